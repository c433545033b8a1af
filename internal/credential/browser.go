package credential

import (
	"context"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// Elsewhere is a live session that the person of this browser proved in another
// organization.
type Elsewhere struct {
	Org     access.OrgID
	Session SessionID
	// Slug and Name are the organization's.
	Slug, Name string
}

// Place is where it stands in the list of a browser.
func (e Elsewhere) Place() string { return e.Name + "\x00" + string(e.Session) }

// Beyond chooses among the organizations of a browser, by name.
type Beyond struct {
	// Search is in the name or short name; "" is any.
	Search string
	// From is the place to read on after, or with Back to read back before; ""
	// for the beginning or the end.
	From  string
	Back  bool
	Limit int
}

// atOnce is how many organizations are listed without asking for pages.
const atOnce = 100

// InBrowser lists all live sessions of a browser, by the organization's name.
func InBrowser(w *db.Wide, browser string) ([]Elsewhere, error) {
	return inBrowser(w, browser, Beyond{Limit: 10_000})
}

// where is the condition and order of a choice.
func (b Beyond) where() (where, order string, args db.Args) {
	args = db.Args{"limit": b.Limit}
	if key := db.Fold(strings.TrimSpace(b.Search)); key != "" {
		where = " and (steward_fold(o.name) like :search escape '!' or o.slug like :search escape '!')"
		args["search"] = "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(key) + "%"
	}
	order, than := "o.name, s.id", ">"
	if b.Back {
		order, than = "o.name desc, s.id desc", "<"
	}
	if name, id, ok := strings.Cut(b.From, "\x00"); ok {
		where += " and (o.name " + than + " :name or o.name = :name and s.id " + than + " :after)"
		args["name"], args["after"] = name, id
	}
	return where, order, args
}

func inBrowser(w *db.Wide, browser string, of Beyond) ([]Elsewhere, error) {
	var rows []struct {
		Org     access.OrgID `db:"org_id"`
		Session SessionID    `db:"id"`
		Slug    string       `db:"slug"`
		Name    string       `db:"name"`
	}
	if browser == "" {
		return nil, nil
	}
	where, order, args := of.where()
	args["browser"], args["now"] = browser, w.Now()
	err := w.Select(&rows, `
		select s.org_id, s.id, o.slug, o.name
		from session s join organization o on o.org_id = s.org_id
		where s.browser = :browser and s.ended_at is null and s.expires_at > :now and s.idle_at > :now`+where+`
		order by `+order+`
		limit :limit`, args)
	out := make([]Elsewhere, len(rows))
	for i, r := range rows {
		out[i] = Elsewhere(r)
	}
	return out, wrapped("InBrowser", err)
}

// Beside lists the organizations that the person of the caller's browser proved
// there, the current one among them; none where there is only one, and none for
// an operator inside another organization, who leaves it first.
func Beside(ctx context.Context, d *db.DB) (all []Elsewhere, err error) {
	a, _ := access.From(ctx)
	if a.Session == "" || a.Support != nil {
		return nil, nil
	}
	err = d.AcrossView(ctx, "where else the person of a browser is signed in", func(w *db.Wide) error {
		browser, err := browserOf(w, a)
		if err == nil {
			all, err = inBrowser(w, browser, Beyond{Limit: atOnce})
		}
		return err
	})
	return all, err
}

// BesidePage is Beside, searched and a page at a time.
func BesidePage(ctx context.Context, d *db.DB, of Beyond) (all []Elsewhere, err error) {
	a, _ := access.From(ctx)
	if a.Session == "" || a.Support != nil {
		return nil, nil
	}
	err = d.AcrossView(ctx, "where else the person of a browser is signed in", func(w *db.Wide) error {
		browser, err := browserOf(w, a)
		if err == nil {
			all, err = inBrowser(w, browser, of)
		}
		return err
	})
	return all, err
}

func browserOf(w *db.Wide, a access.Actor) (browser string, err error) {
	err = w.Get(&browser, `select browser from session where id = :id and member_id = :member`,
		db.Args{"id": a.Session, "member": string(a.Member)})
	return browser, err
}

// Park keeps a session alive while the browser is in another organization. Its
// secret is worth nothing from now on: only Take brings the session back. It gets
// the name of the browser, if it has none.
func Park(tx *db.Tx, id SessionID, browser string) error {
	return wrapped("Park", tx.ExecOne(`
		update session set secret_hash = :hash, browser = :browser
		where org_id = :org and id = :id and ended_at is null`,
		db.Args{"id": string(id), "hash": random.Hash(random.Text()), "browser": browser}))
}

// Take brings a parked session back under a new id and secret, and ends the old
// one. It lives no longer than it would have, and its person proved who they are
// when they did: switching is not signing in. One that has ended, or belongs to
// another browser, is a fault of kind NotFound.
func Take(tx *db.Tx, id SessionID, browser string) (Session, string, error) {
	s, err := selectSession(tx, id)
	if err != nil {
		return s, "", wrapped("Take", err)
	}
	if browser == "" || s.Browser != browser || !s.Live(tx.Now) {
		return s, "", fault.New(fault.NotFound, "This browser has no session there any more.")
	}
	_, sealed, err := Hint(tx, id)
	if err != nil {
		return s, "", err
	}
	if err := EndSession(tx, id, Replaced); err != nil {
		return s, "", err
	}
	s.ID, s.LastSeenAt = SessionID(db.NewID()), tx.Now.Truncate(time.Microsecond)
	hint, err := sealHint(tx, s.ID, sealed)
	if err != nil {
		return s, "", err
	}
	secret := random.Text()
	if err := insertSession(tx, s, random.Hash(secret), hint); err != nil {
		return s, "", wrapped("Take", err)
	}
	return s, secret, recordSession(tx, "session.started", s, map[string]any{"connection": s.Connection, "breakGlass": s.BreakGlass, "switched": true})
}
