package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// taker carries out rows. In a trial everything is done as it will be, by the
// same code, and undone again.
type taker struct {
	schema  Schema
	options Options
	id      ID
	names   names
	trial   bool
	// last tells that rows which others refer to have all been taken: what is
	// still missing then will not come.
	last bool
}

// names are what the rows of a file are called, and which row was the first.
type names map[[8]byte]int

func key(kind Kind, name string) [8]byte {
	sum := sha256.Sum256([]byte(string(kind) + "\x00" + name))
	return [8]byte(sum[:8])
}

// keysOf are the names that a row claims for itself.
func keysOf(e entry) [][8]byte {
	var out [][8]byte
	if strings.HasPrefix(e.ref, bulkRef) {
		out = append(out, key(Both, e.ref))
	}
	if e.method == "POST" && e.label != "" {
		out = append(out, key(e.kind, member.NameKey(e.label)))
	}
	return out
}

// add keeps the first row of each name.
func (n names) add(e entry) {
	for _, k := range keysOf(e) {
		if _, there := n[k]; !there {
			n[k] = e.seq
		}
	}
}

// has tells whether some row of the file will be the thing that a text names.
func (n names) has(text string) bool {
	if strings.HasPrefix(text, bulkRef) {
		return n[key(Both, text)] > 0
	}
	return n[key(Members, member.NameKey(text))] > 0
}

// firstOf is the row that claimed the names of e before it; 0 if none did.
func (n names) firstOf(e entry) int {
	for _, k := range keysOf(e) {
		if first := n[k]; first > 0 && first < e.seq {
			return first
		}
	}
	return 0
}

// result is what became of a row.
type result struct {
	Row
	// deferred tells that it refers to a row which comes later.
	deferred bool
}

var errTrial = errors.New("transfer: a trial is undone")

// take carries out one row. Only failures of ours are returned: what is wrong
// with the row becomes its outcome.
func (t taker) take(tx *db.Tx, e entry) (result, error) {
	r := result{Row: Row{Seq: e.seq, Line: e.line, Kind: e.kind, Label: e.label}}
	err := e.wrong
	if err == nil {
		err = t.unique(e)
	}
	if err == nil {
		err = tx.Try(func() error {
			if err := t.carry(tx, e, &r); err != nil || !t.trial {
				return err
			}
			return errTrial
		})
	}
	switch kind := fault.KindOf(err); {
	case err == nil:
		r.Applied = true
	case errors.Is(err, errTrial):
	case slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound, fault.Denied}, kind):
		r.reject(err, e)
	default:
		return r, err
	}
	return r, nil
}

// unique refuses a second row of the same member. A table of groups has a row
// for each member of a group.
func (t taker) unique(e entry) error {
	first := t.names.firstOf(e)
	if first == 0 || e.kind == Groups && e.data == nil {
		return nil
	}
	return fault.New(fault.Invalid, "Row %d is about the same already. Keep one of them.", first).On("userName")
}

func (t taker) carry(tx *db.Tx, e entry, r *result) error {
	if e.kind == Groups {
		return t.group(tx, e, r)
	}
	return t.member(tx, e, r)
}

// reject says why a row wasn't taken, naming the column and its value.
func (r *result) reject(err error, e entry) {
	f := fault.Shown(err)
	r.Outcome, r.Reason, r.Attributes = Rejected, f.Message, nil
	if len(f.Fields) > 0 {
		r.Column = f.Fields[0]
	}
	for _, c := range e.cells {
		if strings.EqualFold(c.Path, r.Column) {
			r.Value = c.Value
		}
	}
	switch r.Column {
	case columnManager:
		r.Value = e.manager
	case columnMember:
		r.Value = e.member
	case columnRoles:
		r.Value = e.roles
	case "userName":
		r.Value = e.label
	}
}

// stands keeps the id of what a row is about, unless a trial made it.
func (r *result) stands(id string, lasting bool) {
	if lasting {
		r.ObjectID = id
	}
}

func (t taker) member(tx *db.Tx, e entry, r *result) error {
	before, found, err := t.findMember(tx, e)
	if err != nil || !found && e.method != "POST" {
		return t.awaited(e, r, err)
	}
	after, err := t.changed(before, e)
	if err != nil {
		return err
	}
	if err := t.manager(tx, before, &after, e, r); err != nil {
		return err
	}
	r.Outcome, r.Attributes = Create, member.Changes(before, after)
	if found {
		r.Attributes = member.Changes(before, after)
		r.Outcome = Unchanged
	}
	after, err = t.keep(tx, before, after, found, r)
	if err != nil {
		return err
	}
	r.stands(string(after.ID), found || !t.trial)
	return t.roles(tx, after, e, r)
}

// awaited is what becomes of a change of something that the file itself makes
// in a row that isn't taken yet.
func (t taker) awaited(e entry, r *result, err error) error {
	if err != nil {
		return err
	}
	if t.names.has(e.id) && !t.last {
		r.Outcome, r.deferred = Update, true
		return nil
	}
	return fault.New(fault.NotFound, "There is no such %s: %q.", strings.TrimSuffix(string(e.kind), "s"), clip(e.id)).On("id")
}

// changed is the member with what the row says of them.
func (t taker) changed(before member.Member, e entry) (member.Member, error) {
	if before.ID == "" {
		before.Active = true
	}
	if e.data != nil || e.method != "POST" {
		return t.schema.ChangeMember(before, e.method, e.data)
	}
	return t.schema.SetMember(before, e.cells)
}

// keep makes or saves the member.
func (t taker) keep(tx *db.Tx, before, after member.Member, found bool, r *result) (member.Member, error) {
	if !found {
		made, err := member.Create(tx, after)
		if err != nil {
			return made, err
		}
		return made, t.schema.Claim(tx, made)
	}
	if len(r.Attributes) == 0 {
		return before, nil
	}
	if before.DirectoryID != "" {
		return before, fault.New(fault.Conflict, "A directory provisions this member: %s is changed there.", strings.Join(r.Attributes, ", ")).On(r.Attributes[0])
	}
	if before.Active && !after.Active {
		if err := member.Erasable(tx, before.ID); err != nil {
			return before, fault.New(fault.Conflict, "%s", fault.Shown(err).Message).On("active").Because(err)
		}
	}
	r.Outcome = Update
	saved, err := member.Save(tx, before, after)
	if err != nil {
		return saved, err
	}
	return saved, t.schema.Claim(tx, saved)
}

// findMember finds and locks the member whom a row is about.
func (t taker) findMember(tx *db.Tx, e entry) (member.Member, bool, error) {
	if e.id != "" {
		id, err := t.resolve(tx, e.id)
		if err != nil {
			return member.Member{}, false, err
		}
		m, err := member.FindForUpdate(tx, member.ID(id))
		if err == nil {
			return m, true, nil
		}
		if !fault.Is(err, fault.NotFound) || e.method != "POST" {
			return m, false, unlessMissing(err)
		}
	}
	if e.label == "" || e.method != "POST" {
		return member.Member{}, false, nil
	}
	m, err := member.ByUserName(tx, e.label)
	if err == nil {
		m, err = member.FindForUpdate(tx, m.ID)
	}
	return m, err == nil, unlessMissing(err)
}

func unlessMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// resolve gives the id for what may be "bulkId:…"; "" where that isn't taken.
func (t taker) resolve(tx *db.Tx, text string) (string, error) {
	if !strings.HasPrefix(text, bulkRef) {
		return text, nil
	}
	return objectOf(tx, t.id, hashed(text))
}

// hashed is how the name of a row is kept: it may be personal.
func hashed(ref string) string {
	sum := sha256.Sum256([]byte(ref))
	return hex.EncodeToString(sum[:16])
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// manager sets the manager whom a row names: by id, by user name, or as another
// row of the file.
func (t taker) manager(tx *db.Tx, before member.Member, after *member.Member, e entry, r *result) error {
	text := string(after.Enterprise.ManagerID)
	if e.hasManager {
		text = e.manager
	} else if !strings.HasPrefix(text, bulkRef) {
		return nil
	}
	id, err := t.person(tx, text)
	switch {
	case err != nil:
		return err
	case id != "" || text == "":
		after.Enterprise.ManagerID = id
		return nil
	case t.names.has(text) && !t.last:
		after.Enterprise.ManagerID, r.deferred = before.Enterprise.ManagerID, true
		return nil
	}
	return fault.New(fault.Invalid, "Nobody here, and no row of the file that was taken, is called %q.", clip(text)).On(columnManager)
}

// person finds a member by id, "bulkId:…" or user name; "" where there is none.
func (t taker) person(tx *db.Tx, text string) (member.ID, error) {
	if text == "" {
		return "", nil
	}
	if strings.HasPrefix(text, bulkRef) {
		id, err := t.resolve(tx, text)
		return member.ID(id), err
	}
	if uuid.MatchString(text) {
		return member.ID(text), nil // a manager may be somebody who isn't there (yet)
	}
	m, err := member.ByUserName(tx, text)
	return m.ID, unlessMissing(err)
}

// roles grants what the column grantedRoles says.
func (t taker) roles(tx *db.Tx, m member.Member, e entry, r *result) error {
	if !e.hasRoles || !t.options.WithRoles {
		return nil
	}
	var roles []access.Role
	for _, name := range strings.FieldsFunc(e.roles, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
		roles = append(roles, access.Role(name))
	}
	if !slices.Equal(sorted(roles), sorted(m.Roles)) {
		if !tx.Actor.May(access.ManageRoles) {
			return fault.New(fault.Denied, "Granting roles needs the permission %s.", access.ManageRoles).On(columnRoles)
		}
		if _, err := member.SetRoles(tx, m.ID, roles); err != nil {
			f := fault.Shown(err)
			return fault.New(f.Kind, "%s", f.Message).On(columnRoles).Because(err)
		}
		r.Attributes = append(r.Attributes, columnRoles)
		if r.Outcome == Unchanged {
			r.Outcome = Update
		}
	}
	return nil
}

func sorted(roles []access.Role) []access.Role {
	out := slices.Clone(roles)
	slices.Sort(out)
	return slices.Compact(out)
}

func joinRoles(roles []access.Role) string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return strings.Join(out, " ")
}
