package rights

import (
	"cmp"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Spread is how long something took, in hours, over Count of them.
type Spread struct {
	Count        int
	Median, Mean float64
}

// StageTime is how long requests stay in a stage.
type StageTime struct {
	Stage Stage
	Spread
}

// Stage is a part of a request's way.
type Stage string

// The stages: until it is started, until it is approved, until it is answered.
const (
	UntilStarted  Stage = "until_started"
	UntilApproved Stage = "until_approved"
	UntilAnswered Stage = "until_answered"
)

// Stages lists every stage.
var Stages = []Stage{UntilStarted, UntilApproved, UntilAnswered}

// SourceTime is how long a source takes for its tasks.
type SourceTime struct {
	Source string
	Failed int
	Spread
}

// KindTime is how long answers to a kind take.
type KindTime struct {
	Kind Kind
	Late int
	Spread
}

// Figures are the numbers of a calendar year (UTC), by receipt.
type Figures struct {
	Year    int
	Stages  []StageTime
	Sources []SourceTime
	Kinds   []KindTime
	// Yearly are the metrics of 11 CCR 7102, for the kinds that it names.
	Yearly []YearlyMetric
}

// YearlyMetric is what a business publishes each year for a kind (11 CCR
// 7102(a)): received, complied with in whole or in part, denied, and how many
// days the substantive answers took.
type YearlyMetric struct {
	Kind                            Kind
	Received, Whole, InPart, Denied int
	Open, Withdrawn                 int
	MedianDays, MeanDays            *float64
}

// metricKinds are the kinds of 11 CCR 7102(a)(1).
var metricKinds = []Kind{Erasure, Rectification, Access, OptOutSale, OptOutSharing, LimitUse}

// mostRows bounds what is read for the numbers of a year.
const mostRows = 200_000

// FiguresOf works out the numbers of a year (permission ReadRequests).
func FiguresOf(tx *db.Tx, year int) (f Figures, err error) {
	if err := tx.Whole(); err != nil {
		return f, err
	}
	if year < 2000 || year > tx.Now.Year()+1 {
		return f, fault.New(fault.Invalid, "There are no numbers for this year.").On("year")
	}
	rows, err := yearRows(tx, year)
	if err != nil {
		return f, err
	}
	f = Figures{Year: year, Stages: stageTimes(rows), Kinds: kindTimes(rows), Yearly: yearly(rows)}
	f.Sources, err = sourceTimes(tx, year)
	return f, err
}

func stageTimes(rows []yearRow) []StageTime {
	took := map[Stage][]float64{}
	for _, r := range rows {
		last := r.ReceivedAt
		for _, s := range []struct {
			stage Stage
			step  *Step
		}{{UntilStarted, r.Started.V}, {UntilApproved, r.Approved.V}, {UntilAnswered, r.Answered.V}} {
			if s.step != nil && r.State != Withdrawn {
				took[s.stage] = append(took[s.stage], s.step.At.Sub(last).Hours())
				last = s.step.At
			}
		}
	}
	out := make([]StageTime, len(Stages))
	for i, s := range Stages {
		out[i] = StageTime{s, spreadOf(took[s])}
	}
	return out
}

func kindTimes(rows []yearRow) (out []KindTime) {
	for _, k := range Kinds {
		t := KindTime{Kind: k}
		var took []float64
		seen := false
		for _, r := range rows {
			if r.Kind != k {
				continue
			}
			seen = true
			if r.Answered.V != nil && r.State != Withdrawn {
				took = append(took, r.Answered.V.At.Sub(r.ReceivedAt).Hours())
				if r.Answered.V.At.After(r.DueAt) {
					t.Late++
				}
			}
		}
		if t.Spread = spreadOf(took); seen {
			out = append(out, t)
		}
	}
	return out
}

func yearly(rows []yearRow) []YearlyMetric {
	out := make([]YearlyMetric, len(metricKinds))
	for i, k := range metricKinds {
		out[i].Kind = k
		var days []float64
		for _, r := range rows {
			if r.Kind != k {
				continue
			}
			out[i].count(r)
			if r.AnswerDays != nil && (r.State == Completed || r.State == Refused) {
				days = append(days, float64(*r.AnswerDays))
			}
		}
		if s := spreadOf(days); s.Count > 0 {
			out[i].MedianDays, out[i].MeanDays = &s.Median, &s.Mean
		}
	}
	return out
}

func (m *YearlyMetric) count(r yearRow) {
	m.Received++
	switch {
	case r.State == Refused:
		m.Denied++
	case r.State == Withdrawn:
		m.Withdrawn++
	case r.State != Completed:
		m.Open++
	case r.Partly:
		m.InPart++
	default:
		m.Whole++
	}
}

func spreadOf(list []float64) Spread {
	s := Spread{Count: len(list)}
	if len(list) == 0 {
		return s
	}
	slices.Sort(list)
	s.Median = list[len(list)/2]
	if len(list)%2 == 0 {
		s.Median = (list[len(list)/2-1] + s.Median) / 2
	}
	for _, v := range list {
		s.Mean += v / float64(len(list))
	}
	return s
}

// remaining is what the steps to come usually need.
var remaining = map[State]time.Duration{
	Received: 10 * 24 * time.Hour, InProgress: 5 * 24 * time.Hour, AwaitingApproval: 3 * 24 * time.Hour,
	Blocked: 3 * 24 * time.Hour, Executing: 24 * time.Hour,
}

// ActBy is when the next step has to happen, so that the answer is not late.
func (r Request) ActBy() time.Time { return r.DueAt.Add(-remaining[r.State]) }

// Risk is how close a request is to being late.
type Risk string

// The risks: its due date has passed; its next step is late; it is near; none.
const (
	RiskLate Risk = "late"
	RiskHigh Risk = "high"
	RiskNear Risk = "near"
	RiskNone Risk = "none"
)

// Risk tells how close an open request is to being late; while its clock stands
// still it is none.
func (r Request) Risk(now time.Time) Risk {
	switch {
	case !r.Open() || r.Clock.Stopped():
		return RiskNone
	case now.After(r.DueAt):
		return RiskLate
	case now.After(r.ActBy()):
		return RiskHigh
	case now.Add(3 * 24 * time.Hour).After(r.ActBy()):
		return RiskNear
	}
	return RiskNone
}

type yearRow struct {
	ID             ID             `db:"id"`
	Kind           Kind           `db:"kind"`
	State          State          `db:"state"`
	Channel        Channel        `db:"channel"`
	AnsweredBy     Party          `db:"answered_by"`
	Regime         Regime         `db:"regime"`
	Ground         Ground         `db:"ground"`
	ReceivedAt     time.Time      `db:"received_at"`
	AcknowledgedAt *time.Time     `db:"acknowledged_at"`
	DueAt          time.Time      `db:"due_at"`
	Started        db.JSON[*Step] `db:"started"`
	Approved       db.JSON[*Step] `db:"approved"`
	Answered       db.JSON[*Step] `db:"answered"`
	Extended       db.JSON[*Step] `db:"extended"`
	AnswerDays     *int           `db:"answer_days"`
	// Partly tells that something was taken out or kept.
	Partly bool `db:"partly"`
}

// yearRows reads the requests that were received in a year, by receipt.
func yearRows(tx *db.Tx, year int) (rows []yearRow, err error) {
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	return rows, tx.Select(&rows, `
		select r.id, r.kind, r.state, r.channel, r.answered_by, r.regime, r.ground, r.received_at, r.acknowledged_at, r.due_at,
		       r.started, r.approved, r.answered, r.extended, r.answer_days,
		       (exists (select 1 from redaction x where x.org_id = r.org_id and x.request_id = r.id and x.state = 'confirmed')
		        or exists (select 1 from task t where t.org_id = r.org_id and t.request_id = r.id and t.retained <> '[]')) as partly
		  from request r
		 where r.org_id = :org and r.received_on >= :from and r.received_on < :until
		 order by r.received_at, r.id
		 limit :most`, db.Args{"from": day(first), "until": day(first.AddDate(1, 0, 0)), "most": mostRows})
}

// sourceTimes reads how long the tasks of a year's requests took.
func sourceTimes(tx *db.Tx, year int) ([]SourceTime, error) {
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	var rows []struct {
		Source     string     `db:"source_name"`
		State      TaskState  `db:"state"`
		CreatedAt  time.Time  `db:"created_at"`
		FinishedAt *time.Time `db:"finished_at"`
	}
	err := tx.Select(&rows, `
		select t.source_name, t.state, t.created_at, t.finished_at
		  from request r
		  join task t on t.org_id = :org and t.request_id = r.id
		 where r.org_id = :org and r.received_on >= :from and r.received_on < :until
		 limit :most`, db.Args{"from": day(first), "until": day(first.AddDate(1, 0, 0)), "most": mostRows})
	if err != nil {
		return nil, err
	}
	took, failed := map[string][]float64{}, map[string]int{}
	for _, r := range rows {
		if r.State == Failed {
			failed[r.Source]++
		}
		if r.FinishedAt != nil {
			took[r.Source] = append(took[r.Source], r.FinishedAt.Sub(r.CreatedAt).Hours())
		} else {
			took[r.Source] = slices.Clip(took[r.Source])
		}
	}
	out := make([]SourceTime, 0, len(took))
	for name, list := range took {
		out = append(out, SourceTime{Source: name, Failed: failed[name], Spread: spreadOf(list)})
	}
	slices.SortFunc(out, func(a, b SourceTime) int { return cmp.Compare(a.Source, b.Source) })
	return out, nil
}
