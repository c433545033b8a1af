package signin

import (
	"encoding/json"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
)

// serveKeys publishes the public keys of one connection, with which its provider
// checks our assertions (RFC 7517). An unknown connection has none.
func (s *Service) serveKeys(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("connection")
	keys := []map[string]string{}
	of, err := s.ofConnection(r.Context(), id)
	if err == nil {
		err = s.db.View(as(r.Context(), of), access.Work, func(tx *db.Tx) error {
			all, err := org.Secrets(tx, id)
			keys = org.PublicKeys(all)
			return err
		})
	}
	if err != nil {
		keys = []map[string]string{}
	}
	w.Header().Set("Content-Type", "application/jwk-set+json")
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_ = json.NewEncoder(w).Encode(map[string]any{"keys": keys})
}
