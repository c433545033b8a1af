package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/bench/floor"
)

type compareCommand struct {
	Users  int           `help:"How many accounts each round creates." default:"2000"`
	Rounds int           `help:"How often every step runs." default:"3"`
	At     int           `help:"How many requests at a time." default:"8"`
	Sizes  []int         `help:"Group sizes at which one member is added." default:"10,1000,100000"`
	AtMost time.Duration `help:"Longest time of a step on one target." default:"10s"`
	Peers  string        `help:"Folder with the installed peers; none without." type:"path"`
	Out    string        `help:"Folder for bench.txt, bench.json and bench.svg." default:".cache/bench" type:"path"`
}

// Members that PostGraphile has: as many as Steward when it is asked first.
const scimmyLargest, polisLargest = 1000, 1000

// Run measures Steward, floors and peers on both databases.
func (c compareCommand) Run(ctx context.Context, line *commandLine) (err error) {
	if !strings.Contains(line.Postgres, "%s") {
		return errors.New("--postgres needs %s in the place of the database's name")
	}
	var targets []*bench.Target
	defer func() {
		for _, t := range targets {
			err = errors.Join(err, t.Stop())
		}
	}()
	folder, err := os.MkdirTemp("", "steward-floor-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	for _, start := range c.programs(line, folder) {
		t, err := start(ctx)
		if err != nil {
			return err
		}
		targets = append(targets, t)
	}
	results, err := bench.Compare{
		Targets: targets, Rounds: c.Rounds, Users: c.Users, At: c.At, Sizes: c.Sizes, AtMost: c.AtMost,
		Say: func(what string) { fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), what) },
	}.Run(ctx)
	if err != nil {
		return err
	}
	return c.write(bench.NewReport(targets, results))
}

type starter func(context.Context) (*bench.Target, error)

func (c compareCommand) programs(line *commandLine, folder string) []starter {
	database := func(name string) string { return fmt.Sprintf(line.Postgres, name) }
	self, _ := os.Executable()
	steward := func(s bench.Storage, floor string) starter {
		return func(ctx context.Context) (*bench.Target, error) {
			s.Flags = []string{"--graphql-rate", "100000000"}
			server, err := bench.Start(ctx, line.Binary, s)
			if err != nil {
				return nil, err
			}
			if err := server.Again(ctx); err != nil { // so that start-up is with an existing database
				return nil, err
			}
			return bench.Of(ctx, server, floor)
		}
	}
	run := func(p bench.Program, largest int) starter {
		return func(ctx context.Context) (*bench.Target, error) {
			t, err := p.Run(ctx)
			if err == nil {
				t.Largest = largest
			}
			return t, err
		}
	}
	all := []starter{
		steward(bench.Storage{}, "floor-sqlite"),
		steward(bench.Storage{Data: database("steward"), Keys: database("keys")}, "floor-postgres"),
		run(bench.Program{Name: "floor-sqlite", Args: []string{self, "floor"}, After: []string{"sqlite:" + filepath.Join(folder, "floor.db")}}, 1_000_000),
		run(bench.Program{Name: "floor-postgres", Args: []string{self, "floor"}, After: []string{database("floor")}}, 1_000_000),
	}
	if c.Peers == "" {
		return all
	}
	peer := func(name, file string, largest int, after ...string) starter {
		return run(bench.Program{Name: name, Folder: c.Peers, Args: []string{"node", file}, After: after}, largest)
	}
	return append(all, peer("polis", "polis.mjs", polisLargest, database("polis")), peer("scimmy", "scimmy.mjs", scimmyLargest),
		func(ctx context.Context) (*bench.Target, error) {
			t, err := peer("postgraphile", "postgraphile.mjs", 0, database("postgraphile"), fmt.Sprint(c.Users))(ctx)
			if err == nil {
				t.GraphQL, t.SCIM = t.SCIM, bench.Caller{}
				t.GraphQL = t.GraphQL.As("application/json")
				t.Page = `{ allMembers(first: 50, orderBy: DISPLAY_NAME_ASC) { totalCount nodes { userName displayName membershipsByMemberId { nodes { teamByTeamId { displayName } } } } } }`
			}
			return t, err
		})
}

func (c compareCommand) write(r bench.Report) error {
	if err := os.MkdirAll(c.Out, 0o750); err != nil {
		return err
	}
	body, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	text := r.Text()
	fmt.Print(text)
	for name, content := range map[string]string{"bench.txt": text, "bench.json": string(body) + "\n", "bench.svg": r.SVG()} {
		if err := os.WriteFile(filepath.Join(c.Out, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

type floorCommand struct {
	Port     string `arg:"" help:"Port on loopback."`
	Database string `arg:"" help:"Address of the database."`
}

// Run serves a floor until it is killed.
func (f floorCommand) Run(ctx context.Context) error {
	served, err := floor.Open(ctx, f.Database)
	if err != nil {
		return err
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:"+f.Port)
	if err != nil {
		return err
	}
	fmt.Println("ready floor")
	server := &http.Server{Handler: served.Handler(), ReadHeaderTimeout: time.Minute}
	return server.Serve(l)
}
