package scim

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// errTried ends a trial's transaction: it is always rolled back.
var errTried = errors.New("scim: a trial is rolled back")

const (
	// maxListed is how many changed members and groups a trial lists.
	maxListed = 50
	// maxCompared is the largest group whose members a trial compares one by
	// one.
	maxCompared = 5000
	// maxAnswer is how much of an answer a trial shows, in bytes.
	maxAnswer = 64 << 10
	// maxTrial is the longest request that can be tried, in bytes.
	maxTrial = 1 << 20
)

// Try carries a request out on a directory as if it had come from its provider,
// in a transaction that is rolled back, and tells what it would have been
// answered and changed. Nothing is written: no member, no event, no job, no log
// entry. The context's actor needs the permission to manage directories.
func (p *Provider) Try(ctx context.Context, t directory.Trial) (directory.Outcome, error) {
	var out directory.Outcome
	if len(t.Body) > maxTrial {
		return out, fault.New(fault.Invalid, "The request has %d bytes; %d can be tried.", len(t.Body), maxTrial).On("body")
	}
	var dir directory.Directory
	err := p.DB.View(ctx, access.ManageDirectories, func(tx *db.Tx) (err error) {
		dir, err = directory.FindWithSchemas(tx, t.DirectoryID)
		return err
	})
	if err != nil {
		return out, err
	}
	actor, _ := access.From(ctx)
	as := access.With(ctx, directory.ActorOf(dir, actor.Org))
	err = p.DB.Update(as, access.Provision, func(tx *db.Tx) error {
		c, path, err := p.trialCall(as, dir, t) // anew if the database runs this again
		if err != nil {
			return err
		}
		c.trial = tx
		if out, err = c.try(tx, t, path); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		err = nil
	}
	return out, err
}

// trialCall makes a call of a trial, and the path below the directory.
func (p *Provider) trialCall(ctx context.Context, dir directory.Directory, t directory.Trial) (*call, string, error) {
	method := strings.ToUpper(strings.TrimSpace(t.Method))
	if !slices.Contains([]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}, method) {
		return nil, "", fault.New(fault.Invalid, "The method must be GET, POST, PUT, PATCH or DELETE, not %q.", clip(t.Method)).On("method")
	}
	u, err := url.Parse("/" + strings.TrimPrefix(afterVersion(strings.TrimSpace(t.Path)), "/"))
	if err != nil {
		return nil, "", fault.New(fault.Invalid, "The path can't be read. It looks like Users, Users/ID or Users?filter=…").On("path")
	}
	u.RawQuery = strings.ReplaceAll(u.RawQuery, " ", "%20")
	r := (&http.Request{
		Method: method, URL: u, Header: http.Header{"Content-Type": {mediaType}}, Body: io.NopCloser(strings.NewReader(t.Body)),
	}).WithContext(ctx)
	if t.Mapped {
		dir.Mapping, dir.Schemas = t.Rules, "trial"
	}
	c := &call{Provider: p, r: r, dir: dir, q: quirksOf(dir), base: p.BaseURL + prefix + dir.ID + version, begun: time.Now()}
	return c, u.Path, nil
}

// afterVersion takes a whole address for what follows the directory's own.
func afterVersion(path string) string {
	if _, rest, ok := strings.Cut(path, version+"/"); ok {
		return rest
	}
	return path
}

// try runs the request inside a savepoint, looks at what it made of members and
// groups, undoes it, and looks at what they were.
func (c *call) try(tx *db.Tx, t directory.Trial, path string) (directory.Outcome, error) {
	var err error
	if c.outlook, err = c.trialOutlook(tx, t); err != nil {
		return directory.Outcome{}, err
	}
	var out directory.Outcome
	var after snapshot
	undone := tx.Try(func() error {
		a, err := c.guarded(func() (answer, error) { return c.dispatch(path) })
		if out, err = outcomeOf(a, err); err != nil {
			return err
		}
		if after, err = takeSnapshot(tx, c); err != nil {
			return err
		}
		return errTried
	})
	if !errors.Is(undone, errTried) {
		return out, undone
	}
	before, err := snapshotOf(tx, c, after)
	if err != nil {
		return out, err
	}
	out.Warnings = c.ignored
	out.Changes = compare(before, after)
	if n := len(out.Changes); n > maxListed {
		out.Changes, out.Unlisted = out.Changes[:maxListed], n-maxListed
	}
	out.Mapped = c.mappedText
	return out, nil
}

// trialOutlook is the directory's outlook, read in the trial's transaction.
func (c *call) trialOutlook(tx *db.Tx, t directory.Trial) (*outlook, error) {
	all, err := extension.List(tx)
	if err != nil {
		return nil, err
	}
	rules := c.dir.Mapping
	if t.Mapped {
		rules = t.Rules
	}
	return newOutlook(all, rules)
}

func outcomeOf(a answer, err error) (directory.Outcome, error) {
	if err != nil {
		f := translate(err)
		raw, _ := json.MarshalIndent(f.ScimError, "", "  ") // texts always marshal
		return directory.Outcome{Status: f.Status, ScimType: string(f.ScimType), Detail: f.Detail, Answer: string(raw)}, nil
	}
	out := directory.Outcome{Status: a.status, Location: a.location}
	if a.body == nil {
		return out, nil
	}
	raw := &beginning{room: maxAnswer}
	if streams(a.body) {
		err = writeStream(raw, a.body)
	} else {
		err = encode(raw, a.body)
	}
	if out.Cut = errors.Is(err, errFull); out.Cut {
		out.Answer = strings.ToValidUTF8(raw.String(), "")
		return out, nil
	}
	var pretty bytes.Buffer
	if err == nil {
		err = json.Indent(&pretty, raw.Bytes(), "", "  ")
	}
	out.Answer = pretty.String()
	return out, err
}

var errFull = errors.New("scim: there is more than is shown")

// beginning keeps what fits of what is written.
type beginning struct {
	bytes.Buffer
	room int
}

// Write implements io.Writer.
func (b *beginning) Write(p []byte) (int, error) {
	if len(p) > b.room {
		b.Buffer.Write(p[:b.room])
		b.room = 0
		return 0, errFull
	}
	b.room -= len(p)
	return b.Buffer.Write(p)
}

// snapshot is members and groups at a moment, as documents by id.
type snapshot struct {
	users, groups map[string]document
	names         map[string]string
	// in are the names of the groups that each user is in, whoever keeps them.
	in map[string][]any
}

// takeSnapshot reads what this transaction has changed: rows that carry its
// time.
func takeSnapshot(tx *db.Tx, c *call) (snapshot, error) {
	users, err := member.ChangedSince(tx, tx.Now, c.dir.ID, maxBulk)
	if err != nil {
		return snapshot{}, err
	}
	groups, err := member.GroupsChangedSince(tx, tx.Now, c.dir.ID, maxBulk)
	if err != nil {
		return snapshot{}, err
	}
	if c.id != "" && c.route != nil && c.route.t == groupType { // a deleted group carries nothing
		groups = append(groups, member.GroupID(c.id))
	}
	return read(tx, c, users, groups)
}

// snapshotOf reads the same members and groups again.
func snapshotOf(tx *db.Tx, c *call, s snapshot) (snapshot, error) {
	var users []member.ID
	for id := range s.users {
		users = append(users, member.ID(id))
	}
	var groups []member.GroupID
	for id := range s.groups {
		groups = append(groups, member.GroupID(id))
	}
	return read(tx, c, users, groups)
}

func read(tx *db.Tx, c *call, users []member.ID, groups []member.GroupID) (snapshot, error) {
	s := snapshot{users: map[string]document{}, groups: map[string]document{}, names: map[string]string{}, in: map[string][]any{}}
	found, err := member.FindMany(tx, users)
	if err != nil {
		return s, err
	}
	joined, err := member.GroupsOf(tx, users)
	if err != nil {
		return s, err
	}
	for id, list := range joined {
		for _, g := range list {
			s.in[string(id)] = append(s.in[string(id)], g.DisplayName)
		}
	}
	for _, id := range users {
		s.users[string(id)] = nil
		if m, ok := found[id]; ok && m.State != member.StateDeleted && m.DirectoryID == c.dir.ID {
			d := userDocument(m)
			delete(d, sentURN)
			s.users[string(id)], s.names[string(id)] = d, m.Label()
		}
	}
	for _, id := range groups {
		if err := s.readGroup(tx, c, id); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s snapshot) readGroup(tx *db.Tx, c *call, id member.GroupID) error {
	g, err := member.FindGroup(tx, id)
	s.groups[string(id)] = nil
	if fault.Is(err, fault.NotFound) || err == nil && g.DirectoryID != c.dir.ID {
		return nil
	}
	if err != nil {
		return err
	}
	d := groupDocument(g)
	delete(d, sentURN)
	n := 0
	var ids []any
	err = member.EachMemberOf(tx, id, func(r member.Ref) error {
		if n++; n <= maxCompared {
			ids = append(ids, string(r.ID))
		}
		return nil
	})
	put(d, "members", ids)
	d["members.count"] = n
	s.groups[string(id)], s.names[string(id)] = d, g.DisplayName
	return err
}

// compare lists what differs.
func compare(before, after snapshot) []directory.Change {
	var out []directory.Change
	add := func(kind string, was, is map[string]document) {
		for _, id := range sortedDocuments(is) {
			c := directory.Change{Type: kind, ID: id, Name: before.names[id], Kind: "changed", Fields: differences(was[id], is[id])}
			if kind == userType.name {
				c.Fields = append(c.Fields, moves(before.in[id], after.in[id])...)
			}
			switch {
			case len(c.Fields) == 0:
				continue
			case was[id] == nil:
				c.Kind, c.Name = "created", after.names[id]
			case is[id] == nil:
				c.Kind = "deleted"
			}
			out = append(out, c)
		}
	}
	add(userType.name, before.users, after.users)
	add(groupType.name, before.groups, after.groups)
	return out
}

// moves are the memberships that a user loses and gains.
func moves(was, is []any) []directory.FieldChange {
	gone, came := without(was, is), without(is, was)
	if isEmpty(gone) && isEmpty(came) {
		return nil
	}
	return []directory.FieldChange{{Path: "groups", Before: jsonText(gone), After: jsonText(came)}}
}

func sortedDocuments(m map[string]document) []string {
	out := make([]string, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// differences are the attributes in which two documents differ; of members,
// those who came and went.
func differences(a, b document) []directory.FieldChange {
	var out []directory.FieldChange
	keys := map[string]any{}
	for k := range a {
		keys[k] = nil
	}
	for k := range b {
		keys[k] = nil
	}
	for _, k := range sortedKeys(keys) {
		switch {
		case reflect.DeepEqual(plainJSON(a[k]), plainJSON(b[k])):
		case k == "members":
			gone, came := without(a[k], b[k]), without(b[k], a[k])
			out = append(out, directory.FieldChange{Path: k, Before: jsonText(gone), After: jsonText(came)})
		default:
			out = append(out, directory.FieldChange{Path: k, Before: jsonText(a[k]), After: jsonText(b[k])})
		}
	}
	return out
}

func plainJSON(v any) (out any) {
	_ = decode(mustJSON(v), &out)
	return out
}

func jsonText(v any) string {
	if v == nil || isEmpty(v) {
		return ""
	}
	return clipTo(string(mustJSON(v)), maxText)
}

func clipTo(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// without are the entries of a list that another lacks.
func without(list, other any) any {
	has := map[any]bool{}
	all, _ := other.([]any)
	for _, v := range all {
		has[v] = true
	}
	var out []any
	mine, _ := list.([]any)
	for _, v := range mine {
		if !has[v] {
			out = append(out, v)
		}
	}
	return out
}
