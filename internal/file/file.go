// Package file keeps files of an organization: what administrators upload and
// what jobs produce. Content is written and read as a stream, in chunks that are
// sealed with the organization's key one by one; each chunk is bound to its file,
// its place and to being the last one or not, so that chunks can't be swapped,
// left out or cut off unnoticed.
//
// It knows size, count and age, and who may write and read by purpose
// (Purposes, which the wiring attaches to the door). It refuses to know what is
// in a file, and HTTP.
package file

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// ID identifies a file (UUID version 7 as text).
type ID string

// State is how far a file has come.
type State string

// The states. Only ready files can be read.
const (
	Writing State = "writing"
	Ready   State = "ready"
)

// File is what is known of a file beside its content.
type File struct {
	ID      ID
	Purpose string
	// Name is what the file is called when it is downloaded.
	Name      string
	MediaType string
	State     State
	// Size is in bytes, before sealing.
	Size int64
	// SHA256 is the content's hash in hexadecimal.
	SHA256      string
	CreatorKind access.ActorKind
	CreatorID   string
	CreatedAt   time.Time
	// ExpiresAt is when housekeeping deletes it; it can't be read from then on.
	ExpiresAt time.Time
	chunks    int
}

// Purpose says what files of one kind are for, and its rules.
type Purpose struct {
	// Write is the permission to upload; "" where only Steward writes them.
	Write access.Permission
	// Read is the permission to download.
	Read access.Permission
	// MaxBytes limits one file, MaxFiles how many an organization has at once.
	MaxBytes int64
	MaxFiles int
	// Keep is how long a file is kept where the writer sets no expiry.
	Keep time.Duration
	// Media lists the media types that may be uploaded; empty means any.
	Media []string
}

// Purposes are the kinds of files by name ("import"). Wiring attaches them to
// the door.
type Purposes map[string]Purpose

// Find returns a purpose; a fault of kind NotFound where there is none.
func (p Purposes) Find(name string) (Purpose, error) {
	found, ok := p[name]
	if !ok {
		return Purpose{}, fault.New(fault.NotFound, "There are no files for this purpose.").On("purpose")
	}
	return found, nil
}

// PurposeOf returns a purpose that is attached to the transaction's door.
func PurposeOf(tx *db.Tx, name string) (Purpose, error) {
	return db.Attached[Purposes](tx).Find(name)
}

// New is a file to be written.
type New struct {
	Purpose   string
	Name      string
	MediaType string
	// ExpiresAt is when it is deleted; zero means the purpose's Keep from now.
	ExpiresAt time.Time
}

const (
	// chunkBytes is how much is sealed at once: what a reader and a writer hold
	// in memory.
	chunkBytes = 256 << 10
	// maxTotal bounds all files of an organization, in bytes.
	maxTotal = 10 << 30
	// maxName bounds a name, in bytes.
	maxName = 200
	// abandonedAfter is how long an upload may take.
	abandonedAfter = 24 * time.Hour
)

// check refuses what can't be kept, and fills in what was left open.
func (n New) check(p Purpose, now time.Time) (New, error) {
	n.Name = cleanName(n.Name)
	n.MediaType = strings.ToLower(strings.TrimSpace(n.MediaType))
	if n.ExpiresAt.IsZero() {
		n.ExpiresAt = now.Add(p.Keep)
	}
	switch {
	case n.Name == "":
		return n, fault.New(fault.Invalid, "The file needs a name of at most %d bytes.", maxName).On("name")
	case len(n.MediaType) > maxName:
		return n, fault.New(fault.Invalid, "The media type is longer than %d bytes.", maxName).On("mediaType")
	case len(p.Media) > 0 && !slices.Contains(p.Media, n.MediaType):
		return n, fault.New(fault.Invalid, "Files for this purpose are %s, not %q.", strings.Join(p.Media, " or "), n.MediaType).On("mediaType").Coded("MEDIA_TYPE")
	case !n.ExpiresAt.After(now):
		return n, fault.New(fault.Invalid, "The file would have expired already.").On("expiresAt")
	}
	return n, nil
}

// cleanName keeps the last part of a name, without what a header or a file
// system would misread.
func cleanName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == utf8.RuneError || strings.ContainsRune(`"<>|*?:`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	for len(name) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}
