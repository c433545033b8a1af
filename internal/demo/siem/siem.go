// Package siem is an example receiver of log streams: it takes what is posted to
// it and keeps each body as a file, which "steward verify stream" can check.
//
// It knows HTTP and gzip and nothing of Steward.
package siem

import (
	"compress/gzip"
	"crypto/subtle"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

const (
	// maxBody bounds one body, compressed and not.
	maxBody = 16 << 20
	// maxKept is how many bodies are kept; further ones are taken and dropped, as
	// this is an example.
	maxKept = 10_000
)

// Receiver keeps what comes with the right Authorization.
type Receiver struct {
	// Dir is where bodies are kept; it is made if it is not there.
	Dir string
	// Authorization is the header's value that senders must know.
	Authorization string

	mu sync.Mutex
	n  int
}

// ServeHTTP takes a body by POST.
func (s *Receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method != http.MethodPost:
		http.Error(w, "Post events here.", http.StatusMethodNotAllowed)
	case subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte(s.Authorization)) != 1:
		http.Error(w, "The header Authorization is not the one that was set up.", http.StatusUnauthorized)
	default:
		if err := s.keep(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		_, _ = io.WriteString(w, "taken\n")
	}
}

func (s *Receiver) keep(w http.ResponseWriter, r *http.Request) error {
	body := io.Reader(http.MaxBytesReader(w, r.Body, maxBody))
	if r.Header.Get("Content-Encoding") == "gzip" {
		open, err := gzip.NewReader(body)
		if err != nil {
			return err
		}
		body = io.LimitReader(open, maxBody)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.n >= maxKept {
		return nil
	}
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return err
	}
	s.n++
	return s.write(text)
}

// write keeps a body under the next free number: an earlier run's stay.
func (s *Receiver) write(text []byte) error {
	for ; ; s.n++ {
		f, err := os.OpenFile(filepath.Join(s.Dir, fmt.Sprintf("%06d.jsonl", s.n)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if os.IsExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		if _, err := f.Write(text); err != nil {
			_ = f.Close()
			return err
		}
		return f.Close()
	}
}
