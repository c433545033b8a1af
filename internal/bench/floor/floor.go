// Package floor is the practical ceiling of what an HTTP server reaches on a
// database: bare net/http, one real transaction for each request, and no
// validation, filter parser, organizations, sealing or log. It answers the few
// SCIM requests that measurements send, so that the same load runs against it and
// against Steward. It knows nothing of Steward.
package floor

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"

	_ "github.com/jackc/pgx/v5/stdlib" // the floor on PostgreSQL
	_ "modernc.org/sqlite"             // the floor on SQLite
)

const connections = 16

const schema = `
create table if not exists member (id text primary key, user_name text not null unique, doc text not null, version integer not null);
create table if not exists team (id text primary key, display_name text not null unique);
create table if not exists membership (team_id text not null, member_id text not null, primary key (team_id, member_id));`

// Floor answers over one database.
type Floor struct {
	db *sql.DB
	// writer is the one connection of SQLite that writes, else db.
	writer *sql.DB
	next   atomic.Int64
}

// Open opens "sqlite:FILE" or a PostgreSQL address and makes the tables. SQLite
// waits for the disk as Steward does (synchronous=FULL).
func Open(ctx context.Context, address string) (*Floor, error) {
	driver, name := "pgx", address
	path, lite := strings.CutPrefix(address, "sqlite:")
	if lite {
		driver = "sqlite"
		name = "file:" + path + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-8000)"
	}
	db, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	f := &Floor{db: db, writer: db}
	if lite {
		if f.writer, err = sql.Open(driver, name+"&_txlock=immediate"); err != nil {
			return nil, err
		}
		f.writer.SetMaxOpenConns(1)
	}
	for statement := range strings.SplitSeq(schema, ";\n") {
		if _, err := f.writer.ExecContext(ctx, statement); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Handler answers.
func (f *Floor) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /Users", answer(http.StatusCreated, f.create))
	mux.HandleFunc("GET /Users/{id}", answer(http.StatusOK, f.get))
	mux.HandleFunc("GET /Users", answer(http.StatusOK, f.list))
	mux.HandleFunc("PUT /Users/{id}", answer(http.StatusOK, f.put))
	mux.HandleFunc("PATCH /Users/{id}", answer(http.StatusOK, f.patch))
	mux.HandleFunc("POST /Groups", answer(http.StatusCreated, f.createGroup))
	mux.HandleFunc("GET /Groups", answer(http.StatusOK, f.findGroup))
	mux.HandleFunc("PATCH /Groups/{id}", answer(http.StatusNoContent, f.patchGroup))
	return mux
}

type object = map[string]any

func answer(status int, do func(r *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := do(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/scim+json")
		w.WriteHeader(status)
		switch v := out.(type) {
		case nil:
		case json.RawMessage:
			_, _ = w.Write(v)
		default:
			_ = json.NewEncoder(w).Encode(v)
		}
	}
}

// transact runs fn in a real transaction.
func transact(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

func (f *Floor) create(r *http.Request) (any, error) {
	doc, err := read(r)
	if err != nil {
		return nil, err
	}
	doc["id"] = fmt.Sprintf("%08d", f.next.Add(1))
	return doc, transact(r.Context(), f.writer, func(tx *sql.Tx) error {
		return save(r.Context(), tx, `insert into member (id, user_name, doc, version) values ($1, $2, $3, 1)`, doc)
	})
}

func (f *Floor) put(r *http.Request) (any, error) {
	doc, err := read(r)
	if err != nil {
		return nil, err
	}
	doc["id"] = r.PathValue("id")
	return doc, transact(r.Context(), f.writer, func(tx *sql.Tx) error {
		return save(r.Context(), tx, `update member set user_name = $2, doc = $3, version = version + 1 where id = $1`, doc)
	})
}

// patch reads, changes and writes the document, as whoever keeps documents must.
func (f *Floor) patch(r *http.Request) (any, error) {
	if _, err := read(r); err != nil {
		return nil, err
	}
	doc := object{}
	return doc, transact(r.Context(), f.writer, func(tx *sql.Tx) error {
		var text []byte
		if err := tx.QueryRowContext(r.Context(), `select doc from member where id = $1`, r.PathValue("id")).Scan(&text); err != nil {
			return err
		}
		if err := json.Unmarshal(text, &doc); err != nil {
			return err
		}
		doc["active"] = false
		return save(r.Context(), tx, `update member set user_name = $2, doc = $3, version = version + 1 where id = $1`, doc)
	})
}

func (f *Floor) get(r *http.Request) (any, error) {
	var doc []byte
	err := transact(r.Context(), f.db, func(tx *sql.Tx) error {
		return tx.QueryRowContext(r.Context(), `select doc from member where id = $1`, r.PathValue("id")).Scan(&doc)
	})
	return json.RawMessage(doc), err
}

// list is a look-up by user name, or a page by offset over ids.
func (f *Floor) list(r *http.Request) (any, error) {
	query, args := `select doc from member where user_name = $1`, []any{quoted(r.FormValue("filter"))}
	if r.FormValue("filter") == "" {
		start, _ := strconv.Atoi(r.FormValue("startIndex"))
		count, _ := strconv.Atoi(r.FormValue("count"))
		query = `select m.doc from (select id from member order by id limit $1 offset $2) p join member m on m.id = p.id order by m.id`
		args = []any{count, start - 1}
	}
	return f.page(r, query, args)
}

func (f *Floor) page(r *http.Request, query string, args []any) (any, error) {
	found := []json.RawMessage{}
	err := transact(r.Context(), f.db, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(r.Context(), query, args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var doc []byte
			if err := rows.Scan(&doc); err != nil {
				return err
			}
			found = append(found, doc)
		}
		return rows.Err()
	})
	return object{"totalResults": len(found), "Resources": found}, err
}

func (f *Floor) createGroup(r *http.Request) (any, error) {
	doc, err := read(r)
	if err != nil {
		return nil, err
	}
	doc["id"] = fmt.Sprintf("g%08d", f.next.Add(1))
	return doc, transact(r.Context(), f.writer, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(r.Context(), `insert into team (id, display_name) values ($1, $2)`, doc["id"], doc["displayName"])
		return err
	})
}

func (f *Floor) findGroup(r *http.Request) (any, error) {
	return f.page(r, `select '{"id":"' || id || '"}' from team where display_name = $1`, []any{quoted(r.FormValue("filter"))})
}

// patchGroup adds or removes the members of the first operation.
func (f *Floor) patchGroup(r *http.Request) (any, error) {
	var body struct {
		Operations []struct {
			Op    string
			Value []struct{ Value string }
		}
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		return nil, err
	}
	query := `insert into membership (team_id, member_id) values ($1, $2) on conflict do nothing`
	if strings.EqualFold(body.Operations[0].Op, "remove") {
		query = `delete from membership where team_id = $1 and member_id = $2`
	}
	return nil, transact(r.Context(), f.writer, func(tx *sql.Tx) error {
		statement, err := tx.PrepareContext(r.Context(), query)
		if err != nil {
			return err
		}
		defer func() { _ = statement.Close() }()
		for _, v := range body.Operations[0].Value {
			if _, err := statement.ExecContext(r.Context(), r.PathValue("id"), v.Value); err != nil {
				return err
			}
		}
		return nil
	})
}

func read(r *http.Request) (doc object, err error) {
	err = json.NewDecoder(r.Body).Decode(&doc)
	return doc, err
}

func save(ctx context.Context, tx *sql.Tx, query string, doc object) error {
	text, err := json.Marshal(doc)
	if err == nil {
		_, err = tx.ExecContext(ctx, query, doc["id"], doc["userName"], string(text))
	}
	return err
}

// quoted is the text between the first quotation marks.
func quoted(filter string) string {
	_, rest, _ := strings.Cut(filter, `"`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
