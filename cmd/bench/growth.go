package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/bench"
)

type growthCommand struct {
	Members       []int         `help:"Sizes of the organization that is measured." default:"2000,100000,1000000"`
	Organizations []int         `help:"How many organizations there are." default:"1,100,10000"`
	Requests      int           `help:"How many requests each step sends." default:"500"`
	At            int           `help:"How many requests at a time." default:"8"`
	AtMost        time.Duration `help:"Longest time of a step." default:"20s"`
	Out           string        `help:"Folder for growth.txt, growth.json and a plot for each axis." default:".cache/bench" type:"path"`
}

// Run measures growth on both databases. Each axis has a fresh server.
func (c growthCommand) Run(ctx context.Context, line *commandLine) error {
	if !strings.Contains(line.Postgres, "%s") {
		return errors.New("--postgres needs %s in the place of the database's name")
	}
	growth := bench.Growth{
		Members: c.Members, Organizations: c.Organizations, Requests: c.Requests, At: c.At, AtMost: c.AtMost,
		Say: func(what string) { fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), what) },
	}
	servers := 0
	var all []bench.Point
	for _, address := range []string{"", line.Postgres} {
		points, err := growth.Run(ctx, func(ctx context.Context) (*bench.Server, error) {
			storage := bench.Storage{Flags: []string{"--graphql-rate", "100000000"}}
			if address != "" {
				servers++
				storage.Data = fmt.Sprintf(address, fmt.Sprint("growth", servers))
				storage.Keys = fmt.Sprintf(address, fmt.Sprint("growth_keys", servers))
			}
			return bench.Start(ctx, line.Binary, storage)
		})
		all = append(all, points...)
		if err != nil {
			return err
		}
	}
	return c.write(all)
}

func (c growthCommand) write(all []bench.Point) error {
	body, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	text := bench.GrowthText(all)
	fmt.Print(text)
	return files(c.Out, map[string]string{
		"growth.txt": text, "growth.json": string(body) + "\n",
		"growth-members.svg": bench.GrowthSVG(all, bench.ByMembers), "growth-organizations.svg": bench.GrowthSVG(all, bench.ByOrganizations),
	})
}

// files writes files into a folder.
func files(folder string, contents map[string]string) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	for name, content := range contents {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}
