package welcome_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/welcome"
)

// leaving suspends a member who has a diary of their own and named a private
// address, and returns the pages and the secret of the mail's link.
func leaving(t *testing.T, d *dbtest.DB) (server *httptest.Server, secret string) {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	loss.Subscribe(d.DB)
	acme := d.Org(t, "acme")
	publish(t, d)
	ada := membertest.Make(t, d, acme, "ada@acme.example")
	in(t, d, acme, func(tx *db.Tx) error {
		if _, err := product.Assign(tx, ada.ID, "pulse", product.BySelf); err != nil {
			return err
		}
		_, err := data.Ingest(tx, []data.New{{
			MemberID: ada.ID, ProductID: "pulse", Category: data.Files, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start, Content: "dear diary",
		}})
		return err
	})
	own := access.With(t.Context(), access.Actor{Kind: access.KindMember, Org: acme, ID: string(ada.ID), Member: ada.ID, Roles: []access.Role{access.Plain}})
	if err := d.Update(own, access.OwnData, func(tx *db.Tx) error { return loss.SetPrivateAddress(tx, "ada@home.example") }); err != nil {
		t.Fatal(err)
	}
	in(t, d, acme, func(tx *db.Tx) error {
		before, err := member.FindForUpdate(tx, ada.ID)
		if err != nil {
			return err
		}
		after := before
		after.Active = false
		_, err = member.Save(tx, before, after)
		return err
	})
	box := &mailbox{}
	runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	for kind, h := range loss.Handlers(d.DB) {
		runner.Handle(kind, h)
	}
	runner.Handle(notice.MailJob, notice.Sender{DB: d.DB, Post: box, BaseURL: "https://steward.example", MemberAddress: func(*db.Tx, access.MemberID) (string, error) { return "", nil }}.Handle)
	if err := runner.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(box.last, "https://steward.example"+loss.Page+"?t=")
	mux := http.NewServeMux()
	welcome.New(finding.Desk{DB: d.DB}, signup.Desk{DB: d.DB}, nil, slog.New(slog.DiscardHandler)).Mount(mux)
	server = httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server, strings.Fields(rest + " none")[0]
}

func publish(t *testing.T, d *dbtest.DB) {
	t.Helper()
	statements, err := term.Statements()
	if err == nil {
		err = d.Across(t.Context(), "test", func(w *db.Wide) error {
			if err := term.Publish(w, statements); err != nil {
				return err
			}
			return product.Publish(w, []product.Product{{ID: "pulse", Name: "Pulse", Family: product.ProductivityCommunications, Kind: "app", Audience: "home"}})
		})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestFarewell follows the mail's link: what is one's own is listed, fetched, and
// given up; a wrong link opens nothing.
func TestFarewell(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		server, secret := leaving(t, d)
		address := server.URL + loss.Page + "?t=" + secret
		res, body := get(t, address)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, "Pulse") || !strings.Contains(body, "1 item") {
			t.Fatalf("%d %s", res.StatusCode, body)
		}
		if res.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Error("the link could leak to other sites")
		}
		export := server.URL + loss.Page + "/export?t=" + secret + "&product="
		res, body = get(t, export+"pulse")
		if res.StatusCode != http.StatusOK || !strings.Contains(body, "dear diary") || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%d %s %v", res.StatusCode, body, res.Header)
		}
		if res, _ = get(t, export+"other"); res.StatusCode != http.StatusNotFound {
			t.Errorf("another product: %d", res.StatusCode)
		}
		if res, _ = get(t, server.URL+loss.Page+"?t=wrong"); res.StatusCode != http.StatusNotFound {
			t.Errorf("a wrong link: %d", res.StatusCode)
		}
		form := url.Values{"t": {secret}, "decline": {"pulse"}}
		if res, _ = post(t, server.URL+loss.Page, "https://evil.example", form); res.StatusCode != http.StatusForbidden {
			t.Errorf("from another site: %d", res.StatusCode)
		}
		if res, body = post(t, server.URL+loss.Page, "", form); res.StatusCode != http.StatusOK || !strings.Contains(body, "it may be lost") {
			t.Errorf("%d %s", res.StatusCode, body)
		}
	})
}
