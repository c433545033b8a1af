package directory

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
)

// Standing is how a directory does.
type Standing struct {
	// Errors counts the failures since its last success.
	Errors int `db:"errors"`
	// FailingSince is when it was found to be failing; nil where it is not.
	FailingSince *time.Time `db:"failing_since"`
	// Reason says why it counts as failing.
	Reason string `db:"reason"`
}

// failed tells whether an answer is a failure. That somebody is not there is the
// answer to a look-up, and that a directory is too fast is not its failure.
func failed(status int) bool {
	return status >= 400 && status != 404 && status != 429
}

// after is how a directory does after one more answer.
func (s Standing) after(status int) Standing {
	switch {
	case failed(status):
		s.Errors++
	case status < 400:
		s.Errors = 0
	}
	return s
}

// WhyFailing says why a directory counts as failing, or "": so many failures without
// a success between them, or no success for so long.
func WhyFailing(d Directory, s Standing, now time.Time) string {
	limit := cmp.Or(d.Settings.FailAfter, usualFailures)
	if s.Errors >= limit {
		return fmt.Sprintf("%d requests in a row were refused or failed.", limit)
	}
	silence := time.Duration(d.Settings.SilentAfterHours) * time.Hour
	if silence > 0 && d.State == Active && d.LastSyncAt != nil && now.Sub(*d.LastSyncAt) >= silence {
		return fmt.Sprintf("Nothing was answered successfully for %d hours.", d.Settings.SilentAfterHours)
	}
	return ""
}

// watch brings a directory's standing up to date with answers, in their order.
func watch(tx *db.Tx, directory string, statuses []int) error {
	before, err := standing(tx, directory, tx.Lock())
	if err != nil {
		return err
	}
	after := before
	succeeded := false
	for _, status := range statuses {
		after = after.after(status)
		succeeded = succeeded || status < 400
	}
	if after == before && (before.FailingSince == nil || !succeeded) {
		return nil
	}
	return judge(tx, directory, after, succeeded)
}

// judge keeps a standing, and tells where the directory begins or ceases to
// fail.
func judge(tx *db.Tx, directory string, s Standing, succeeded bool) error {
	d, err := find(tx, directory, "")
	if err != nil {
		return err
	}
	if succeeded {
		d.LastSyncAt = &tx.Now
	}
	now, reason := tx.Now, WhyFailing(d, s, tx.Now)
	switch {
	case reason != "" && s.FailingSince == nil:
		s.FailingSince, s.Reason = &now, reason
		err = d.tellFailing(tx, s)
	case reason == "" && s.FailingSince != nil && s.Errors == 0:
		s.FailingSince, s.Reason = nil, ""
		err = d.tellRecovered(tx)
	}
	if err != nil {
		return err
	}
	return saveStanding(tx, directory, s)
}

func (d Directory) tellFailing(tx *db.Tx, s Standing) error {
	if err := d.note(tx, "directory.failing", map[string]any{"errors": s.Errors, "reason": s.Reason}); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "directory.failing", To: administrators(), Link: "/directories",
		Subject: "A directory fails", Key: "directory.failing/" + d.ID + "/" + strconv.FormatInt(tx.Now.Unix(), 10),
		Text: "The directory " + d.Name + " fails: " + s.Reason + " Changes at your identity provider don't reach Steward.\n\nIts log in the console says what was refused and why.",
	})
}

func (d Directory) tellRecovered(tx *db.Tx) error {
	if err := d.note(tx, "directory.recovered", nil); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "directory.recovered", To: administrators(), Link: "/directories",
		Subject: "A directory works again", Key: "directory.recovered/" + d.ID + "/" + strconv.FormatInt(tx.Now.Unix(), 10),
		Text: "Requests of the directory " + d.Name + " are carried out again.",
	})
}

// administrators are whom a directory's troubles concern.
func administrators() []notice.Recipient {
	return []notice.Recipient{notice.Role(access.Owner), notice.Role(access.Admin)}
}

// Silent looks at every directory whether it has been silent for too long.
// Housekeeping calls it.
func Silent(tx *db.Tx) error {
	all, err := List(tx)
	if err != nil {
		return err
	}
	for _, d := range all {
		s, err := standing(tx, d.ID, tx.Lock())
		if err != nil {
			return err
		}
		if s.FailingSince != nil || WhyFailing(d, s, tx.Now) == "" {
			continue
		}
		if err := judge(tx, d.ID, s, false); err != nil {
			return err
		}
	}
	return nil
}

// StandingOf tells how a directory does.
func StandingOf(tx *db.Tx, directory string) (Standing, error) { return standing(tx, directory, "") }

func standing(tx *db.Tx, directory, lock string) (s Standing, err error) {
	err = tx.Get(&s, `
		select h.errors, h.failing_since, h.reason
		  from directory_health h
		 where h.org_id = :org and h.directory_id = :directory`+lock, db.Args{"directory": directory})
	if fault.Is(err, fault.NotFound) {
		return Standing{}, nil // nothing failed yet
	}
	return s, err
}

func saveStanding(tx *db.Tx, directory string, s Standing) error {
	_, err := tx.Exec(`
		insert into directory_health (org_id, directory_id, errors, failing_since, reason)
		values (:org, :directory, :errors, :since, :reason)
		on conflict (org_id, directory_id) do update
		   set errors = excluded.errors, failing_since = excluded.failing_since, reason = excluded.reason`,
		db.Args{"directory": directory, "errors": s.Errors, "since": s.FailingSince, "reason": s.Reason})
	return err
}
