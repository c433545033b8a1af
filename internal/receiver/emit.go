package receiver

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// The types of events (RFC 9967 section 2).
const (
	typeFeedAdd    = "urn:ietf:params:scim:event:feed:add"
	typeFeedRemove = "urn:ietf:params:scim:event:feed:remove"
	typeCreate     = "urn:ietf:params:scim:event:prov:create:"
	typePatch      = "urn:ietf:params:scim:event:prov:patch:"
	typePut        = "urn:ietf:params:scim:event:prov:put:"
	typeDelete     = "urn:ietf:params:scim:event:prov:delete"
	typeActivate   = "urn:ietf:params:scim:event:prov:activate"
	typeDeactivate = "urn:ietf:params:scim:event:prov:deactivate"
	// typeVerification is of the OpenID Shared Signals Framework.
	typeVerification = "https://schemas.openid.net/secevent/ssf/event-type/verification"
)

// The two forms of an event that tells of values: with them, or without.
const (
	formFull   = "full"
	formNotice = "notice"
)

// Types lists the events that receivers can get, for discovery.
func Types() []string {
	return []string{
		typeCreate + formNotice, typeCreate + formFull, typePatch + formNotice, typePatch + formFull,
		typePut + formNotice, typePut + formFull,
		typeDelete, typeActivate, typeDeactivate, typeFeedAdd, typeFeedRemove,
	}
}

// Token is one event for one receiver.
type Token struct {
	// ID is the claim jti.
	ID   string
	Type string
	// SubjectKind is "Users", "Groups" or "" (verification).
	SubjectKind string
	SubjectID   string
	// Attributes are the names of what changed.
	Attributes []string
	// Txn is the id of the log's event, or one that all who joined or left a
	// feed at once have in common.
	Txn      string
	State    TokenState
	Attempts int
	// Error is the last failure's.
	Error     string
	CreatedAt time.Time
	EndedAt   *time.Time
	sealed    []byte
}

// TokenState is where an event is.
type TokenState string

// The states of events.
const (
	Pending   TokenState = "pending"
	Delivered TokenState = "delivered"
	// Failed is what a receiver refuses to take, however often it is sent.
	Failed TokenState = "failed"
	// Dropped is what got too old, or whose subject was erased.
	Dropped TokenState = "dropped"
)

type replacing struct{}

// Replacing marks what is done in a context as a replacement of whole resources
// (RFC 7644 section 3.5.1), which is told as prov:put and not as prov:patch.
func Replacing(ctx context.Context) context.Context {
	return context.WithValue(ctx, replacing{}, true)
}

// Resources shows members and groups as SCIM resources; package scim implements
// it.
type Resources interface {
	Member(tx *db.Tx, m member.Member) (map[string]any, error)
	Group(tx *db.Tx, g member.Group) (map[string]any, error)
}

// Subscribe makes every change of members and groups an event for each receiver,
// in the change's transaction. Wiring calls it once.
func Subscribe(d *db.DB, shown Resources) {
	db.Subscribe(d, func(tx *db.Tx, r audit.Recorded) error { return emit(tx, r.Event, shown) })
	db.Subscribe(d, func(tx *db.Tx, j member.Joined) error { return feed(tx, j.GroupID, typeFeedAdd, j.IDs) })
	db.Subscribe(d, func(tx *db.Tx, l member.Left) error { return feed(tx, l.GroupID, typeFeedRemove, l.IDs) })
	db.Subscribe(d, func(tx *db.Tx, g member.Dissolving) error { return empty(tx, g.GroupID) })
}

// atOnce is how many members of a group that ends are read at a time.
const atOnce = 1000

// empty tells receivers whose feed is a group that everybody leaves it, because
// the group is deleted.
func empty(tx *db.Tx, group member.GroupID) error {
	all, err := list(tx)
	if err != nil || !slices.ContainsFunc(all, func(r Receiver) bool { return r.GroupID == group }) {
		return err
	}
	after := member.ID("")
	for {
		refs, err := member.MembersAfter(tx, group, after, atOnce)
		if err != nil || len(refs) == 0 {
			return err
		}
		ids := make([]member.ID, len(refs))
		for i, r := range refs {
			ids[i] = r.ID
		}
		if err := feed(tx, group, typeFeedRemove, ids); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

// feed tells receivers whose feed is one group who comes into it and who leaves
// it (RFC 9967 section 2.3), however many at once: the log counts large groups
// and names nobody, so this doesn't come from there. All of one announcement
// have one txn.
func feed(tx *db.Tx, group member.GroupID, kind string, ids []member.ID) error {
	all, err := list(tx)
	if err != nil {
		return err
	}
	txn := db.NewID()
	for _, r := range all {
		if r.GroupID != group {
			continue
		}
		for _, id := range ids {
			t := Token{ID: db.NewID(), Type: kind, SubjectKind: "Users", SubjectID: string(id), Txn: txn}
			if err := insertToken(tx, r.ID, t); err != nil {
				return err
			}
		}
		if err := wake(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// types says what of the log is told, and as what.
var types = map[string]string{
	"member.created": typeCreate, "member.changed": typePatch, "member.deactivated": typeDeactivate,
	"member.reactivated": typeActivate, "member.suspended": typeDeactivate, "member.restored": typeActivate,
	"member.deleted": typeDelete, "member.erased": "",
	"group.created": typeCreate, "group.changed": typePatch, "group.deleted": typeDelete,
	"group.members_added": typePatch, "group.members_removed": typePatch,
}

// change is one event of the log on its way to receivers.
type change struct {
	audit.Event
	kind string
	// detail is what the log's event says.
	detail struct {
		Attributes []string `json:"attributes"`
	}
	shown Resources
}

func emit(tx *db.Tx, ev audit.Event, shown Resources) error {
	kind, told := types[ev.Action]
	if !told {
		return nil
	}
	if ev.Action == "member.erased" {
		return dropFull(tx, ev.ObjectID)
	}
	all, err := list(tx)
	if err != nil || len(all) == 0 {
		return err
	}
	c := change{Event: ev, kind: kind, shown: shown}
	if kind == typePatch && tx.Context().Value(replacing{}) != nil {
		c.kind = typePut
	}
	if err := json.Unmarshal([]byte(ev.DetailJSON), &c.detail); err != nil {
		return err
	}
	// What a mapping keeps beside an account is its directory's and nobody else's.
	c.detail.Attributes = slices.DeleteFunc(c.detail.Attributes, func(n string) bool { return strings.HasPrefix(n, "urn:steward:") })
	for _, r := range all {
		if err := c.to(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// to queues the change for one receiver, if it is in its feed.
func (c change) to(tx *db.Tx, r Receiver) error {
	if r.GroupID != "" {
		return c.toGroup(tx, r)
	}
	return c.queue(tx, r)
}

// toGroup is for receivers whose feed is one group; who comes and goes is told
// by feed.
func (c change) toGroup(tx *db.Tx, r Receiver) error {
	if c.ObjectType == "group" {
		if c.ObjectID != string(r.GroupID) {
			return nil
		}
		return c.queue(tx, r)
	}
	groups, err := member.GroupsOf(tx, []member.ID{member.ID(c.ObjectID)})
	if err != nil {
		return err
	}
	in := slices.ContainsFunc(groups[member.ID(c.ObjectID)], func(g member.Group) bool { return g.ID == r.GroupID })
	if !in {
		return nil
	}
	return c.queue(tx, r)
}

func (c change) queue(tx *db.Tx, r Receiver) error {
	t := Token{ID: db.NewID(), Type: c.kind, SubjectKind: "Users", SubjectID: c.ObjectID, Attributes: c.detail.Attributes, Txn: c.Event.ID}
	if c.ObjectType == "group" {
		t.SubjectKind = "Groups"
	}
	if c.Action == "group.members_added" || c.Action == "group.members_removed" {
		t.Attributes = []string{"members"}
	}
	if c.kind == typeCreate || c.kind == typePatch || c.kind == typePut {
		if err := c.form(tx, r, &t); err != nil {
			return err
		}
	}
	return enqueue(tx, r, t)
}

// form decides between full and notice, and seals the values of a full event.
// What a group's members became is never told by value: a group may be large.
func (c change) form(tx *db.Tx, r Receiver, t *Token) error {
	resource, err := c.resource(tx, *t)
	if err != nil {
		return err
	}
	if c.kind == typeCreate {
		for name := range resource {
			if name != "schemas" {
				t.Attributes = append(t.Attributes, name)
			}
		}
		slices.Sort(t.Attributes)
	}
	if !r.Full || resource == nil || slices.Equal(t.Attributes, []string{"members"}) {
		t.Type += formNotice
		return nil
	}
	t.Type += formFull
	resource["id"] = t.SubjectID
	if c.kind == typePatch {
		resource = only(resource, t.Attributes)
	}
	raw, err := json.Marshal(resource)
	if err != nil {
		return err
	}
	t.sealed, err = sealFull(tx, *t, raw)
	return err
}

// only keeps the attributes that changed; one that was taken away is null.
func only(resource map[string]any, names []string) map[string]any {
	out := map[string]any{"schemas": resource["schemas"], "id": resource["id"]}
	inner, _ := resource[member.EnterpriseURN].(map[string]any)
	for _, n := range names {
		v, top := resource[n]
		if e, there := inner[n]; !top && there {
			v = e
		}
		out[n] = v
	}
	return out
}

// resource is what the change is about, as SCIM shows it; nil where it is gone.
func (c change) resource(tx *db.Tx, t Token) (map[string]any, error) {
	var shown map[string]any
	var err error
	if t.SubjectKind == "Groups" {
		var g member.Group
		if g, err = member.FindGroup(tx, member.GroupID(t.SubjectID)); err == nil {
			shown, err = c.shown.Group(tx, g)
		}
	} else {
		var m member.Member
		if m, err = member.Find(tx, member.ID(t.SubjectID)); err == nil {
			shown, err = c.shown.Member(tx, m)
		}
	}
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return shown, err
}

func (t Token) place() string { return "event_token/" + t.ID }

// sealFull seals a member's values under the member's own key.
func sealFull(tx *db.Tx, t Token, raw []byte) ([]byte, error) {
	if t.SubjectKind == "Groups" {
		return seal.SealOrg(tx, t.place(), raw)
	}
	return seal.Seal(tx, member.ID(t.SubjectID), seal.Log, t.place(), raw)
}

func openFull(tx *db.Tx, t Token) ([]byte, error) {
	if t.SubjectKind == "Groups" {
		return seal.OpenOrg(tx, t.place(), t.sealed)
	}
	return seal.Open(tx, member.ID(t.SubjectID), seal.Log, t.place(), t.sealed)
}

// enqueue keeps an event for a receiver and asks for its delivery.
func enqueue(tx *db.Tx, r Receiver, t Token) error {
	if err := insertToken(tx, r.ID, t); err != nil {
		return err
	}
	return wake(tx, r)
}
