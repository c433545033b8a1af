// Steward is a self-hosted, multi-tenant admin console: one binary with the
// server, the worker, migrations, the console's files, and commands to verify
// what it signed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/sysoon/steward/internal/fault"
)

// Exit codes: 0 done, 1 refused or failed, 2 wrong use; mail has those of sysexits.h.
const (
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// run is main for tests: arguments, environment and output are given.
func run(ctx context.Context, args, environ []string, out, errs io.Writer) int {
	err := execute(ctx, args, environ, out, errs)
	if err == nil {
		return 0
	}
	var usage *usageError
	if errors.As(err, &usage) {
		_, _ = fmt.Fprintf(errs, "steward: %s\n", usage.message)
		return codeOf(err, args)
	}
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind != fault.Internal {
		_, _ = fmt.Fprintf(errs, "steward: %s\n", f.Message)
	} else {
		_, _ = fmt.Fprintf(errs, "steward: %v\n", err)
	}
	return codeOf(err, args)
}

// usageError is a mistake in arguments, environment or configuration file.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }
