package files

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"

	"github.com/sysoon/steward/internal/data/protocol"
)

// ServeHTTP implements http.Handler: the source protocol, version 1.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fail(w, http.StatusNotFound, "not_found", "There is nothing at this path.")
	})
	mux.Handle("POST "+protocol.PathDescribe, s.signed(s.describe))
	mux.Handle("POST "+protocol.PathFind, s.signed(s.find))
	mux.Handle("POST "+protocol.PathExport, s.signed(s.export))
	mux.Handle("POST "+protocol.PathRectify, s.signed(s.rectify))
	mux.Handle("POST "+protocol.PathRestrict, s.signed(s.restrict))
	mux.Handle("POST "+protocol.PathErase, s.signed(s.erase))
	mux.Handle("POST "+protocol.PathJob, s.signed(s.job))
	mux.Handle("POST "+protocol.PathVerify, s.signed(s.verify))
	return mux
}

// operation answers one path: with a value to send, or a failure.
type operation func(r *http.Request, body []byte) (any, error)

// failure is an error with its status.
type failure struct {
	status  int
	code    string
	message string
}

func (f *failure) Error() string { return f.message }

func fail(w http.ResponseWriter, status int, code, message string) {
	var f protocol.Failure
	f.Error.Code, f.Error.Message = code, message
	send(w, status, f)
}

func send(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the caller is gone if this fails
}

// signed reads the body, checks its signature and answers what op says.
func (s *Server) signed(op operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, protocol.MaxRequest))
		if err != nil {
			fail(w, http.StatusRequestEntityTooLarge, "too_large", "The request is larger than 64 KiB.")
			return
		}
		if err := s.verifier.Check(r, body); err != nil {
			fail(w, http.StatusUnauthorized, "signature", err.Error())
			return
		}
		out, err := op(r, body)
		if f, ok := errors.AsType[*failure](err); ok {
			fail(w, f.status, f.code, f.message)
			return
		}
		if err != nil {
			w.Header().Set("Retry-After", "30")
			fail(w, http.StatusInternalServerError, "internal", "The server could not do this.")
			return
		}
		if _, begun := out.(protocol.Accepted); begun {
			send(w, http.StatusAccepted, out)
			return
		}
		send(w, http.StatusOK, out)
	})
}

// read reads a request of some operation.
func read[T any](body []byte) (in T, err error) {
	if err := json.Unmarshal(body, &in); err != nil {
		return in, &failure{http.StatusBadRequest, "malformed", "The request is not the JSON that is expected."}
	}
	return in, nil
}

func (s *Server) describe(_ *http.Request, body []byte) (any, error) {
	if _, err := read[struct{}](body); err != nil {
		return nil, err
	}
	return protocol.Description{
		Protocol: protocol.Version, Name: "Files", Regions: s.config.Regions,
		Keys: []string{"emails", "userName", "memberId"}, Asynchronous: s.config.Asynchronous,
		Products: []protocol.Product{{ID: s.config.Product, Categories: []protocol.Category{
			{Name: categoryFiles, Fields: []protocol.Field{
				{Name: "name", Description: "The file's name", Rectify: true}, {Name: "bytes", Description: "The file's size"},
				{Name: "content", Description: "Its text", Rectify: true},
			}},
			{Name: categoryActivities},
		}}},
	}, nil
}

// held lists a subject's entries in these categories; none means all.
func (s *Server) held(p protocol.Subject, categories []string) []entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.kept.Entries), func(e entry) bool { return !e.meant(p, categories) })
}

func (e entry) meant(p protocol.Subject, categories []string) bool {
	return e.of(p) && (len(categories) == 0 || slices.Contains(categories, e.Category))
}

func (s *Server) find(_ *http.Request, body []byte) (any, error) {
	in, err := read[protocol.FindRequest](body)
	if err != nil {
		return nil, err
	}
	found := protocol.Found{Counts: []protocol.Count{}}
	for _, category := range []string{categoryFiles, categoryActivities} {
		if c := s.count(in.Subject, category); c.Count > 0 {
			found.Counts = append(found.Counts, c)
		}
	}
	return found, nil
}

func (s *Server) count(p protocol.Subject, category string) protocol.Count {
	c := protocol.Count{Product: s.config.Product, Category: category}
	for _, e := range s.held(p, []string{category}) {
		if c.Count == 0 || e.At.Before(c.First) {
			c.First = e.At
		}
		if e.At.After(c.Last) {
			c.Last = e.At
		}
		c.Count++
	}
	return c
}

// maxPageBytes keeps an answer below what the protocol allows.
const maxPageBytes = protocol.MaxAnswer / 4

func (s *Server) export(_ *http.Request, body []byte) (any, error) {
	in, err := read[protocol.ExportRequest](body)
	if err != nil {
		return nil, err
	}
	if in.Limit < 1 || in.Limit > protocol.MaxPage {
		return nil, &failure{http.StatusBadRequest, "limit", "The limit must be 1 to 500."}
	}
	page, size := protocol.Page{Items: []protocol.Item{}}, 0
	for _, e := range s.held(in.Subject, nil) {
		if e.Key <= in.Cursor {
			continue
		}
		if len(page.Items) == in.Limit || size > maxPageBytes {
			page.Next = page.Items[len(page.Items)-1].Key
			break
		}
		page.Items = append(page.Items, s.item(e))
		size += len(e.Text)
	}
	return page, nil
}

func (s *Server) verify(_ *http.Request, body []byte) (any, error) {
	in, err := read[protocol.VerifyRequest](body)
	if err != nil {
		return nil, err
	}
	left := len(s.held(in.Subject, in.Categories))
	if left > 0 {
		return protocol.Outcome{State: protocol.Remaining, Remaining: left}, nil
	}
	return protocol.Outcome{State: protocol.Done}, nil
}
