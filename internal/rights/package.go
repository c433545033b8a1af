package rights

import (
	"time"
)

// Package is what the subject receives, without its content.
type Package struct {
	RequestID ID
	// Size is in bytes; SHA256 of the whole file, in hex.
	Size   int64
	SHA256 string
	// Files is how many files are in it.
	Files     int
	MadeAt    time.Time
	ExpiresAt time.Time
	// Downloads is how often it was fetched, FetchedAt when first.
	Downloads int
	FetchedAt *time.Time
	// DeletedAt is when its time was over and it was destroyed.
	DeletedAt *time.Time

	chunk int
}

// Available tells whether the subject can fetch it.
func (p Package) Available(now time.Time) bool { return p.DeletedAt == nil && now.Before(p.ExpiresAt) }
