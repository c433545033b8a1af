package audit_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// pieces cuts the log from a place on as a receiver would get it: each piece as
// the text that it is.
func pieces(t *testing.T, d *dbtest.DB, org access.OrgID, c audit.Cut) (out []string) {
	t.Helper()
	if c.Bytes == 0 {
		c.Bytes = 1 << 20
	}
	c.Since = c.From
	for {
		var p audit.Piece
		err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) (err error) {
			p, err = audit.Take(tx, c)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if p.Proof != nil {
			c.Since = p.Next
			out = append(out, string(bytes.Join(append(slices.Clone(p.Lines), p.Proof, nil), []byte("\n"))))
		}
		if p.Last || p.Next == c.From {
			return out
		}
		c.From = p.Next
	}
}

func inspect(key string, texts ...string) (audit.PieceReport, error) {
	i := audit.Inspector{Key: key}
	for _, text := range texts {
		if err := i.Read(strings.NewReader(text)); err != nil {
			return audit.PieceReport{}, err
		}
	}
	return i.Report()
}

// varied records events of several areas, placed batch by batch.
func varied(t *testing.T, d *dbtest.DB, org access.OrgID, n int) {
	t.Helper()
	for i := range n {
		action := []string{"member.suspended", "role.created", "member.restored"}[i%3]
		record(t, d, org, audit.Entry{
			Action: action, Object: audit.Object{Type: "member", ID: "m"}, Subject: "m",
			Detail: map[string]any{"n": i, "text": "<a> & \u2028 é"}, Personal: map[string]string{"userName": "ada@example.org"},
		})
		if i%5 == 4 {
			sequence(t, d)
		}
	}
	sequence(t, d)
}

func TestPiecesProveThemselves(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org, other := d.Org(t, "one"), d.Org(t, "two")
		varied(t, d, org, 23)
		varied(t, d, other, 3)
		cases := map[string]struct {
			cut    audit.Cut
			events int
		}{
			"all":              {audit.Cut{Limit: 4}, 23},
			"from the middle":  {audit.Cut{From: 7, Limit: 4}, 16},
			"some, by pattern": {audit.Cut{Limit: 5, Wanted: audit.Wanted{"role.*"}}, 8},
			"some, by filter":  {audit.Cut{Limit: 3, Filter: audit.Filter{Action: "member.restored"}}, 7},
			"in small pieces":  {audit.Cut{Limit: 50, Bytes: 700}, 23},
			"to a place":       {audit.Cut{Limit: 4, Until: 9}, 9},
		}
		for name, c := range cases {
			c.cut.For = "stream/" + name
			got, err := inspect("", pieces(t, d, org, c.cut)...)
			if err != nil || got.Events != c.events || got.Organization != org || got.From != c.cut.From {
				t.Errorf("%s: %+v, %v", name, got, err)
			}
		}
		none := pieces(t, d, org, audit.Cut{For: "stream/x", Limit: 5, Wanted: audit.Wanted{"request.*"}})
		if len(none) != 0 {
			t.Errorf("nothing wanted, and sent: %v", none)
		}
	})
}

func TestPersonalOnlyWhereWantedAndNotErased(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := prepare(t, d)
		org := d.Org(t, "one")
		varied(t, d, org, 2)
		with, without := audit.Cut{For: "stream/x", Limit: 5, Personal: true}, audit.Cut{For: "stream/x", Limit: 5}
		if text := strings.Join(pieces(t, d, org, without), ""); strings.Contains(text, "ada@") {
			t.Error("a value in the clear that nobody asked for")
		}
		if text := strings.Join(pieces(t, d, org, with), ""); strings.Count(text, `"personal":{"userName":"ada@example.org"}`) != 2 {
			t.Errorf("values are missing: %s", text)
		}
		if err := s.Shred(t.Context(), org, "1", "m", "erasure", seal.Log); err != nil {
			t.Fatal(err)
		}
		all := pieces(t, d, org, with)
		if text := strings.Join(all, ""); strings.Contains(text, "ada@") || strings.Count(text, `"erased":true`) != 2 {
			t.Errorf("after erasure: %s", text)
		}
		if _, err := inspect("", all...); err != nil {
			t.Error(err)
		}
	})
}

// Whatever is done to what was delivered is found: any byte, any line.
func TestEveryChangeOfPiecesIsFound(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		few = d.Dialect() == db.Postgres // the bytes are the same, and many
		s := prepare(t, d)
		org := d.Org(t, "one")
		varied(t, d, org, 5)
		keys, err := s.Verifiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		key := keys[0]
		for _, whom := range []string{"stream/s", "export/e"} {
			text := strings.Join(pieces(t, d, org, audit.Cut{For: whom, Limit: 2, Until: 5, Personal: true}), "")
			if _, err := inspect(key, text); err != nil {
				t.Fatal(err)
			}
			everyByte(t, whom+" without a trusted key", text, func(changed string) error { _, err := inspect("", changed); return err })
			everyLine(t, whom, text, func(changed string) error { _, err := inspect(key, changed); return err })
		}
		if _, err := inspect("steward+00000000+AAAA", strings.Join(pieces(t, d, org, audit.Cut{For: "stream/s", Limit: 3}), "")); err == nil {
			t.Error("another key is trusted")
		}
	})
}

// few makes everyByte look at every twentieth byte only.
var few bool

// everyByte changes each byte in two ways; each must be found.
func everyByte(t *testing.T, what, text string, check func(string) error) {
	t.Helper()
	for at := range len(text) {
		if few && at%20 != 0 {
			continue
		}
		for _, with := range []byte{0x01, 0x20} {
			changed := []byte(text)
			changed[at] ^= with
			if err := check(string(changed)); err == nil {
				t.Errorf("%s: byte %d changed from %q to %q is not found in …%s…", what, at, text[at], changed[at], text[max(0, at-20):min(len(text), at+20)])
			} else if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
}

// everyLine leaves out each line, and swaps each with each.
func everyLine(t *testing.T, what, text string, check func(string) error) {
	t.Helper()
	all := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	all[len(all)-1] += "\n"
	whole := strings.HasPrefix(what, "export/")
	for i := range all {
		without := slices.Delete(slices.Clone(all), i, i+1)
		if err := check(strings.Join(without, "")); err == nil {
			t.Errorf("%s: line %d of %d can be left out", what, i, len(all))
		}
		for j := range i {
			swapped := slices.Clone(all)
			swapped[i], swapped[j] = swapped[j], swapped[i]
			if err := check(strings.Join(swapped, "")); err == nil {
				t.Errorf("%s: lines %d and %d can be swapped", what, i, j)
			}
		}
	}
	proofs := []int{}
	for i, l := range all {
		if strings.HasPrefix(l, `{"proof"`) {
			proofs = append(proofs, i)
		}
	}
	middle := slices.Delete(slices.Clone(all), proofs[0]+1, proofs[1]+1)
	if err := check(strings.Join(middle, "")); err == nil {
		t.Errorf("%s: a whole piece can be left out", what)
	}
	if err := check(strings.Join(all[:proofs[1]+1], "")); (err == nil) == whole {
		t.Errorf("%s: cut off after a piece: %v", what, err)
	}
	if err := check(strings.Join(all[proofs[0]+1:], "")); (err == nil) == whole {
		t.Errorf("%s: begun after a piece: %v", what, err)
	}
	if err := check(text + text); (err == nil) == whole {
		t.Errorf("%s: repeated: %v", what, err)
	}
}

// The log as it is exported whole has no byte that can be changed either.
func TestEveryChangeOfAnExportIsFound(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		few = d.Dialect() == db.Postgres
		prepare(t, d)
		org := d.Org(t, "one")
		varied(t, d, org, 2)
		text := export(t, d, org)
		check := func(changed string) error { _, err := audit.Verify(strings.NewReader(changed), ""); return err }
		if err := check(text); err != nil {
			t.Fatal(err)
		}
		everyByte(t, "log", text, check)
		all := strings.SplitAfter(text, "\n")
		for i := range len(all) - 1 {
			if err := check(strings.Join(slices.Delete(slices.Clone(all), i, i+1), "")); err == nil {
				t.Errorf("line %d can be left out", i)
			}
		}
	})
}
