package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/demo"
	"github.com/sysoon/steward/internal/demo/files"
	"github.com/sysoon/steward/internal/demo/siem"
	"github.com/sysoon/steward/internal/devdns"
	"github.com/sysoon/steward/internal/devidp"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// devState is what development keeps between starts, beside dev.json: the
// databases know the addresses and secrets of what runs beside the server.
type devState struct {
	Provider string            `json:"provider"`
	Files    string            `json:"files"`
	Events   string            `json:"events"`
	Seed     []byte            `json:"seed"`
	Secrets  map[string]string `json:"secrets"`
	// Loaded tells that the samples are complete.
	Loaded bool `json:"loaded"`
}

// devFile is what dev.json tells developers.
type devFile struct {
	Console       string        `json:"console"`
	GraphQL       string        `json:"graphql"`
	Organizations []demo.Loaded `json:"organizations"`
	Vendor        demo.Loaded   `json:"vendor"`
	// Mail is the folder that mail is written to, Zone the file of TXT records by
	// which domains under .example and .test are proved (NAME TEXT on a line), and
	// Events the folder of what the example receiver of log streams took.
	Mail   string `json:"mail"`
	Zone   string `json:"zone"`
	Events string `json:"events"`
}

// develop runs what a developer needs beside the server: the identity provider
// and a sample product, on loopback; on the first start it loads the samples.
func (s serveCommand) develop(ctx context.Context, c console, p *Program) error {
	state, err := s.readState()
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	run := func(serve func(context.Context) error) {
		wg.Go(func() {
			if err := serve(ctx); err != nil {
				cancel(err)
			}
		})
	}
	product, err := s.beside(ctx, &state, run)
	if err != nil {
		return err
	}
	if !state.Loaded {
		if err := s.load(ctx, c, p, &state, product); err != nil {
			return err
		}
	}
	if err := s.greet(c); err != nil {
		return err
	}
	<-ctx.Done()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// beside opens the provider and the product where they were before.
func (s serveCommand) beside(ctx context.Context, state *devState, run func(func(context.Context) error)) (*files.Server, error) {
	providerAt, err := listenAgain(ctx, &state.Provider)
	if err != nil {
		return nil, err
	}
	filesAt, err := listenAgain(ctx, &state.Files)
	if err != nil {
		return nil, errors.Join(err, providerAt.Close())
	}
	eventsAt, err := listenAgain(ctx, &state.Events)
	if err != nil {
		return nil, errors.Join(err, providerAt.Close(), filesAt.Close())
	}
	provider, err := s.provider(*state)
	if err != nil {
		return nil, err
	}
	events := &siem.Receiver{Dir: filepath.Join(s.Data, "events"), Authorization: eventsAuthorization(*state)}
	run(func(ctx context.Context) error { return serveHTTP(ctx, eventsAt, events) })
	product, err := files.New(files.Config{Dir: filepath.Join(s.Data, "files"), Secret: []byte(state.Secrets["files"])})
	if err != nil {
		return nil, err
	}
	run(func(ctx context.Context) error { return provider.Serve(ctx, providerAt) })
	run(func(ctx context.Context) error { return serveHTTP(ctx, filesAt, product) })
	return product, s.writeJSON("dev-state.json", state)
}

func eventsAuthorization(state devState) string { return "Bearer " + state.Secrets["events"] }

// zone is the name server of development, whose records are in the data folder.
func (s serveCommand) zone() *devdns.Server {
	return &devdns.Server{Zone: filepath.Join(s.Data, "zone.txt")}
}

// nameServer starts it, unless others are named; domains are proved by it from
// then on.
func (s *serveCommand) nameServer(ctx context.Context, part func(func(context.Context) error)) error {
	if !s.Dev || len(s.DNSServer) > 0 {
		return nil
	}
	conn, err := (&net.ListenConfig{}).ListenPacket(ctx, "udp", "127.0.0.1:0")
	if err != nil {
		return fault.New(fault.Unavailable, "The development name server can't open a port on loopback.").Because(err)
	}
	s.DNSServer = []string{conn.LocalAddr().String()}
	zone := s.zone()
	part(func(ctx context.Context) error { return zone.Serve(ctx, conn) })
	return nil
}

// listenAgain opens a loopback port, the same one as last time: addresses are
// kept in the databases.
func listenAgain(ctx context.Context, address *string) (net.Listener, error) {
	at := "127.0.0.1:0"
	if *address != "" {
		at = strings.TrimPrefix(*address, "http://")
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", at)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The development address %s, which this data folder was made with, is taken. Stop the program that uses it (perhaps another steward serve --dev), or start with an empty folder (--data).", at).Because(err)
	}
	*address = "http://" + l.Addr().String()
	return l, nil
}

func (s serveCommand) provider(state devState) (*devidp.Provider, error) {
	config := devidp.Config{BaseURL: state.Provider, Seed: state.Seed}
	for _, o := range demo.Organizations() {
		config.Organizations = append(config.Organizations, people(o))
	}
	provider, err := devidp.New(config)
	if err != nil {
		return nil, err
	}
	for _, o := range demo.Organizations() {
		err := provider.Register(o.Slug, devidp.Client{
			ID: demo.ClientID, Secret: state.Secrets[o.Slug],
			RedirectURIs:           []string{s.PublicURL + "/auth/oidc/*/callback"},
			PostLogoutRedirectURIs: []string{s.PublicURL + "/signed-out"},
		})
		if err != nil {
			return nil, err
		}
	}
	return provider, nil
}

// people are those whom the development provider knows: everybody.
func people(o demo.Organization) devidp.Organization {
	out := devidp.Organization{Slug: o.Slug, Name: o.Name}
	known := append(slices.Clone(o.Members), o.Others()...)
	if len(o.Guests) > 1 { // whoever has not answered an invitation yet can
		known = append(known, o.Guests[1:]...)
	}
	for _, m := range known {
		out.People = append(out.People, devidp.Person{Subject: demo.Subject(m.UserName), Email: m.UserName, Name: m.Name(), Note: m.Note})
	}
	return out
}

// load loads the samples as an outsider, over this server's own address.
func (s serveCommand) load(ctx context.Context, c console, p *Program, state *devState, product *files.Server) error {
	started := time.Now()
	vendor, made, err := p.vendor(ctx, vendorSample())
	if err != nil {
		return err
	}
	if !made {
		return fault.New(fault.Conflict, "The samples in %s were not loaded to the end the last time. Start with an empty folder (--data) or database.", s.Data)
	}
	token, err := p.operatorToken(ctx, vendor, "Set-up")
	if err != nil {
		return err
	}
	provider := strings.TrimSuffix(state.Provider, "/")
	loaded, err := demo.Load(ctx, demo.Target{
		Console: s.PublicURL, OperatorToken: token, Now: time.Now, Log: c.log,
		Issuer:       func(slug string) string { return provider + "/" + slug },
		ClientSecret: func(slug string) string { return state.Secrets[slug] },
		Files:        state.Files, FilesSecret: state.Secrets["files"], Keep: product.Add,
		Mail: filepath.Join(s.Data, "mail"), Publish: s.zone().Publish, Events: state.Events, EventsAuthorization: eventsAuthorization(*state),
		Progress: func(what string) { _, _ = fmt.Fprintf(c.out, "Loading samples: %s\n", what) },
	})
	if err != nil {
		return err
	}
	file := devFile{
		Console: s.PublicURL, GraphQL: s.PublicURL + "/graphql", Vendor: loaded[0], Organizations: loaded[1:],
		Mail: filepath.Join(s.Data, "mail"), Zone: s.zone().Zone, Events: filepath.Join(s.Data, "events"),
	}
	if err := s.writeJSON("dev.json", file); err != nil {
		return err
	}
	state.Loaded = true
	_, _ = fmt.Fprintf(c.out, "Samples loaded in %.1f s\n", time.Since(started).Seconds())
	return s.writeJSON("dev-state.json", state)
}

func vendorSample() org.New {
	for _, o := range demo.Organizations() {
		if o.Vendor {
			return org.New{
				Slug: o.Slug, Name: o.Name, Kind: org.Kind(strings.ToLower(o.Kind)), Vendor: true,
				Jurisdiction: o.Jurisdiction, Domains: []string{o.Domain},
			}
		}
	}
	return org.New{}
}

// greet says what to open and as whom.
func (s serveCommand) greet(c console) error {
	body, err := os.ReadFile(filepath.Join(s.Data, "dev.json"))
	if err != nil {
		return fault.New(fault.Unavailable, "%s is gone. Start with an empty folder (--data).", filepath.Join(s.Data, "dev.json")).Because(err)
	}
	var file devFile
	if err := json.Unmarshal(body, &file); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "\nSteward is ready: open %s\nSign in with one of these addresses (no password; all of them are in %s):\n\n",
		s.PublicURL, filepath.Join(s.Data, "dev.json"))
	for _, o := range append(file.Organizations, file.Vendor) {
		_, _ = fmt.Fprintf(c.out, "  %s\n", o.Name)
		for _, person := range o.People {
			roles := strings.ToLower(strings.Join(person.Roles, ", "))
			if roles == "" {
				roles = "member"
			}
			_, _ = fmt.Fprintf(c.out, "    %-38s %s\n", person.Email, roles)
		}
	}
	_, _ = fmt.Fprintln(c.out, "\nCtrl-C stops.")
	return nil
}

// readState reads what the last start kept, or begins anew.
func (s serveCommand) readState() (devState, error) {
	body, err := os.ReadFile(filepath.Join(s.Data, "dev-state.json"))
	if errors.Is(err, fs.ErrNotExist) {
		state := devState{Seed: randomBytes(32), Secrets: map[string]string{"files": randomText(), "events": randomText()}}
		for _, o := range demo.Organizations() {
			state.Secrets[o.Slug] = randomText()
		}
		return state, nil
	}
	if err != nil {
		return devState{}, err
	}
	var state devState
	return state, json.Unmarshal(body, &state)
}

// writeJSON writes a file that only this user can read.
func (s serveCommand) writeJSON(name string, v any) error {
	body, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	path := filepath.Join(s.Data, name)
	if err := os.WriteFile(path+".new", append(body, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails (crypto/rand)
	return b
}

func randomText() string { return base64.RawURLEncoding.EncodeToString(randomBytes(24)) }
