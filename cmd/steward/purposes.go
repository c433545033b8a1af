package main

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/rights"
)

// purposes say what files an organization may have, who may upload and download
// them, how large and how many they may be, and for how long they are kept.
var purposes = file.Purposes{
	"import": {
		Write: access.ManageDirectories, Read: access.ManageDirectories,
		MaxBytes: 256 << 20, MaxFiles: 50, Keep: 30 * 24 * time.Hour,
		Media: []string{"text/csv", "application/json", "application/scim+json"},
	},
	"import.rejected": {Read: access.ManageDirectories, MaxBytes: 256 << 20, MaxFiles: 100, Keep: 30 * 24 * time.Hour},
	// The paper of an agreement: attaching it keeps it for good.
	"agreement": {
		Write: access.ManageTerms, Read: access.ReadTerms, MaxBytes: 25 << 20, MaxFiles: 1000, Keep: 7 * 24 * time.Hour,
		Media: []string{"application/pdf", "image/png", "image/jpeg", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	},
	// What shows work that a person did: whoever has a task may give it.
	rights.EvidencePurpose: {
		Write: access.OwnData, Read: access.ReadRequests, MaxBytes: 10 << 20, MaxFiles: 1000, Keep: 24 * time.Hour,
		Media: []string{"application/pdf", "image/png", "image/jpeg", "text/plain"},
	},
	// The log has no limit of its own: one that does not fit fails, and says so.
	"log":    {Read: access.ReadLog, MaxBytes: 8 << 30, MaxFiles: 20, Keep: 7 * 24 * time.Hour},
	"export": {Read: access.ManageDirectories, MaxBytes: 2 << 30, MaxFiles: 20, Keep: 7 * 24 * time.Hour},
}
