// Command bench measures a built Steward on both databases:
//
//	go run ./cmd/bench --binary bin/steward --postgres postgres://… scim
//
// It prints a table; --json prints a line for each step instead.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"github.com/sysoon/steward/internal/bench"
)

type commandLine struct {
	Binary     string      `help:"The server to measure." default:"bin/steward" type:"existingfile"`
	Postgres   string      `help:"Address of an empty PostgreSQL database; for compare and growth with %s in the place of its name." placeholder:"URL"`
	Postmaster int         `help:"Process id of the PostgreSQL server, so that its processor time counts."`
	JSON       bool        `help:"Print a line of JSON for each step."`
	SCIM       scimCommand `cmd:"" name:"scim" help:"Measure the SCIM service provider."`

	Compare compareCommand `cmd:"" help:"Measure beside the floors and the peers, step by step."`
	Nodes   nodesCommand   `cmd:"" help:"Measure several processes on one PostgreSQL against one."`
	Growth  growthCommand  `cmd:"" help:"Measure the same steps with more members, and with more organizations."`
	Floor   floorCommand   `cmd:"" hidden:"" help:"Serve a floor."`
}

type scimCommand struct {
	Users      int           `help:"How many users to create." default:"2000"`
	At         int           `help:"How many requests at a time." default:"8"`
	GroupSizes []int         `help:"Sizes at which one member is added." default:"10,1000,10000"`
	AtMost     time.Duration `help:"Longest time of a step." default:"30s"`
}

func main() {
	var line commandLine
	parsed := kong.Parse(&line)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	parsed.BindTo(ctx, (*context.Context)(nil))
	parsed.FatalIfErrorf(parsed.Run(&line))
}

// Run measures on SQLite, then on PostgreSQL.
func (c scimCommand) Run(ctx context.Context, line *commandLine) error {
	report := table()
	if line.JSON {
		report = lines()
	}
	for _, database := range []string{"", line.Postgres} {
		if err := c.measure(ctx, line.Binary, database, report); err != nil {
			return err
		}
	}
	return nil
}

func (c scimCommand) measure(ctx context.Context, binary, database string, report func(bench.Result)) error {
	server, err := bench.Start(ctx, binary, bench.Storage{Data: database})
	if err != nil {
		return err
	}
	m := bench.SCIM{Users: c.Users, At: c.At, GroupSizes: c.GroupSizes, AtMost: c.AtMost}
	if err := m.Measure(ctx, server, report); err != nil {
		_ = server.Stop()
		return err
	}
	return server.Stop()
}

func table() func(bench.Result) {
	row := func(cells ...any) { fmt.Printf("%-9s %-32s %9v %7v %10v %9v %9v %9v %9v\n", cells...) }
	row("database", "step", "requests", "errors", "per second", "p50 ms", "p95 ms", "p99 ms", "MiB")
	fmt.Println(strings.Repeat("-", 112))
	return func(r bench.Result) {
		row(r.Database, r.Step, r.Requests, r.Errors, r.PerSecond, r.P50, r.P95, r.P99, r.MemoryMiB)
		if r.FirstError != "" {
			fmt.Println("          first error:", r.FirstError)
		}
	}
}

func lines() func(bench.Result) {
	out := json.NewEncoder(os.Stdout)
	return func(r bench.Result) { _ = out.Encode(r) }
}
