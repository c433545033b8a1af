package transfer_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/transfer"
)

const fleet = "urn:example:fleet:2.0:User"

// drives gives the house attributes of its own, of every kind.
func (h *house) drives() {
	h.t.Helper()
	one := func(name string, kind extension.Type) extension.Attribute {
		return extension.Attribute{Name: name, Type: kind, Mutability: "readWrite", Returned: "default", Uniqueness: "none"}
	}
	licence, pin, sites := one("licence", extension.String), one("pin", extension.String), one("sites", extension.String)
	licence.Uniqueness, pin.Returned, sites.MultiValued = "server", "never", true
	class := one("class", extension.String)
	class.CanonicalValues = []string{"B", "C"}
	h.update(func(tx *db.Tx) error {
		_, err := extension.Create(tx, extension.Extension{URN: fleet, Name: "Fleet", Attributes: []extension.Attribute{
			licence, pin, sites, class, one("points", extension.Integer), one("insured", extension.Boolean),
		}})
		return err
	})
}

// TestOwnAttributesComeAndGo imports attributes of an extension, exports them,
// and imports the export again.
func TestOwnAttributesComeAndGo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		h.drives()
		head := "userName," + fleet + ":licence," + strings.ToUpper(fleet) + ":Points," + fleet + ":insured," + fleet + ":sites," + fleet + ":class\n"
		m := h.check(head+
			"ada@acme.example,L-1,3,true,\"[\"\"Oslo\"\",\"\"Rome\"\"]\",B\n"+
			"bob@acme.example,L-2,0,FALSE,Oslo,C\n"+
			"cy@acme.example,L-3,many,true,,\n"+
			"di@acme.example,L-4,1,true,,Z\n"+
			"eve@acme.example,L-1,1,true,,\n", transfer.Options{})
		rejected := h.rows(m.ID, transfer.Rejected)
		if len(rejected) != 2 || rejected[0].Column != fleet+":points" || rejected[1].Column != fleet+":class" {
			t.Fatalf("rejected %+v", rejected)
		}
		h.apply(m.ID)
		if last := h.rows(m.ID, transfer.Rejected); len(last) != 3 || last[2].Column != fleet+":licence" || h.named("eve@acme.example").ID != "" {
			t.Errorf("somebody else's licence: %+v", last)
		}
		table := h.export(transfer.Export{Format: transfer.CSV, Kind: transfer.Members})
		for _, want := range []string{fleet + ":licence", ",L-1,\"[\"\"Oslo\"\",\"\"Rome\"\"]\",B,3,true", ",L-2,\"[\"\"Oslo\"\"]\",C,0,false"} {
			if !strings.Contains(table, want) {
				t.Errorf("the export lacks %q:\n%s", want, table)
			}
		}
		if strings.Contains(table, "pin") {
			t.Error("what is never returned is exported")
		}
		h.changesNothing(table)
		bulk := h.export(transfer.Export{Format: transfer.Bulk, Kind: transfer.Members})
		if !strings.Contains(bulk, `"licence":"L-1"`) {
			t.Errorf("the Bulk export lacks the licence:\n%s", bulk)
		}
		h.changesNothing(bulk)
	})
}

// TestOwnAttributesOfGroupsComeAndGo does the same with an extension of groups.
func TestOwnAttributesOfGroupsComeAndGo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		const urn = "urn:example:unit:2.0:Group"
		h.update(func(tx *db.Tx) error {
			_, err := extension.Create(tx, extension.Extension{URN: urn, Name: "Unit", Resource: extension.Group, Attributes: []extension.Attribute{
				{Name: "code", Type: extension.String, Uniqueness: "server"}, {Name: "floor", Type: extension.Integer},
			}})
			return err
		})
		m := h.check("displayName,"+urn+":code,"+urn+":floor\nCooks,C-1,2\nBakers,C-2,\nOthers,C-1,1\nHigh,C-3,top\n", transfer.Options{})
		if bad := h.rows(m.ID, transfer.Rejected); len(bad) != 1 || bad[0].Column != urn+":floor" {
			t.Fatalf("rejected %+v", bad)
		}
		h.apply(m.ID)
		if bad := h.rows(m.ID, transfer.Rejected); len(bad) != 2 {
			t.Errorf("another group's code: %+v", bad)
		}
		table := h.export(transfer.Export{Format: transfer.CSV, Kind: transfer.Groups})
		if !strings.Contains(table, urn+":floor") || !strings.Contains(table, ",Cooks,,,C-1,2") || strings.Contains(table, "Others") {
			t.Errorf("the export:\n%s", table)
		}
		h.changesNothing(table)
		bulk := h.export(transfer.Export{Format: transfer.Bulk, Kind: transfer.Groups})
		if !strings.Contains(bulk, `"code":"C-2"`) {
			t.Errorf("the Bulk export:\n%s", bulk)
		}
		h.changesNothing(bulk)
	})
}

// changesNothing imports an export again.
func (h *house) changesNothing(text string) {
	h.t.Helper()
	m := h.check(text, transfer.Options{})
	if m.State != transfer.Checked || m.Counts.Unchanged != m.Total || m.Total == 0 {
		h.t.Errorf("an export again: %+v %+v", m, h.rows(m.ID))
	}
}
