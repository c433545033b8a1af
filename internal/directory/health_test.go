package directory_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/directory"
)

func TestJudge(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) *time.Time { at := now.Add(-d); return &at }
	of := func(p directory.Profile) directory.Directory {
		return directory.Directory{Profile: p, State: directory.Active}
	}
	silent := of(directory.Okta)
	silent.Settings.SilentAfterHours, silent.LastSyncAt = 2, ago(3*time.Hour)
	for name, row := range map[string]struct {
		signs directory.Signs
		want  directory.Condition
	}{
		"never heard of":        {directory.Signs{Directory: of(directory.Entra)}, directory.Unused},
		"paused":                {directory.Signs{Directory: directory.Directory{State: directory.Paused}, LastRequest: ago(0)}, directory.Stopped},
		"a minute ago":          {directory.Signs{Directory: of(directory.Entra), LastRequest: ago(time.Minute), Answered: 10}, directory.Healthy},
		"two rhythms of Entra":  {directory.Signs{Directory: of(directory.Entra), LastRequest: ago(80 * time.Minute)}, directory.Healthy},
		"three rhythms, Entra":  {directory.Signs{Directory: of(directory.Entra), LastRequest: ago(121 * time.Minute)}, directory.Lagging},
		"a quiet day with Okta": {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(24 * time.Hour)}, directory.Healthy},
		"four quiet, Okta":      {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(96 * time.Hour)}, directory.Lagging},
		"a quarter wrong":       {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 75, Refused: 25}, directory.Healthy},
		"more than a quarter":   {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 74, Refused: 20, Failed: 6}, directory.Troubled},
		"few and wrong":         {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Refused: 2}, directory.Healthy},
		"five in a row":         {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 1000, Refused: 5, LastAnswers: []int{409, 400, 500, 400, 401}}, directory.Troubled},
		"four in a row":         {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 1000, LastAnswers: []int{409, 400, 500, 400, 200}}, directory.Healthy},
		"look-ups in vain":      {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 1000, LastAnswers: []int{404, 404, 404, 404, 404}}, directory.Healthy},
		"its rule of failures":  {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 1000, Standing: directory.Standing{Errors: 20}}, directory.Failing},
		"its rule of silence":   {directory.Signs{Directory: silent, LastRequest: ago(0), Answered: 1000}, directory.Failing},
		"told and not better":   {directory.Signs{Directory: of(directory.Okta), LastRequest: ago(0), Answered: 1000, Standing: directory.Standing{Errors: 3, FailingSince: ago(time.Hour)}}, directory.Failing},
	} {
		if got := directory.Judge(row.signs, now); got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
	}
}
