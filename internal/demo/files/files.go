// Package files is an example product: a small server that keeps members' files
// and speaks the source protocol, so that Steward's samples and tests meet a
// system that is not Steward. It persists to one JSON file, written whole and
// renamed into place, which is enough for an example.
//
// It knows the source protocol and nothing else of Steward: it finds a person by
// the organization's slug and an e-mail address, user name or member id.
package files

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
)

// What a zero Config means.
const (
	// Product is the id of the sample catalogue's product.
	Product = "sysoon-files"
	region  = "EU"
)

// The categories that the server holds.
const (
	categoryFiles      = "files"
	categoryActivities = "activities"
)

// Config says where the server keeps its files and how Steward signs.
type Config struct {
	// Dir is where files.json is kept; it is made if it is not there.
	Dir string
	// Secret is the one that Steward signs with, at least 16 bytes.
	Secret []byte
	// Product is the id of the product in the catalogue; "" means Product.
	Product string
	// Regions is where the server says that it keeps data; nil means EU.
	Regions []string
	// Base is the address that Steward was given, without its path, where a
	// proxy stands before the server.
	Base string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Asynchronous has changes answered 202 and made afterwards, with callbacks
	// by Client; nil means http.DefaultClient.
	Asynchronous bool
	Client       *http.Client
}

// File is one file that a member keeps.
type File struct {
	// Organization is a slug; Owner an e-mail address, user name or member id.
	Organization string    `json:"organization"`
	Owner        string    `json:"owner"`
	Name         string    `json:"name"`
	Text         string    `json:"text"`
	At           time.Time `json:"at"`
}

// Server is the product's server.
type Server struct {
	config   Config
	verifier *protocol.Verifier
	mux      *http.ServeMux

	mu   sync.Mutex
	path string
	kept kept
}

// New opens the server's directory.
func New(c Config) (*Server, error) {
	if len(c.Secret) < 16 {
		return nil, errors.New("files: the secret must have at least 16 bytes")
	}
	if c.Product == "" {
		c.Product = Product
	}
	if c.Regions == nil {
		c.Regions = []string{region}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	s := &Server{
		config:   c,
		verifier: &protocol.Verifier{Secret: c.Secret, Base: c.Base, Now: c.Now},
		path:     filepath.Join(c.Dir, "files.json"),
	}
	var err error
	if s.kept, err = load(s.path); err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	s.mux = s.routes()
	s.resume()
	return s, nil
}

// Add keeps files, all or none. Each also leaves a trace in the owner's
// activities, as products do.
func (s *Server) Add(files ...File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.kept.clone()
	for _, f := range files {
		if f.Organization == "" || f.Owner == "" || f.Name == "" {
			return errors.New("files: a file needs an organization, an owner and a name")
		}
		if len(f.Name) > protocol.MaxTitle-20 || len(f.Text) > protocol.MaxContent {
			return fmt.Errorf("files: %q is too large", f.Name)
		}
		f.Owner, f.At = strings.ToLower(f.Owner), f.At.UTC()
		next.add(categoryFiles, f)
		next.add(categoryActivities, File{f.Organization, f.Owner, "Saved " + f.Name, "", f.At})
	}
	return s.keep(next)
}

// List returns an owner's files, oldest first.
func (s *Server) List(organization, owner string) []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []File
	for _, e := range s.kept.Entries {
		if e.Category == categoryFiles && e.Organization == organization && e.Owner == strings.ToLower(owner) {
			out = append(out, e.File)
		}
	}
	return out
}

// keep persists what is next, and then has it.
func (s *Server) keep(next kept) error {
	if err := save(s.path, next); err != nil {
		return fmt.Errorf("files: %w", err)
	}
	s.kept = next
	return nil
}

// of tells whether an entry belongs to a subject.
func (e entry) of(p protocol.Subject) bool {
	if e.Organization != p.Organization {
		return false
	}
	same := func(name string) bool { return name != "" && strings.EqualFold(name, e.Owner) }
	return same(p.UserName) || same(p.MemberID) || slices.ContainsFunc(p.Emails, same)
}

// item is an entry as the protocol sends it.
func (s *Server) item(e entry) protocol.Item {
	i := protocol.Item{
		Key: e.Key, Product: s.config.Product, Category: e.Category, Provenance: "provided", Purpose: "provide",
		At: e.At, Title: e.Name, Content: e.Text, Restricted: e.Restricted,
	}
	if e.Category == categoryActivities {
		i.Provenance, i.Purpose = "observed", "provide_secure"
		return i
	}
	i.Fields = map[string]string{"name": e.Name, "bytes": fmt.Sprint(len(e.Text))}
	return i
}
