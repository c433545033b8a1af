package data_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/demo/files"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// archive starts a source of the product docs that keeps data in these regions.
func archive(t *testing.T, p product.ID, regions ...string) string {
	t.Helper()
	s, err := files.New(files.Config{Dir: t.TempDir(), Secret: secret, Product: string(p), Regions: regions})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server.URL
}

func TestRow55ResidencyDecidesWhoIsConnected(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.agree(term.LayerMaster, clause(term.ResidencyRegions, "EU,US-CA", term.Reach{Product: "docs"}))
		s := data.Sources{DB: d.DB, Client: client()}
		for _, c := range []struct {
			regions string
			want    fault.Kind
		}{
			{"EU", ""}, {"DE", ""}, {"DE,FR,US-CA", ""}, {"EU,CN", fault.Denied}, {"US", fault.Denied},
			{"US-NY", fault.Denied}, {"GB", fault.Denied}, {"europe", fault.Invalid},
		} {
			err := s.Admit(w.as(w.bob), "docs-archive", archive(t, "docs", strings.Split(c.regions, ",")...), string(secret))
			if fault.KindOf(err) != c.want {
				t.Errorf("%s: %v, want %q", c.regions, err, c.want)
			}
		}
	})
}

func TestAdmitRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		s := data.Sources{DB: d.DB, Client: client()}
		good := archive(t, "docs")
		silent := httptest.NewServer(http.NotFoundHandler())
		silent.Close()
		cases := map[string]struct {
			id          product.SourceID
			url, secret string
			want        fault.Kind
		}{
			"another product":  {"docs-archive", archive(t, "mail"), string(secret), fault.Invalid},
			"another secret":   {"docs-archive", good, "some other secret of the house", fault.Denied},
			"nothing there":    {"docs-archive", silent.URL, string(secret), fault.Unavailable},
			"an inner address": {"docs-archive", "http://10.0.0.1/", string(secret), fault.Denied},
			"unknown source":   {"nothing", good, string(secret), fault.NotFound},
		}
		for name, c := range cases {
			err := s.Admit(w.as(w.bob), c.id, c.url, c.secret)
			wantKind(t, err, c.want)
			if f := fault.Shown(err); c.want != fault.NotFound && (len(f.Fields) != 1 || f.Fields[0] != "url") {
				t.Errorf("%s: on %v", name, f.Fields)
			}
		}
		err := s.Admit(w.as(w.ada), "docs-archive", good, string(secret))
		wantKind(t, err, fault.Denied)
		t.Run("the secret that is kept", func(t *testing.T) {
			w.do(func(tx *db.Tx) error {
				_, err := product.Connect(tx, "docs-archive", good, string(secret))
				return err
			})
			wantKind(t, s.Admit(w.as(w.bob), "docs-archive", good, ""), "")
		})
	})
}

// TestSecretsAreForSteward: a source carries its secret, so nobody else lists them.
func TestSecretsAreForSteward(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		_, err := data.Sources{DB: d.DB, Client: client()}.List(access.With(t.Context(), access.Actor{Kind: access.KindMember, Org: w.org, Roles: []access.Role{access.Auditor}}))
		wantKind(t, err, fault.Denied)
	})
}
