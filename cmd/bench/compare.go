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
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/bench/floor"
)

type compareCommand struct {
	Users    int           `help:"How many accounts each round creates." default:"2000"`
	Rounds   int           `help:"How often every step runs." default:"3"`
	At       int           `help:"How many requests at a time." default:"8"`
	Sizes    []int         `help:"Group sizes at which one member is added." default:"10,1000,100000,1000000"`
	Records  int           `help:"How many records the member has whose package is made; 0 for no samples." default:"100000"`
	AtMost   time.Duration `help:"Longest time of a step on one target." default:"10s"`
	Only     []string      `help:"Run these steps alone (and create)." sep:";"`
	Against  []string      `help:"Measure these targets alone, such as steward-sqlite,floor-sqlite."`
	Profiles string        `help:"Folder for a profile of each step of Steward." type:"path"`
	Peers    string        `help:"Folder with the installed peers; none without." type:"path"`
	Out      string        `help:"Folder for bench.txt, bench.json and bench.svg." default:".cache/bench" type:"path"`
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
	if c.Profiles != "" {
		if err := os.MkdirAll(c.Profiles, 0o750); err != nil {
			return err
		}
	}
	for _, p := range c.programs(line, folder) {
		if !c.wanted(p.name) {
			continue
		}
		t, err := p.start(ctx)
		if err != nil {
			return err
		}
		if strings.HasSuffix(p.name, "-postgres") || p.name == "polis" || p.name == "postgraphile" {
			t.Postmaster = line.Postmaster
		}
		targets = append(targets, t)
	}
	measured := bench.Compare{
		Only: c.Only, Profiles: c.Profiles, Records: c.Records,
		Targets: targets, Rounds: c.Rounds, Users: c.Users, At: c.At, Sizes: c.Sizes, AtMost: c.AtMost,
		Say: func(what string) { fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), what) },
	}
	samples, err := c.samples(ctx, line, measured.People())
	defer func() {
		for _, s := range samples {
			err = errors.Join(err, s.Stop())
		}
	}()
	if err != nil {
		return err
	}
	measured.Samples = samples
	results, err := measured.Run(ctx)
	if err != nil {
		return err
	}
	return c.write(bench.NewReport(targets, results))
}

// samples starts a Steward with samples on each database that is measured.
func (c compareCommand) samples(ctx context.Context, line *commandLine, people bool) (all []*bench.Samples, err error) {
	if !people {
		return nil, nil
	}
	postgres := bench.Storage{Data: fmt.Sprintf(line.Postgres, "samples"), Keys: fmt.Sprintf(line.Postgres, "samples_keys")}
	for _, storage := range []bench.Storage{{}, postgres} {
		if name := "steward-" + storage.Kind(); !c.wanted(name) {
			continue
		}
		storage.Flags = []string{"--graphql-rate", "100000000"}
		s, err := bench.StartSamples(ctx, line.Binary, storage)
		if err != nil {
			return all, err
		}
		all = append(all, s)
	}
	return all, nil
}

// program is a target that can be started.
type program struct {
	name  string
	start func(context.Context) (*bench.Target, error)
}

// wanted tells whether a target is measured.
func (c compareCommand) wanted(name string) bool {
	return len(c.Against) == 0 || slices.Contains(c.Against, name)
}

func (c compareCommand) programs(line *commandLine, folder string) []program {
	database := func(name string) string { return fmt.Sprintf(line.Postgres, name) }
	self, _ := os.Executable()
	floor := func(name, address string) program {
		return c.other(bench.Program{Name: name, Args: []string{self, "floor"}, After: []string{address}}, 1_000_000)
	}
	all := []program{
		c.steward(line, "sqlite", bench.Storage{}),
		c.steward(line, "postgres", bench.Storage{Data: database("steward"), Keys: database("keys")}),
		floor("floor-sqlite", "sqlite:"+filepath.Join(folder, "floor.db")),
		floor("floor-postgres", database("floor")),
	}
	if c.Peers == "" {
		return all
	}
	peer := func(name string, largest int, after ...string) program {
		return c.other(bench.Program{Name: name, Folder: c.Peers, Args: []string{"node", name + ".mjs"}, After: after}, largest)
	}
	pages := peer("postgraphile", 0, database("postgraphile"), strconv.Itoa(c.Users))
	return append(all, peer("polis", polisLargest, database("polis")), peer("scimmy", scimmyLargest), overGraphQL(pages))
}

// steward starts anew before it is measured, so that its start-up is with an
// existing database.
func (c compareCommand) steward(line *commandLine, database string, s bench.Storage) program {
	return program{"steward-" + database, func(ctx context.Context) (*bench.Target, error) {
		s.Flags, s.Profiler = []string{"--graphql-rate", "100000000"}, c.Profiles != ""
		server, err := bench.Start(ctx, line.Binary, s)
		if err != nil {
			return nil, err
		}
		if err := server.Again(ctx); err != nil {
			return nil, err
		}
		return bench.Of(ctx, server, "floor-"+database)
	}}
}

func (c compareCommand) other(p bench.Program, largest int) program {
	return program{p.Name, func(ctx context.Context) (*bench.Target, error) {
		t, err := p.Run(ctx)
		if err == nil {
			t.Largest = largest
		}
		return t, err
	}}
}

// overGraphQL is a peer that speaks GraphQL alone.
func overGraphQL(p program) program {
	return program{p.name, func(ctx context.Context) (*bench.Target, error) {
		t, err := p.start(ctx)
		if err == nil {
			t.GraphQL, t.SCIM = t.SCIM.As("application/json"), bench.Caller{}
			t.Page = `{ allMembers(first: 50, orderBy: DISPLAY_NAME_ASC) { totalCount nodes { userName displayName membershipsByMemberId { nodes { teamByTeamId { displayName } } } } } }`
		}
		return t, err
	}}
}

func (c compareCommand) write(r bench.Report) error {
	body, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	text := r.Text()
	fmt.Print(text)
	return files(c.Out, map[string]string{"bench.txt": text, "bench.json": string(body) + "\n", "bench.svg": r.SVG()})
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
