package files

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
)

func (s *Server) rectify(r *http.Request, body []byte) (any, error) {
	in, err := read[protocol.RectifyRequest](body)
	if err == nil && len(in.Corrections) == 0 {
		err = &failure{http.StatusBadRequest, "corrections", "There is no correction."}
	}
	if err != nil {
		return nil, err
	}
	return s.change(r, body)
}

func (s *Server) restrict(r *http.Request, body []byte) (any, error) {
	if _, err := read[protocol.RestrictRequest](body); err != nil {
		return nil, err
	}
	return s.change(r, body)
}

func (s *Server) erase(r *http.Request, body []byte) (any, error) {
	if _, err := read[protocol.EraseRequest](body); err != nil {
		return nil, err
	}
	return s.change(r, body)
}

// change makes a change, or accepts it, remembers the answer, and gives it again
// for the same key.
func (s *Server) change(r *http.Request, body []byte) (any, error) {
	key, digest := r.Header.Get(protocol.HeaderIdempotency), r.Header.Get(protocol.HeaderDigest)
	s.mu.Lock()
	defer s.mu.Unlock()
	if before, seen := s.kept.Receipts[key]; seen {
		if before.Digest != digest {
			return nil, &failure{http.StatusConflict, "idempotency", "The Idempotency-Key was used for another request."}
		}
		return before.answer(), nil
	}
	next := s.kept.clone()
	kept := receipt{Digest: digest, At: s.config.Now().UTC().Truncate(time.Second)}
	if s.config.Asynchronous {
		kept.Job, kept.Waiting = "job-"+key, &waiting{Path: r.URL.Path, Body: body}
	} else {
		kept.Outcome = next.apply(waiting{r.URL.Path, body})
	}
	next.remember(key, kept)
	if err := s.keep(next); err != nil {
		return nil, err
	}
	if kept.Waiting != nil {
		go s.finish(key)
	}
	return kept.answer(), nil
}

func (r receipt) answer() any {
	if r.Waiting != nil {
		return protocol.Accepted{Job: r.Job, CheckAfter: 1}
	}
	return r.Outcome
}

// apply makes a change; its body was read before, so that it is well formed.
func (k *kept) apply(w waiting) protocol.Outcome {
	switch w.Path {
	case protocol.PathRectify:
		in, _ := read[protocol.RectifyRequest](w.Body)
		return k.correct(in)
	case protocol.PathRestrict:
		in, _ := read[protocol.RestrictRequest](w.Body)
		return k.mark(in)
	}
	in, _ := read[protocol.EraseRequest](w.Body)
	before := len(k.Entries)
	k.Entries = slices.DeleteFunc(k.Entries, func(e entry) bool { return e.meant(in.Subject, in.Categories) })
	return protocol.Outcome{State: protocol.Done, Erased: before - len(k.Entries)}
}

func (k *kept) mark(in protocol.RestrictRequest) protocol.Outcome {
	out := protocol.Outcome{State: protocol.Done}
	for i, e := range k.Entries {
		if e.meant(in.Subject, in.Categories) && e.Restricted != in.Restricted {
			k.Entries[i].Restricted = in.Restricted
			out.Changed++
		}
	}
	return out
}

func (k *kept) correct(in protocol.RectifyRequest) protocol.Outcome {
	out, touched := protocol.Outcome{State: protocol.Done}, map[string]bool{}
	for _, c := range in.Corrections {
		ground := "The field " + c.Field + " can't be corrected."
		if c.Category == categoryFiles && (c.Field == "title" || c.Field == "name" || c.Field == "content") {
			ground = k.correctOne(in.Subject, c, touched)
		}
		if ground != "" {
			out.Refused = append(out.Refused, protocol.Refused{Category: c.Category, Key: c.Key, Field: c.Field, Ground: ground})
		}
	}
	out.Changed = len(touched)
	return out
}

// correctOne gives the entries that a correction means its value, or says why
// not.
func (k *kept) correctOne(p protocol.Subject, c protocol.Correction, touched map[string]bool) (ground string) {
	if c.Field != "content" && (c.Value == "" || len(c.Value) > protocol.MaxTitle-20) {
		return "A file has a name of at most 480 bytes."
	}
	for i, e := range k.Entries {
		if !e.meant(p, []string{c.Category}) || c.Key != "" && c.Key != e.Key {
			continue
		}
		if c.Field == "content" {
			k.Entries[i].Text = c.Value
		} else {
			k.Entries[i].Name = c.Value
		}
		touched[e.Key] = true
	}
	return ""
}

func (s *Server) job(_ *http.Request, body []byte) (any, error) {
	in, err := read[protocol.JobRequest](body)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.kept.Receipts {
		if r.Job != "" && r.Job == in.Job {
			return r.job(), nil
		}
	}
	return nil, &failure{http.StatusNotFound, "job", "There is no such job."}
}

func (r receipt) job() protocol.Job {
	if r.Waiting != nil {
		return protocol.Job{Job: r.Job, State: protocol.Pending, CheckAfter: 1}
	}
	return protocol.Job{Job: r.Job, State: protocol.Done, Outcome: &r.Outcome}
}

// callbackOf is where the end of a change is to be told, "" for nowhere.
func (w waiting) callback() string {
	var in struct {
		Callback string `json:"callback"`
	}
	_ = json.Unmarshal(w.Body, &in) // it was read before
	return in.Callback
}
