package register

import (
	"errors"
	"fmt"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// Done is what an import did.
type Done struct {
	Products, Recipients, Identifiers int
	// Announced counts subprocessors that are new, changed or gone: each
	// organization that uses what they work for is told. Retired counts recipients and
	// identifiers that the file no longer has.
	Announced, Retired int
}

// Import reads a written catalogue and publishes it. One with problems is
// Invalid and changes nothing; the fault lists them with their lines.
func Import(w *db.Wide, text []byte) (Done, error) {
	known, err := published(w)
	if err != nil {
		return Done{}, err
	}
	all, problems := Check(text, known)
	if len(problems) > 0 {
		p := problems[0]
		return Done{}, fault.New(fault.Invalid, "The catalogue has %d problems; the first stands in line %d (%s): %s", len(problems), p.Line, p.Field, p.Message).On("yaml")
	}
	return Publish(w, all)
}

func published(w *db.Wide) (ids []product.ID, err error) {
	err = w.Select(&ids, `select id from product order by id`, nil)
	return ids, err
}

// Publish writes a catalogue. Products are never taken out; recipients and
// identifiers that are missing are retired.
func Publish(w *db.Wide, all Catalogue) (Done, error) {
	c := checking{}
	known, err := published(w)
	if err != nil {
		return Done{}, err
	}
	if c.check(all, known); len(c.found) > 0 {
		return Done{}, fault.New(fault.Invalid, "%s", c.found[0].Message).On(c.found[0].Field)
	}
	done := Done{Products: len(all.Products), Recipients: len(all.Recipients), Identifiers: len(all.Identifiers)}
	products := make([]product.Product, len(all.Products))
	for i, e := range all.Products {
		products[i] = e.Product
	}
	if err := product.Publish(w, products); err != nil {
		return done, err
	}
	for _, e := range all.Products {
		if err := saveEntry(w, aboutProduct, string(e.ID), About{e.Features, e.Processing}); err != nil {
			return done, err
		}
	}
	if err := publishRecipients(w, all.Recipients, &done); err != nil {
		return done, err
	}
	if err := publishIdentifiers(w, all.Identifiers, &done); err != nil {
		return done, err
	}
	return done, recordImport(w, done)
}

// publishRecipients keeps the list and announces what organizations are told of
// before it happens. The first list of all announces nothing: there was no use
// without it.
func publishRecipients(w *db.Wide, list []Recipient, done *Done) error {
	before, _, err := entriesWide[Recipient](w, aRecipient)
	if err != nil {
		return err
	}
	for _, r := range list {
		old, there := before[r.ID]
		if there && old.same(r) && old.URL == r.URL {
			continue
		}
		if err := saveEntry(w, aRecipient, r.ID, r); err != nil {
			return err
		}
		if r.Kind != Subprocessor || len(before) == 0 || there && old.same(r) {
			continue
		}
		t := telling{Change: db.NewID(), After: r}
		if there && old.Kind == Subprocessor {
			t.Before = &old
		}
		if err := announce(w, t); err != nil {
			return err
		}
		done.Announced++
	}
	for _, r := range list {
		delete(before, r.ID)
	}
	return retireRecipients(w, before, done)
}

// retireRecipients takes out what the list no longer has; organizations are told
// of subprocessors that are gone.
func retireRecipients(w *db.Wide, gone map[string]Recipient, done *Done) error {
	for id, r := range gone {
		done.Retired++
		if err := retire(w, aRecipient, id); err != nil {
			return err
		}
		if r.Kind != Subprocessor {
			continue
		}
		if err := announce(w, telling{Change: db.NewID(), After: r, Gone: true}); err != nil {
			return err
		}
		done.Announced++
	}
	return nil
}

// announce has each organization told, by a job of its own.
func announce(w *db.Wide, t telling) error {
	all, err := org.List(w)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.Vendor || o.State == org.Closed {
			continue
		}
		if err := job.Enqueue(w.In(o.ID, access.System(o.ID, "register")), TellJob, t, job.Unique(t.Change)); err != nil {
			return err
		}
	}
	return nil
}

func publishIdentifiers(w *db.Wide, list []Identifier, done *Done) error {
	before, _, err := entriesWide[Identifier](w, anIdentifier)
	if err != nil {
		return err
	}
	for _, d := range list {
		if err := saveEntry(w, anIdentifier, d.ID, d); err != nil {
			return err
		}
		delete(before, d.ID)
	}
	for id := range before {
		done.Retired++
		err = errors.Join(err, retire(w, anIdentifier, id))
	}
	return err
}

// recordImport writes the event into the vendor's log, where there is a vendor.
func recordImport(w *db.Wide, done Done) error {
	vendor, ok, err := theVendor(w)
	if err != nil || !ok {
		return err
	}
	actor, known := access.From(w.Context())
	if !known {
		actor = access.System(vendor, "register")
	}
	return audit.Record(w.In(vendor, actor), audit.Entry{
		Action: "catalogue.published", Object: audit.Object{Type: "catalogue", ID: "catalogue"},
		Detail: map[string]any{
			"products": done.Products, "recipients": done.Recipients, "identifiers": done.Identifiers, "announced": done.Announced, "retired": done.Retired,
		},
	})
}

func theVendor(w *db.Wide) (id access.OrgID, ok bool, err error) {
	all, err := org.List(w)
	for _, o := range all {
		if o.Vendor {
			return o.ID, true, err
		}
	}
	return "", false, err
}

// tellVendor tells the vendor's operators that there is an objection.
func tellVendor(w *db.Wide) error {
	vendor, ok, err := theVendor(w)
	if err != nil || !ok {
		return err
	}
	return notice.Send(w.In(vendor, access.System(vendor, "register")), notice.Message{
		Kind: "subprocessor.objected", To: []notice.Recipient{notice.Role(access.Operator)}, Required: true,
		Subject: "An organization objects to a subprocessor",
		Text:    "An organization has objected to a change of subprocessors. Until it is answered, the change doesn't happen for that organization.",
		Link:    "/catalogue", Key: fmt.Sprintf("objection/%d", w.Now().UnixMicro()),
	})
}

// OfOrganization is an objection as operators see it.
type OfOrganization struct {
	Organization org.Organization
	Notice       Notice
}

// Objections lists what organizations have objected to and nobody has answered.
func Objections(w *db.Wide) ([]OfOrganization, error) {
	all, err := org.List(w)
	if err != nil {
		return nil, err
	}
	var ids []string
	if err := w.Select(&ids, `select org_id from subprocessor_notice where state = 'objected' group by org_id`, nil); err != nil {
		return nil, err
	}
	waits := map[string]bool{}
	for _, id := range ids {
		waits[id] = true
	}
	var out []OfOrganization
	for _, o := range all {
		if !waits[string(o.ID)] {
			continue
		}
		list, err := Notices(w.In(o.ID, access.System(o.ID, "register")))
		if err != nil {
			return nil, err
		}
		for _, n := range list {
			if n.State == Objected {
				out = append(out, OfOrganization{o, n})
			}
		}
	}
	return out, nil
}

// Of gives what the register says of products.
func Of(tx *db.Tx) (map[string]About, error) {
	all, _, err := entries[About](tx, aboutProduct)
	return all, err
}

// Identifiers lists the register of cookies, beacons and identifiers, by id.
func Identifiers(tx *db.Tx) ([]Identifier, error) {
	_, all, err := entries[Identifier](tx, anIdentifier)
	return all, err
}

// Export gives the catalogue as it is published, in its written form.
func Export(tx *db.Tx) ([]byte, error) {
	products, err := product.List(tx)
	if err != nil {
		return nil, err
	}
	about, err := Of(tx)
	if err != nil {
		return nil, err
	}
	var all Catalogue
	for _, p := range products {
		a := about[string(p.ID)]
		all.Products = append(all.Products, Entry{Product: p, Features: a.Features, Processing: a.Processing})
	}
	if _, all.Recipients, err = entries[Recipient](tx, aRecipient); err != nil {
		return nil, err
	}
	if _, all.Identifiers, err = entries[Identifier](tx, anIdentifier); err != nil {
		return nil, err
	}
	return Write(all)
}

// Allowed tells whether a processing happens for an organization: always, unless
// a term is its switch and off (row 8). choices are a member's own, by term.
func (p Processing) Allowed(rules term.Rules, q term.Question, choices map[term.Key]bool) bool {
	if p.Term == "" {
		return true
	}
	if decided, ok := choices[p.Term]; ok {
		return decided
	}
	q.Term = p.Term
	return term.Resolve(rules, q).Value.Bool()
}
