package rights

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// Entry is a request in the register: what was asked when and how it ended, and
// nothing that says of whom.
type Entry struct {
	ID             ID         `json:"id"`
	Kind           Kind       `json:"kind"`
	State          State      `json:"state"`
	Channel        Channel    `json:"channel"`
	AnsweredBy     Party      `json:"answeredBy"`
	Regime         Regime     `json:"regime"`
	ReceivedAt     time.Time  `json:"receivedAt"`
	AcknowledgedAt *time.Time `json:"acknowledgedAt"`
	DueAt          time.Time  `json:"dueAt"`
	StartedAt      *time.Time `json:"startedAt"`
	ApprovedAt     *time.Time `json:"approvedAt"`
	ExtendedAt     *time.Time `json:"extendedAt"`
	AnsweredAt     *time.Time `json:"answeredAt"`
	AnswerDays     *int       `json:"answerDays"`
	Ground         Ground     `json:"ground"`
	Partly         bool       `json:"partly"`
}

// Register lists the requests of a year for those who must show it (GDPR Article
// 5(2), 11 CCR 7101), without personal content (permission ReadRequests). The log has that it was
// exported.
func Register(tx *db.Tx, year int) ([]Entry, error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	rows, err := yearRows(tx, year)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(rows))
	for i, r := range rows {
		out[i] = Entry{
			ID: r.ID, Kind: r.Kind, State: r.State, Channel: r.Channel, AnsweredBy: r.AnsweredBy, Regime: r.Regime,
			ReceivedAt: r.ReceivedAt.UTC(), AcknowledgedAt: r.AcknowledgedAt, DueAt: r.DueAt.UTC(), StartedAt: timeOf(r.Started.V),
			ApprovedAt: timeOf(r.Approved.V), ExtendedAt: timeOf(r.Extended.V), AnsweredAt: timeOf(r.Answered.V),
			AnswerDays: r.AnswerDays, Ground: r.Ground, Partly: r.Partly,
		}
	}
	return out, audit.Record(tx, audit.Entry{
		Action: "request.register_exported", Object: audit.Object{Type: "organization", ID: string(tx.Org)},
		Detail: map[string]any{"year": year, "requests": len(out)},
	})
}

func timeOf(s *Step) *time.Time {
	if s == nil {
		return nil
	}
	return &s.At
}

// WriteRegister writes a register as CSV (RFC 4180), or else as JSON.
func WriteRegister(w io.Writer, entries []Entry, asCSV bool) error {
	if !asCSV {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(entries)
	}
	table := csv.NewWriter(w)
	_ = table.Write([]string{ // Error tells
		"id", "kind", "state", "channel", "answered_by", "regime", "received_at", "acknowledged_at", "due_at", "started_at",
		"approved_at", "extended_at", "answered_at", "answer_days", "ground", "partly",
	})
	for _, e := range entries {
		days := ""
		if e.AnswerDays != nil {
			days = strconv.Itoa(*e.AnswerDays)
		}
		_ = table.Write([]string{
			string(e.ID), string(e.Kind), string(e.State), string(e.Channel), string(e.AnsweredBy), string(e.Regime),
			stamp(&e.ReceivedAt), stamp(e.AcknowledgedAt), stamp(&e.DueAt), stamp(e.StartedAt), stamp(e.ApprovedAt),
			stamp(e.ExtendedAt), stamp(e.AnsweredAt), days, string(e.Ground), strconv.FormatBool(e.Partly),
		})
	}
	table.Flush()
	return table.Error()
}

func stamp(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
