package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Target is one server under load: Steward, a floor or a peer. All of them speak
// SCIM, or GraphQL, or both.
type Target struct {
	Name string
	// Floor names the target whose throughput is the ceiling of this one's.
	Floor string
	// SCIM and GraphQL send requests; one without an address is not asked.
	SCIM, GraphQL Caller
	// Page is the query of the step that reads a page of members over GraphQL.
	Page string
	// Filters tells whether it filters on an extension's attribute; the floors
	// and Polis do not.
	Filters bool
	// Largest is the largest group that is tried, because filling one takes it
	// too long.
	Largest int
	// Started is how long it took until it was ready.
	Started time.Duration

	// Postmaster is the process of the PostgreSQL server that it uses, or 0.
	Postmaster int
	// Profiler is the address that serves profiles to the token Operator, or empty.
	Profiler, Operator string

	pid  int
	stop func() error

	ids, names []string
	// made are the places in ids of accounts that are there.
	made  []int
	group string
	size  int
}

// MemoryMiB is the resident memory of the target's process.
func (t *Target) MemoryMiB() float64 { return resident(t.pid) }

// Stop ends the target.
func (t *Target) Stop() error { return t.stop() }

// Of makes a target of a Steward that runs.
func Of(ctx context.Context, s *Server, floor string) (*Target, error) {
	owner, provider, err := s.Directory(ctx, "bench", "ENTRA")
	if err != nil {
		return nil, err
	}
	return &Target{
		Name: "steward-" + s.Database, Floor: floor, SCIM: provider, GraphQL: owner, Filters: true, Largest: 1_000_000,
		Page:    `{ members(first: 50) { totalCount nodes { userName displayName groups { displayName } } } }`,
		Started: s.Started, Profiler: s.Profiler, Operator: s.Token, pid: s.process.Process.Pid, stop: s.Stop,
	}, nil
}

// Program is a floor or peer: a program that is told its port as the first
// argument after Args, and prints "ready TOKEN" once it is.
type Program struct {
	Name   string
	Folder string
	Args   []string
	// After follow the port.
	After []string
}

// Run starts the program.
func (p Program) Run(ctx context.Context) (*Target, error) {
	address, err := free(ctx)
	if err != nil {
		return nil, err
	}
	_, port, _ := strings.Cut(address, ":")
	args := append(append(append([]string{}, p.Args[1:]...), port), p.After...)
	process := exec.CommandContext(context.WithoutCancel(ctx), p.Args[0], args...)
	log, err := os.CreateTemp("", p.Name+"-*.log") // peers say something for each request
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	process.Dir, process.Stderr = p.Folder, log
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := process.Start(); err != nil {
		return nil, err
	}
	token, ready := "", false
	for lines := bufio.NewScanner(out); !ready && lines.Scan(); {
		token, ready = strings.CutPrefix(lines.Text(), "ready ")
	}
	if !ready {
		said, _ := os.ReadFile(log.Name())
		return nil, errors.Join(fmt.Errorf("%s did not start: %s", p.Name, said), process.Wait(), os.Remove(log.Name()))
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // what it says later must not stop it
	base := "http://" + address
	return &Target{
		Name: p.Name, SCIM: NewCaller(base, strings.TrimSpace(token), "application/scim+json"), Started: time.Since(began), pid: process.Process.Pid,
		stop: func() error {
			err := process.Process.Kill()
			_ = process.Wait()
			return errors.Join(err, os.Remove(log.Name()))
		},
	}, nil
}
