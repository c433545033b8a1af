package audit

import (
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

const columns = `id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, subject, detail, personal, position`

func insert(tx *db.Tx, e Event) error {
	_, err := tx.Exec(`
		insert into event (org_id, id, at, actor_kind, actor_id, actor_name, action,
		                   object_type, object_id, subject, detail, personal)
		values (:org, :id, :at, :actor_kind, :actor_id, :actor_name, :action,
		        :object_type, :object_id, :subject, :detail, :personal)`,
		db.Args{
			"id": e.ID, "at": e.At, "actor_kind": string(e.ActorKind), "actor_id": e.ActorID,
			"actor_name": e.ActorName, "action": e.Action, "object_type": e.ObjectType,
			"object_id": e.ObjectID, "subject": string(e.Subject), "detail": e.DetailJSON, "personal": e.Sealed,
		})
	return err
}

func find(tx *db.Tx, id string) (e Event, err error) {
	return e, tx.Get(&e, `select `+columns+` from event where org_id = :org and id = :id`, db.Args{"id": id})
}

func list(tx *db.Tx, f Filter, p Page) (events []Event, err error) {
	area, ofMany := strings.CutSuffix(f.Action, ".")
	if ofMany { // each action by itself: beside an equality, the range would win the index
		f.Action = ""
	}
	where, args := f.where()
	args["limit"] = p.Limit
	if p.Before != "" {
		where, args["before"] = where+" and id < :before", p.Before
	}
	order := "desc"
	if p.Oldest {
		order = "asc"
	}
	if p.After != "" {
		where, args["after"] = where+" and id > :after", p.After
	}
	if ofMany {
		args["action"], args["action_end"] = area+".", area+"/"
		return events, tx.Select(&events, ofArea(tx.Dialect(), where, order), args)
	}
	err = tx.Select(&events, `
		select `+columns+`
		  from event
		 where `+where+`
		 order by id `+order+`
		 limit :limit`, args)
	return events, err
}

// ofArea is the query for the actions of one area, such as "member.": for each
// action that there is, found by stepping through the index, its newest page;
// and of these the newest. Reading the range of all actions would sort as many
// events as the area has, and asked for ids, SQLite would rather go through the
// whole log and look each event up among them: so it is asked for rows.
func ofArea(dialect db.Dialect, where, order string) string {
	page := `from event where ` + where + ` and action = a.name order by id ` + order + ` limit :limit`
	found := `event on +event.org_id = :org and event.rowid in (select event.rowid ` + page + `)`
	if dialect == db.Postgres {
		found = `lateral (select ` + columns + ` ` + page + `) e on true`
	}
	return `
		with recursive a (name) as (
			select min(x.action) from event x where x.org_id = :org and x.action > :action and x.action < :action_end
			union all
			select (select min(x.action) from event x where x.org_id = :org and x.action > a.name and x.action < :action_end)
			  from a
			 where a.name is not null)
		select ` + columns + `
		  from a
		  join ` + found + `
		 where a.name is not null
		 order by id ` + order + `
		 limit :limit`
}

func listFrom(tx *db.Tx, f Filter, from, size int64, limit int) (events []Event, err error) {
	where, args := f.where()
	args["limit"], args["from_place"], args["size"] = limit, from, size
	err = tx.Select(&events, `
		select `+columns+`
		  from event
		 where `+where+` and position >= :from_place and position < :size
		 order by position
		 limit :limit`, args)
	return events, err
}

// where is the condition of a filter, with its parameters.
func (f Filter) where() (string, db.Args) {
	args := db.Args{}
	where := []string{"org_id = :org"}
	add := func(set bool, clause, name string, value any) {
		if set {
			where = append(where, clause)
			args[name] = value
		}
	}
	if prefix, ok := strings.CutSuffix(f.Action, "."); ok {
		// "/" is the character after ".": a range that the index serves.
		add(true, "action > :action and action < :action_end", "action", prefix+".")
		args["action_end"] = prefix + "/"
	} else {
		add(f.Action != "", "action = :action", "action", f.Action)
	}
	add(f.ActorID != "", "actor_id = :actor", "actor", f.ActorID)
	add(f.ObjectType != "", "object_type = :object_type", "object_type", f.ObjectType)
	add(len(f.ObjectTypes) > 0, "object_type in (:object_types)", "object_types", f.ObjectTypes)
	add(f.ObjectID != "", "object_id = :object_id", "object_id", f.ObjectID)
	add(f.Subject != "", "subject = :subject", "subject", string(f.Subject))
	add(f.From != nil, "at >= :from_at", "from_at", f.From)
	add(f.To != nil, "at < :to_at", "to_at", f.To)
	return strings.Join(where, " and "), args
}

func unplacedOrgs(w *db.Wide) (orgs []access.OrgID, err error) {
	// "id > ''" leaves SQLite only the index of what is not placed.
	return orgs, w.Select(&orgs, `select distinct org_id from event where position is null and id > ''`, nil)
}

// Unplaced counts the events of all organizations that wait for their place in
// the log, and tells when the oldest was written: for operators.
func Unplaced(w *db.Wide) (n int64, oldest time.Time, err error) {
	var r struct {
		N      int64   `db:"n"`
		Oldest db.Time `db:"oldest"`
	}
	err = w.Get(&r, `select count(*) as n, min(at) as oldest from event where position is null and id > ''`, nil)
	return r.N, r.Oldest.Time, err
}

func unplaced(tx *db.Tx, limit int) (events []Event, err error) {
	err = tx.Select(&events, `
		select `+columns+`
		  from event
		 where org_id = :org and position is null and id > ''
		 order by id
		 limit :limit`, db.Args{"limit": limit})
	return events, err
}

// lockHead makes sure that one sequencer at a time places events.
func lockHead(tx *db.Tx) (size int64, err error) {
	if _, err = tx.Exec(`insert into log_head (org_id, size) values (:org, 0) on conflict (org_id) do nothing`, nil); err != nil {
		return 0, err
	}
	return size, tx.Get(&size, `select size from log_head where org_id = :org`+tx.Lock(), nil)
}

func saveHead(tx *db.Tx, size int64) error {
	return tx.ExecOne(`update log_head set size = :size where org_id = :org`, db.Args{"size": size})
}

func place(tx *db.Tx, id string, position int64) error {
	return tx.ExecOne(`update event set position = :position where org_id = :org and id = :id`,
		db.Args{"id": id, "position": position})
}

func insertHashes(tx *db.Tx, first int64, hashes []tlog.Hash) error {
	rows := make([]db.Args, len(hashes))
	for i, h := range hashes {
		rows[i] = db.Args{"position": first + int64(i), "hash": h[:]}
	}
	_, err := tx.InsertMany(`insert into log_hash (org_id, position, hash) values (:org, :position, :hash)`, rows)
	return err
}

func readHashes(tx *db.Tx, positions []int64) (map[int64]tlog.Hash, error) {
	var rows []struct {
		Position int64
		Hash     []byte
	}
	err := tx.Select(&rows, `
		select position, hash from log_hash where org_id = :org and position in (:positions)`,
		db.Args{"positions": positions})
	out := make(map[int64]tlog.Hash, len(rows))
	for _, r := range rows {
		out[r.Position] = tlog.Hash(r.Hash)
	}
	return out, err
}

func insertCheckpoint(tx *db.Tx, size int64, note string) error {
	_, err := tx.Exec(`
		insert into log_checkpoint (org_id, size, note, at) values (:org, :size, :note, :now)`,
		db.Args{"size": size, "note": note, "now": tx.Now})
	return err
}

// Checkpoint is a signed statement of how long the log is and what it holds.
type Checkpoint struct {
	// Size is the number of events.
	Size int64
	// Note is the signed text, in the form of golang.org/x/mod/sumdb/note.
	Note string
	At   time.Time
}

// Latest returns the newest checkpoint; a fault of kind NotFound where the log
// is new.
func Latest(tx *db.Tx) (c Checkpoint, err error) {
	err = tx.Get(&c, `
		select size, note, at from log_checkpoint where org_id = :org order by size desc limit 1`, nil)
	return c, err
}

func checkpoints(tx *db.Tx) (all []Checkpoint, err error) {
	err = tx.Select(&all, `select size, note, at from log_checkpoint where org_id = :org order by size`, nil)
	return all, err
}

func eachPlaced(tx *db.Tx, visit func(Event) error) error {
	return tx.Each(`
		select `+columns+`
		  from event
		 where org_id = :org and position is not null
		 order by position`, nil,
		func(read func(any) error) error {
			var e Event
			if err := read(&e); err != nil {
				return err
			}
			return visit(e)
		})
}
