package welcome

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/data"
)

// sharedPage shows what a member lets somebody see of their health.
type sharedPage struct {
	data.Shared

	Token, Ends string
	Things      []sharedThing
}

type sharedThing struct {
	Title, Content, At string
	Fields             map[string]string
}

// askShared asks before it shows: a look is kept for the member, and whoever
// previews a mail looks at nothing.
func (s *Service) askShared(w http.ResponseWriter, r *http.Request) {
	render(w, http.StatusOK, "shared.html", sharedPage{Token: r.URL.Query().Get("t")})
}

func (s *Service) shared(w http.ResponseWriter, r *http.Request) {
	v, err := s.shares.Open(r.Context(), r.PostFormValue("t"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := sharedPage{Shared: v, Ends: v.Until.Format("2 January 2006, 15:04 MST")}
	for _, rec := range v.Records {
		p.Things = append(p.Things, sharedThing{rec.Title, rec.Content, rec.At.Format("2 January 2006, 15:04"), rec.Fields})
	}
	render(w, http.StatusOK, "shared.html", p)
}

// sharedRecord is a record as a program reads it.
type sharedRecord struct {
	ID      string            `json:"id"`
	At      time.Time         `json:"at"`
	Title   string            `json:"title,omitempty"`
	Content string            `json:"content,omitempty"`
	Fields  map[string]string `json:"fields,omitempty"`
}

// sharedRecords answers programs: the share's secret is their bearer token
// (RFC 6750 section 2.1).
func (s *Service) sharedRecords(w http.ResponseWriter, r *http.Request) {
	secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	v, err := data.Shared{}, error(nil)
	if ok {
		v, err = s.shares.Open(r.Context(), secret)
	}
	if !ok || err != nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "This share shows nothing, or nothing any more.", http.StatusUnauthorized)
		return
	}
	list := make([]sharedRecord, 0, len(v.Records))
	for _, rec := range v.Records {
		list = append(list, sharedRecord{string(rec.ID), rec.At.UTC(), rec.Title, rec.Content, rec.Fields})
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if err := json.NewEncoder(w).Encode(map[string]any{"until": v.Until, "records": list}); err != nil {
		s.log.ErrorContext(r.Context(), "a share broke off", "cause", err)
	}
}
