package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/demo"
	"github.com/sysoon/steward/internal/visitor"
)

// Samples is a Steward with the organizations of development, their identity
// provider and their people: what people do by themselves is measured there,
// because it begins with signing in. All else is as in production.
type Samples struct {
	*Server
	// Name is the target's: steward-sqlite or steward-postgres.
	Name string
	// Programs calls GraphQL with all permissions of the organization.
	Programs Caller
	// Officers call GraphQL as two persons who answer requests: what one starts the
	// other approves.
	Officers [2]Caller
	// People are the user names of those who can sign in.
	People   []string
	officers []string
}

// samplesWithin is how long loading the samples may take.
const samplesWithin = 5 * time.Minute

// StartSamples serves a fresh installation with samples, once they are loaded.
func StartSamples(ctx context.Context, binary string, storage Storage) (*Samples, error) {
	folder, err := os.MkdirTemp("", "steward-bench-")
	if err != nil {
		return nil, err
	}
	s := &Server{folder: folder, binary: binary, flags: append([]string{"--dev"}, storage.Flags...)}
	if err := s.keep(storage); err != nil {
		return nil, err
	}
	if s.address, err = free(ctx); err != nil {
		return nil, err
	}
	s.URL = "http://" + s.address
	s.public = s.URL
	if err := s.Serve(ctx); err != nil {
		return nil, err
	}
	out := &Samples{Server: s, Name: "steward-" + s.Database}
	err = out.loaded(ctx)
	for i := 0; i < len(out.Officers) && err == nil; i++ {
		out.Officers[i], err = out.person(ctx, out.officers[i])
	}
	if err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return out, nil
}

// loaded waits until the server has written who is there.
func (s *Samples) loaded(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, samplesWithin)
	defer cancel()
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for {
		said, err := os.ReadFile(filepath.Join(s.folder, "dev.json"))
		if err == nil {
			return s.read(said)
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return fmt.Errorf("the samples were not loaded within %s: %s", samplesWithin, s.Log())
		}
	}
}

func (s *Samples) read(said []byte) error {
	var there struct {
		Organizations []struct {
			APIToken string
			People   []struct {
				Email string
				Roles []string
			}
		}
	}
	if err := json.Unmarshal(said, &there); err != nil {
		return err
	}
	if len(there.Organizations) == 0 || len(there.Organizations[0].People) == 0 {
		return errors.New("the samples have nobody")
	}
	first := there.Organizations[0]
	s.Programs = NewCaller(s.URL, first.APIToken, "application/json")
	for _, p := range first.People {
		s.People = append(s.People, strings.ToLower(p.Email))
		if slices.Contains(p.Roles, "PRIVACY_OFFICER") {
			s.officers = append(s.officers, p.Email)
		}
	}
	if len(s.officers) < len(s.Officers) {
		return errors.New("the samples have too few privacy officers")
	}
	return nil
}

// person calls GraphQL with the session of somebody who signs in.
func (s *Samples) person(ctx context.Context, userName string) (Caller, error) {
	b, err := visitor.New(nil)
	if err != nil {
		return Caller{}, err
	}
	p, err := demo.SignIn(ctx, b, s.URL, userName)
	if err == nil && p.URL.Path != "/" {
		err = fmt.Errorf("signing in %s ended at %s (%s)", userName, p.URL, p.Status)
	}
	return Caller{base: s.URL, mediaType: "application/json", client: b.Client}, err
}

// signInStep is what Steward does when the provider sends somebody back: the
// code is exchanged, the ID token verified, and a session made. packageStep is
// what it does for one person's data.
const signInStep, packageStep = "sign-in callback", "package"

// People tells whether a step runs that needs samples.
func (c Compare) People() bool { return c.Records > 0 && (c.wants(signInStep) || c.wants(packageStep)) }

// people measures what begins with a person, who signs in or asks for their data.
func (c Compare) people(ctx context.Context, keep func(Result)) error {
	for nth := range c.Rounds {
		for _, s := range c.Samples {
			c.Say(fmt.Sprintf("round %d: people on %s", nth+1, s.Name))
			if err := c.person(ctx, s, nth, keep); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c Compare) person(ctx context.Context, s *Samples, nth int, keep func(Result)) error {
	if c.wants(signInStep) {
		r, err := c.signIns(ctx, s, max(10, c.Users/10))
		if err != nil {
			return err
		}
		keep(r)
	}
	if c.wants(packageStep) {
		r, err := c.packages(ctx, s, nth)
		if err != nil {
			return err
		}
		keep(r)
	}
	return nil
}
