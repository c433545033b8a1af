package receiver_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/receiver"
)

// joseLibrary is a second implementation of JOSE, which make setup installs.
const joseLibrary = "../../web/node_modules/jose/dist/webapi/index.js"

// TestAnotherLibraryVerifies gives tokens to a receiver that is written with
// another library than ours, which fetches the keys from where they are
// published, and checks that it refuses one that was changed.
func TestAnotherLibraryVerifies(t *testing.T) {
	library, err := filepath.Abs(joseLibrary)
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		w.register(receiver.New{Delivery: receiver.Push})
		m := w.life()
		w.drain()
		verify := func(token, audience string) ([]byte, error) {
			issuer := w.server.URL + "/events/" + string(w.org)
			c := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "verify.mjs"), library, issuer+"/jwks.json", issuer, audience)
			c.Stdin = strings.NewReader(token)
			var problem bytes.Buffer
			c.Stderr = &problem
			out, err := c.Output()
			if err != nil {
				out = problem.Bytes()
			}
			return out, err
		}
		out, err := verify(w.sink.raw[0], w.sink.URL)
		var read struct {
			Events  []string
			Subject map[string]string
		}
		if err != nil || json.Unmarshal(out, &read) != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if !slices.Equal(read.Events, []string{"urn:ietf:params:scim:event:prov:create:notice"}) || read.Subject["uri"] != "/Users/"+string(m.ID) {
			t.Errorf("it read %s", out)
		}
		parts := strings.Split(w.sink.raw[0], ".")
		changed := parts[0] + "." + strings.Split(w.sink.raw[1], ".")[1] + "." + parts[2]
		for name, wrong := range map[string][2]string{
			"another token's claims": {changed, w.sink.URL}, "somebody else's token": {w.sink.raw[0], "https://other.example"},
		} {
			if out, err := verify(wrong[0], wrong[1]); err == nil {
				t.Errorf("%s was taken: %s", name, out)
			}
		}
	})
}

// TestReplacementsAndDeletedGroups tells of a PUT as a put, and of everybody who
// leaves a feed because its group is deleted.
func TestReplacementsAndDeletedGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		var g member.Group
		var m member.Member
		w.update(func(tx *db.Tx) (err error) {
			if g, err = member.CreateGroup(tx, member.Group{DisplayName: "Feed"}); err != nil {
				return err
			}
			if m, err = member.Create(tx, member.Member{UserName: "in@acme.example", Active: true}); err != nil {
				return err
			}
			_, err = member.AddMembers(tx, g.ID, []member.ID{m.ID})
			return err
		})
		w.register(receiver.New{Delivery: receiver.Push, GroupID: g.ID})
		plain := w.ctx
		w.ctx = receiver.Replacing(plain)
		w.update(func(tx *db.Tx) (err error) {
			after := m
			after.Title, after.Extensions = "Chef", map[string]json.RawMessage{"urn:steward:sent": json.RawMessage(`{"sources":{"x":"y"}}`)}
			if m, err = member.Save(tx, m, after); err != nil {
				return err
			}
			before, err := member.FindGroup(tx, g.ID)
			if err != nil {
				return err
			}
			renamed := before
			renamed.DisplayName = "Renamed"
			_, err = member.SaveGroup(tx, before, renamed)
			return err
		})
		w.ctx = plain
		w.update(func(tx *db.Tx) error { return member.DeleteGroup(tx, g.ID) })
		w.drain()
		want := []string{"prov:put:notice", "prov:put:notice", "feed:remove", "prov:delete"}
		if got := w.sink.kinds(); !slices.Equal(got, want) {
			t.Fatalf("told %v, want %v", got, want)
		}
		if body := string(w.sink.tokens[0].Events["urn:ietf:params:scim:event:prov:put:notice"]); body != `{"attributes":["title"]}` {
			t.Errorf("a notice holds %s", body)
		}
		if left := w.sink.tokens[2].Subject["uri"]; left != "/Users/"+string(m.ID) {
			t.Errorf("%s left the feed", left)
		}
	})
}
