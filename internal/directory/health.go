package directory

import (
	"time"
)

// Condition is how a directory does.
type Condition string

// The conditions, from good to bad.
const (
	// Unused directories have never been answered.
	Unused  Condition = "unused"
	Healthy Condition = "healthy"
	// Lagging directories have been silent for longer than their provider's
	// rhythm explains.
	Lagging Condition = "lagging"
	// Troubled directories are answered with errors often, while others of their
	// requests get through.
	Troubled Condition = "troubled"
	// Failing directories fail by their own rules (WhyFailing); administrators
	// were told, or are with the next answer.
	Failing Condition = "failing"
	// Stopped directories are paused by an administrator.
	Stopped Condition = "stopped"
)

// rhythms is how often a provider is heard of when all is well: Entra
// synchronizes every 40 minutes, the others send what changes, and are looked
// at for the time that a quiet organization takes.
var rhythms = map[Profile]time.Duration{
	Entra: 40 * time.Minute, Okta: 24 * time.Hour, OneLogin: 24 * time.Hour, Google: 24 * time.Hour,
	JumpCloud: 24 * time.Hour, Ping: 24 * time.Hour, Strict: 24 * time.Hour,
}

// Rhythm is how often a profile's provider is heard of when all is well.
func (p Profile) Rhythm() time.Duration { return rhythms[p] }

// Signs are what a directory's condition is judged by.
type Signs struct {
	Directory Directory
	// Standing is how it does by its own rules.
	Standing Standing
	// LastRequest is when it was last heard of; nil means never.
	LastRequest *time.Time
	// Answered, Refused and Failed count the answers of the last day.
	Answered, Refused, Failed int
	// LastAnswers are the last statuses, newest first.
	LastAnswers []int
}

const (
	// missed is how many of its rhythms a directory may be silent for.
	missed = 3
	// tolerated is the share of answers that may be errors: look-ups of what
	// isn't there are errors too.
	tolerated = 0.25
	// inRow is how many errors in a row mean that nothing gets through.
	inRow = 5
)

// Judge tells a directory's condition at a time. It is pure.
func Judge(s Signs, now time.Time) Condition {
	total := s.Answered + s.Refused + s.Failed
	switch {
	case s.Directory.State == Paused:
		return Stopped
	case s.LastRequest == nil:
		return Unused
	case s.Standing.FailingSince != nil, WhyFailing(s.Directory, s.Standing, now) != "":
		return Failing
	case failedInRow(s.LastAnswers) >= inRow, total >= inRow && float64(s.Refused+s.Failed) > tolerated*float64(total):
		return Troubled
	case Lag(s.LastRequest, now) > missed*s.Directory.Profile.Rhythm():
		return Lagging
	}
	return Healthy
}

// failedInRow counts failures up to the last success.
func failedInRow(statuses []int) int {
	n := 0
	for _, s := range statuses {
		if s < 400 {
			break
		}
		if failed(s) {
			n++
		}
	}
	return n
}

// Lag is how long a directory has been silent; 0 if it never spoke.
func Lag(last *time.Time, now time.Time) time.Duration {
	if last == nil {
		return 0
	}
	return max(0, now.Sub(*last))
}

// Problem is an error that a directory was often answered with.
type Problem struct {
	Status int    `db:"status"`
	Method string `db:"method"`
	Detail string `db:"detail"`
	Times  int    `db:"times"`
	// LastID is the newest exchange with it.
	LastID string `db:"last_id"`
}
