package rights

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/seal"
)

// madeOne is the migration that made one table of the two kinds of work by hand.
const madeOne = 91

// former are rows as the program before it wrote them: a source's work that was
// done and looked at, one that waits, and work for the request alone, one that
// was finished and one that waits, in two organizations.
const former = `
	insert into organization (org_id, slug, name, kind, jurisdiction, created_at)
	values (':org', 'acme', 'Acme', 'business', 'EU', ':now'), ('other', 'other', 'Other', 'business', 'EU', ':now');
	insert into member (org_id, id, external_id, account_kind, state, active, user_name, user_name_key, display_name, display_key, family_key, manager_id, profile, version, created_at, updated_at, last_sign_in_at)
	select org_id, ':member', '', 'work_or_school', 'active', true, 'ada', 'ada', 'Ada', 'ada', '', '', '{}', 1, ':now', ':now', ':now' from organization;
	insert into request_terms (org_id, hash, body, taken_at) select org_id, 'h', '{}', ':now' from organization;
	insert into request (org_id, id, member_id, kind, state, blocked_from, channel, answered_by, regime, clock, received_at, due_at, terms_hash, assignee, opened, ground, second_approver, received_on, version)
	select org_id, ':request', ':member', 'access', 'in_progress', '', 'letter', 'organization', 'gdpr', '{}', ':now', ':now', 'h', '', ':step', '', false, '2026-03-02', 1 from organization;
	insert into task (org_id, id, request_id, source_id, source_name, work, state, attempts, counts, retained, method, error, created_at, updated_at)
	select o.org_id, i.id, ':request', i.id, 'Cabinet', 'collect', 'by_hand', 0, '[]', '[]', '', '', ':now', ':now'
	  from organization o cross join (select '1-looked' as id union all select '2-waits') i;
	insert into hand_task (org_id, id, instructions, owner, due_at, fields, words, done_by, done_at, checked_by, checked_at)
	select org_id, '1-looked', 'Look on shelf 4.', 'hal', ':due', '[{"category":"contacts","field":"phone","items":2}]', :source_words, ':by', ':now', ':by', ':now' from organization;
	insert into hand_task (org_id, id, instructions, owner, due_at, fields, done_by, checked_by)
	select org_id, '2-waits', 'Look on shelf 4.', 'hal', ':due', '[]', '', '' from organization;
	insert into manual_task (org_id, id, request_id, owner, due_at, words, made, finished)
	select org_id, '3-finished', ':request', 'hal', ':due', :finished_words, ':step', ':step' from organization;
	insert into manual_task (org_id, id, request_id, owner, due_at, words, made, finished)
	select org_id, '4-waits', ':request', 'otto', ':due', :waiting_words, ':step', null from organization`

// TestWorkByHandOfBeforeIsCarriedOver: an upgrade over migration 0091 keeps every
// row of both tables, whose words open as they did, and what was finished stays so.
func TestWorkByHandOfBeforeIsCarriedOver(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r, by := w.ask(w.ada, Access), Actor{Kind: access.KindMember, ID: string(w.hal.ID), Member: w.hal.ID}
		due := dbtest.Start.AddDate(0, 0, 5)
		old := dbtest.Before(t, w.Dialect(), madeOne)
		dbtest.Meddle(t, old, w.formerly(r, by, due))
		now := dbtest.Beside(t, old, w.KeysURL, dbtest.Start)
		db.Attach(now.DB, w.sealer)
		looked, unlooked := &Step{By: by, At: dbtest.Start}, &Step{At: due}
		want := []HandTask{
			{ID: "1-looked", Work: Collect, Source: "Cabinet", Owner: "hal", Fields: []HandField{{data.Contacts, "phone", 2}}, Done: looked, Checked: looked},
			{ID: "2-waits", Work: Collect, Source: "Cabinet", Owner: "hal", Fields: []HandField{}},
			{ID: "3-finished", Owner: "hal", Fields: []HandField{}, Done: &Step{By: by, At: due}, Checked: unlooked},
			{ID: "4-waits", Owner: "otto", Fields: []HandField{}},
		}
		words := []HandWords{
			{Instructions: "Look on shelf 4.", Note: "Two cards were there."}, {Instructions: "Look on shelf 4."},
			{Instructions: "Ask the archive.", Note: "Nothing was there."}, {Instructions: "Ask the porter."},
		}
		err := now.View(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) error {
			got, err := HandTasksOf(tx, r.ID)
			if err == nil && len(got) != len(want) {
				t.Fatalf("%d of %d are there", len(got), len(want))
			}
			for i, h := range got {
				said, err := HandWordsOf(tx, h)
				if err != nil || !reflect.DeepEqual(said, words[i]) {
					t.Errorf("%s says %+v, %v", h.ID, said, err)
				}
				want[i].RequestID, want[i].DueAt = r.ID, due
				h.words, h.instructions = nil, ""
				if !reflect.DeepEqual(h, want[i]) {
					t.Errorf("carried over as\n%+v, not\n%+v", h, want[i])
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		// The table is bound as before: work can be given and is one organization's.
		err = now.AcrossView(t.Context(), "test", func(wide *db.Wide) error {
			var n int
			if err := wide.Get(&n, `select count(*) from hand_task where org_id = 'other' and request_id = :request`, db.Args{"request": string(r.ID)}); err != nil || n != 4 {
				t.Errorf("the other organization has %d, %v", n, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// formerly are the rows of former for a request whose words this world sealed.
func (w *world) formerly(r Request, by Actor, due time.Time) string {
	w.t.Helper()
	sealed := func(place, plain string) (literal string) {
		w.do(func(tx *db.Tx) error {
			box, err := seal.Seal(tx, r.MemberID, seal.Request, place, []byte(plain))
			if literal = fmt.Sprintf("x'%x'", box); w.Dialect() == db.Postgres {
				literal = fmt.Sprintf(`'\x%x'`, box)
			}
			return err
		})
		return literal
	}
	as := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			w.t.Fatal(err)
		}
		return string(text)
	}
	const second = "2006-01-02T15:04:05.000000Z"
	return strings.NewReplacer(
		":org", string(w.org), ":member", string(r.MemberID), ":request", string(r.ID), ":now", dbtest.Start.Format(second), ":due", due.Format(second),
		":by", as(by), ":step", as(Step{By: by, At: dbtest.Start}),
		":source_words", sealed("hand_task/1-looked", `{"outcome":"Two cards were there."}`),
		":finished_words", sealed("manual_task/3-finished", `{"what":"Ask the archive.","outcome":"Nothing was there."}`),
		":waiting_words", sealed("manual_task/4-waits", `{"what":"Ask the porter."}`),
	).Replace(former)
}
