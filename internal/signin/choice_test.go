package signin_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// family gives the town's organization a sibling with the same domain.
func (w *town) family() *house {
	w.t.Helper()
	issuer := w.connection.Issuer
	other := w.organization("acme-north", "north.example", issuer)
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		parent, err := org.Create(wide, org.New{Slug: "group", Name: "Group", Kind: org.Business, Jurisdiction: "EU"})
		if err != nil {
			return err
		}
		for _, child := range []access.OrgID{w.id, other.id} {
			if _, err := org.SetParent(wide, child, parent.ID); err != nil {
				return err
			}
		}
		_, err = org.Vouch(wide, wide.In(other.id, access.System(other.id, "test")), "acme.example")
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return other
}

// TestADomainOfAFamilyAsksWhere: one domain on several organizations of a
// parent leads to a page to choose, and nowhere that isn't on it.
func TestADomainOfAFamilyAsksWhere(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		other := w.family()
		stranger := w.organization("rival", "rival.example", w.connection.Issuer)
		b := newBrowser(t)
		known, unknown := w.begin(b, "ada@acme.example"), w.begin(b, "nobody@acme.example")
		if known.status != http.StatusOK || !strings.Contains(known.body, "Choose an organization") ||
			!strings.Contains(known.body, `value="acme-north"`) || strings.Contains(known.body, "rival") || strings.Contains(known.body, "<script") {
			t.Fatalf("%d: %s", known.status, known.body)
		}
		if strings.ReplaceAll(unknown.body, "nobody", "ada") != known.body {
			t.Error("the choice tells who has an account")
		}
		if p := w.begin(b, "ada@north.example"); strings.Contains(p.body, "Choose an organization") {
			t.Error("a domain of one organization asks to choose")
		}
		pick := func(email, slug string) page {
			return b.step(http.MethodPost, w.url+"/signin", values("email", email, "organization", slug))
		}
		for slug, of := range map[string]*house{"acme-north": other, "acme": w.house} {
			p := pick("ada@acme.example", slug)
			if !strings.Contains(p.header.Get("Refresh"), of.connection.ID) {
				t.Errorf("%s: led to %s", slug, p.header.Get("Refresh"))
			}
		}
		for _, slug := range []string{"rival", "nobody", "group"} {
			if p := pick("ada@acme.example", slug); p.status != http.StatusUnprocessableEntity {
				t.Errorf("%s, which is not on the page: %d", slug, p.status)
			}
		}
		_ = stranger
	})
}

// TestASuspendedOrganizationSaysSo: members learn it after they proved who they
// are, and a cancelled organization sends nobody to its provider.
func TestASuspendedOrganizationSaysSo(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		w.update(func(tx *db.Tx) error { _, err := org.SetState(tx, org.Suspended); return err })
		p := w.signIn(newBrowser(t), "ada@acme.example", "s-ada")
		if p.status != http.StatusUnauthorized || !strings.Contains(p.body, "is suspended, so its members") || w.sessions() != 0 || w.count("identity") != 0 {
			t.Errorf("%d, %d sessions, %d identities: %s", p.status, w.sessions(), w.count("identity"), p.body)
		}
		w.update(func(tx *db.Tx) error {
			m, err := member.ByUserName(tx, "ada@acme.example")
			if err != nil {
				return err
			}
			_, err = member.SetRoles(tx, m.ID, []access.Role{access.PrivacyOfficer})
			return err
		})
		if p := w.signIn(newBrowser(t), "ada@acme.example", "s-ada"); p.status != http.StatusOK || w.sessions() != 1 {
			t.Errorf("somebody who answers requests: %d %s", p.status, p.body)
		}
		w.update(func(tx *db.Tx) error { _, err := org.SetState(tx, org.Cancelled); return err })
		if p := w.begin(newBrowser(t), "ada@acme.example"); p.status != http.StatusUnauthorized || !strings.Contains(p.body, "is cancelled") || w.sessions() != 1 {
			t.Errorf("a cancelled organization: %d %s", p.status, p.body)
		}
	})
}
