package directory_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/directory"
)

func TestJudge(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) *time.Time { at := now.Add(-d); return &at }
	for name, row := range map[string]struct {
		signs directory.Signs
		want  directory.Condition
	}{
		"never heard of":        {directory.Signs{Profile: directory.Entra}, directory.Unused},
		"paused":                {directory.Signs{State: directory.Paused, LastRequest: ago(0)}, directory.Stopped},
		"a minute ago":          {directory.Signs{Profile: directory.Entra, LastRequest: ago(time.Minute), Answered: 10}, directory.Healthy},
		"two rhythms of Entra":  {directory.Signs{Profile: directory.Entra, LastRequest: ago(80 * time.Minute)}, directory.Healthy},
		"three rhythms, Entra":  {directory.Signs{Profile: directory.Entra, LastRequest: ago(121 * time.Minute)}, directory.Lagging},
		"a quiet day with Okta": {directory.Signs{Profile: directory.Okta, LastRequest: ago(24 * time.Hour)}, directory.Healthy},
		"four quiet, Okta":      {directory.Signs{Profile: directory.Okta, LastRequest: ago(96 * time.Hour)}, directory.Lagging},
		"a quarter wrong":       {directory.Signs{Profile: directory.Okta, LastRequest: ago(0), Answered: 75, Refused: 25}, directory.Healthy},
		"more than a quarter":   {directory.Signs{Profile: directory.Okta, LastRequest: ago(0), Answered: 74, Refused: 20, Failed: 6}, directory.Failing},
		"few and wrong":         {directory.Signs{Profile: directory.Okta, LastRequest: ago(0), Refused: 2}, directory.Healthy},
		"five in a row":         {directory.Signs{Profile: directory.Okta, LastRequest: ago(0), Answered: 1000, Refused: 5, LastAnswers: []int{409, 400, 500, 400, 404}}, directory.Failing},
		"four in a row":         {directory.Signs{Profile: directory.Okta, LastRequest: ago(0), Answered: 1000, LastAnswers: []int{409, 400, 500, 400, 200}}, directory.Healthy},
	} {
		if got := directory.Judge(row.signs, now); got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
	}
}
