package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/bench"
)

type nodesCommand struct {
	Nodes  int           `help:"How many processes." default:"3"`
	Users  int           `help:"How many accounts each measurement creates; ten times as many are read." default:"500"`
	Rounds int           `help:"How often everything runs; the median counts." default:"3"`
	At     int           `help:"How many requests at a time." default:"12"`
	AtMost time.Duration `help:"Longest time of a step." default:"10s"`
}

// Run measures one node and several on one PostgreSQL.
func (c nodesCommand) Run(ctx context.Context, line *commandLine) (err error) {
	if line.Postgres == "" {
		return errors.New("several nodes need --postgres")
	}
	if c.Nodes < 2 { //nolint:mnd // otherwise there is nothing to compare
		return errors.New("--nodes must be two or more")
	}
	keys := strings.Replace(line.Postgres, "?", "_keys?", 1)
	server, err := bench.Start(ctx, line.Binary, bench.Storage{Data: line.Postgres, Keys: keys})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	results, err := bench.Nodes{Count: c.Nodes, Users: c.Users, Rounds: c.Rounds, At: c.At, AtMost: c.AtMost}.Measure(ctx, server)
	report := table()
	for _, r := range results {
		report(r)
	}
	return err
}
