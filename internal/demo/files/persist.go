package files

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
)

// kept is everything that the server remembers.
type kept struct {
	// Last is the number of the newest entry.
	Last    int     `json:"last"`
	Entries []entry `json:"entries"`
	// Receipts are the answers to changes, by idempotency key.
	Receipts map[string]receipt `json:"receipts"`
}

// entry is one item.
type entry struct {
	Key      string `json:"key"`
	Category string `json:"category"`
	// Restricted entries are kept and not used.
	Restricted bool `json:"restricted,omitempty"`
	File
}

// receipt is how a change was answered.
type receipt struct {
	Digest  string           `json:"digest"`
	Outcome protocol.Outcome `json:"outcome"`
	At      time.Time        `json:"at"`
	// Waiting is the change that is still to be made, if any.
	Waiting *waiting `json:"waiting,omitempty"`
	// Job is set where the answer was 202.
	Job string `json:"job,omitempty"`
}

// waiting is a change that was accepted and not made yet.
type waiting struct {
	Path string          `json:"path"`
	Body json.RawMessage `json:"body"`
}

// receiptsFor is how long receipts are remembered: twice what the protocol asks.
const receiptsFor = 48 * time.Hour

func (k kept) clone() kept {
	return kept{Last: k.Last, Entries: slices.Clone(k.Entries), Receipts: maps.Clone(k.Receipts)}
}

// add gives the entry a key that sorts by age and says nothing of the file.
func (k *kept) add(category string, f File) {
	k.Last++
	k.Entries = append(k.Entries, entry{Key: fmt.Sprintf("item-%09d", k.Last), Category: category, File: f})
}

// remember keeps an answer and drops those that are old enough.
func (k *kept) remember(key string, r receipt) {
	maps.DeleteFunc(k.Receipts, func(_ string, old receipt) bool { return r.At.Sub(old.At) > receiptsFor })
	k.Receipts[key] = r
}

func load(path string) (kept, error) {
	k := kept{Receipts: map[string]receipt{}}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return k, err
	}
	body, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(body, &k); err != nil {
		return k, fmt.Errorf("%s is not what this server wrote: %w", path, err)
	}
	if k.Receipts == nil {
		k.Receipts = map[string]receipt{}
	}
	return k, nil
}

// save writes beside the file and renames, so that a crash leaves the old one or
// the new one.
func save(path string, k kept) error {
	body, err := json.Marshal(k)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".files-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone when it was renamed
	if _, err = f.Write(body); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
