package data

import (
	"encoding/json"
	"maps"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// fits tells whether a correction is about an item: by its key in the source, by
// the record's id, or all of the category.
func (c Correction) fits(category Category, key, id string) bool {
	return c.Category == category && (c.Key == "" || c.Key == key || c.Key == id)
}

// of makes a correction of an item, and tells whether that changes it. An item
// that lacks a named field is not given one, unless it was named itself.
func (c Correction) of(i *Item) bool {
	set := func(place *string) bool {
		if *place == c.Value || *place == "" && c.Key == "" {
			return false
		}
		*place = c.Value
		return true
	}
	switch c.Field {
	case "title":
		return set(&i.Title)
	case "content":
		return set(&i.Content)
	}
	old, there := i.Fields[c.Field]
	if old == c.Value || !there && (c.Key == "" || c.Value == "") {
		return false
	}
	i.Fields = maps.Clone(i.Fields)
	if i.Fields == nil {
		i.Fields = map[string]string{}
	}
	if i.Fields[c.Field] = c.Value; c.Value == "" {
		delete(i.Fields, c.Field)
	}
	return true
}

// correct makes the corrections that are about an item, and tells those that are
// refused.
func correct(i *Item, key, id string, all []Correction) (wrong []Refused, done bool) {
	for _, c := range all {
		if !c.fits(i.Category, key, id) {
			continue
		}
		if i.Category.Class() == Metadata {
			wrong = append(wrong, Refused{c.Category, c.Key, c.Field, "of credentials only their existence is kept"})
			continue
		}
		before := *i
		if !c.of(i) {
			continue
		}
		if why := textProblem(*i); why != "" {
			*i = before
			wrong = append(wrong, Refused{c.Category, c.Key, c.Field, why})
			continue
		}
		done = true
	}
	return wrong, done
}

// rectify corrects a record. What was found by its words before is found by its
// new ones when somebody searches again.
func (r recordRow) rectify(tx *db.Tx, all []Correction) ([]Refused, bool, error) {
	rec, key, err := r.open(tx)
	if err != nil || rec.Erased {
		return nil, false, err
	}
	i := rec.item(key)
	wrong, done := correct(&i, key, r.ID, all)
	if !done {
		return wrong, false, nil
	}
	sealed, err := sealRecord(tx, rec.ID, New{MemberID: r.MemberID, Category: r.Category, Key: key, Title: i.Title, Content: i.Content, Fields: i.Fields})
	if err != nil {
		return nil, false, err
	}
	if _, err := tx.Exec(`delete from record_word where org_id = :org and record_id = :id`, db.Args{"id": r.ID}); err != nil {
		return nil, false, err
	}
	return wrong, true, tx.ExecOne(`update record set sealed = :sealed, indexed = false where org_id = :org and id = :id`, db.Args{"id": r.ID, "sealed": sealed})
}

// rectifyRelations corrects events of the customer relation, but what the law
// keeps as it was.
func rectifyRelations(tx *db.Tx, m access.MemberID, o RectifyOptions) (out Outcome, err error) {
	rows, err := relations(tx, m)
	if err != nil {
		return out, err
	}
	changed := map[Category]int{}
	for _, r := range rows {
		i, ok, err := r.item(tx, m)
		if err != nil {
			return out, err
		}
		if !ok {
			continue
		}
		wrong, done := correct(&i, i.Key, r.ID, o.Corrections)
		if done && r.Keep != nil {
			out.Refused = append(out.Refused, Refused{i.Category, "", "invoice", lawGround})
			continue
		}
		out.Refused = append(out.Refused, wrong...)
		if !done {
			continue
		}
		if err := r.rewrite(tx, m, i); err != nil {
			return out, err
		}
		changed[i.Category]++
		out.Changed++
	}
	return out, recordCorrected(tx, m, o.Request, changed)
}

func (r relationRow) rewrite(tx *db.Tx, m access.MemberID, i Item) error {
	plain, err := json.Marshal(sealedPart{Title: i.Title, Fields: i.Fields})
	if err != nil {
		return err
	}
	sealed, err := seal.Seal(tx, m, seal.Content, relationPlace(r.ID), plain)
	if err != nil {
		return err
	}
	return tx.ExecOne(`update customer_event set sealed = :sealed where org_id = :org and id = :id`, db.Args{"id": r.ID, "sealed": sealed})
}
