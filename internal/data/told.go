package data

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// ToldState says whether a source knows a choice.
type ToldState string

// The states. A failed one is told again at the member's wish, or with the next
// decision.
const (
	ToldPending ToldState = "pending"
	ToldDone    ToldState = "told"
	ToldFailed  ToldState = "failed"
)

// Told is what a source was told of a choice.
type Told struct {
	Kind     ChoiceKind       `db:"kind"`
	SourceID product.SourceID `db:"source_id"`
	Allowed  bool             `db:"allowed"`
	State    ToldState        `db:"state"`
	// Problem says why it failed or is tried again.
	Problem  string     `db:"problem"`
	Attempts int        `db:"attempts"`
	AskedAt  time.Time  `db:"asked_at"`
	ToldAt   *time.Time `db:"told_at"`
}

// ChoiceJob tells a source of a choice.
const ChoiceJob = "data.tell_choice"

type tellPayload struct {
	Member access.MemberID  `json:"member"`
	Kind   ChoiceKind       `json:"kind"`
	Source product.SourceID `json:"source"`
}

// maxTold is how often a source is tried before the member is told that it
// failed.
const maxTold = 12

// spread has every connected source told of a decision that just took effect.
// Choices about health go to sources of health products alone.
func spread(tx *db.Tx, m access.MemberID, info ChoiceInfo, allowed bool) error {
	sources, err := product.Sources(tx)
	if err != nil {
		return err
	}
	for _, s := range sources {
		if s.Kind == product.Builtin || !s.Connected {
			continue
		}
		if info.Special {
			p, err := product.Find(tx, s.Product)
			if err != nil {
				return err
			}
			if p.Family != product.Health {
				continue
			}
		}
		if err := askToTell(tx, m, info.Kind, s.ID, allowed); err != nil {
			return err
		}
	}
	return nil
}

func askToTell(tx *db.Tx, m access.MemberID, kind ChoiceKind, s product.SourceID, allowed bool) error {
	_, err := tx.Exec(`
		insert into choice_told (org_id, id, member_id, kind, source_id, allowed, state, problem, attempts, asked_at)
		values (:org, :id, :member, :kind, :source, :allowed, 'pending', '', 0, :now)
		on conflict (org_id, member_id, kind, source_id) do update
		set allowed = excluded.allowed, state = 'pending', problem = '', attempts = 0, asked_at = excluded.asked_at, told_at = null`,
		db.Args{"id": db.NewID(), "member": string(m), "kind": string(kind), "source": string(s), "allowed": allowed, "now": tx.Now})
	if err != nil {
		return err
	}
	return job.Enqueue(tx, ChoiceJob, tellPayload{m, kind, s})
}

// ToldOf lists what sources were told of a member's choices.
func ToldOf(tx *db.Tx, m access.MemberID) (out []Told, err error) {
	err = tx.Select(&out, `
		select kind, source_id, allowed, state, problem, attempts, asked_at, told_at from choice_told
		 where org_id = :org and member_id = :member order by kind, source_id`, db.Args{"member": string(m)})
	return out, err
}

// TellAgain has the sources that failed told again of the acting member's choice.
func TellAgain(tx *db.Tx, kind ChoiceKind) error {
	id, err := self(tx)
	if err != nil {
		return err
	}
	all, err := ToldOf(tx, id)
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Kind == kind && t.State == ToldFailed {
			if err := askToTell(tx, id, kind, t.SourceID, t.Allowed); err != nil {
				return err
			}
		}
	}
	return nil
}

// TellChoice is the handler of ChoiceJob: it tells the source what holds now, outside of
// a transaction, and writes down how it went.
func (s Sources) TellChoice(ctx context.Context, j job.Job) error {
	var p tellPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	var to NamedSource
	var who Subject
	var c Choice
	err := s.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		m, err := member.Find(tx, p.Member)
		if err != nil {
			return err
		}
		who = Subject{OrgID: tx.Org, MemberID: m.ID, UserName: m.UserName, ExternalID: m.ExternalID}
		c, err = toTell(tx, m, p.Kind)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return nil // they were deleted meanwhile
	}
	if err != nil {
		return err
	}
	all, err := s.List(ctx)
	if err != nil {
		return err
	}
	for _, one := range all {
		if one.ID == p.Source {
			to = one
		}
	}
	source, speaks := to.Source.(*httpSource)
	if !speaks {
		return s.wasTold(ctx, p, c.Allowed, fault.New(fault.NotFound, "The source is not connected any more."))
	}
	return s.wasTold(ctx, p, c.Allowed, source.tell(ctx, who, c))
}

// tell sends a choice (protocol.PathChoices).
func (h *httpSource) tell(ctx context.Context, who Subject, c Choice) error {
	var done struct{}
	return h.call(ctx, protocol.PathChoices, db.NewID(), protocol.ChoicesRequest{
		Subject: who.wire(), Choices: []protocol.Choice{{Name: string(c.Kind), Allowed: c.Allowed}},
	}, &done)
}

func (s Sources) wasTold(ctx context.Context, p tellPayload, allowed bool, failure error) error {
	var again error
	err := s.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		var n int
		if err := tx.Get(&n, `select attempts from choice_told where org_id = :org and member_id = :member and kind = :kind and source_id = :source`+tx.Lock(), p.args()); err != nil {
			if fault.Is(err, fault.NotFound) {
				return nil
			}
			return err
		}
		args := p.args()
		args["state"], args["problem"], args["at"], args["attempts"], args["allowed"] = string(ToldDone), "", &tx.Now, n+1, allowed
		if failure != nil {
			args["state"], args["problem"], args["at"] = string(ToldPending), cut(fault.Shown(failure).Message, 300), (*time.Time)(nil)
			if IsPermanent(failure) || n+1 >= maxTold {
				args["state"] = string(ToldFailed)
			} else {
				again = failure
			}
		}
		if _, err := tx.Exec(`
			update choice_told set state = :state, problem = :problem, told_at = :at, attempts = :attempts, allowed = :allowed
			 where org_id = :org and member_id = :member and kind = :kind and source_id = :source`, args); err != nil {
			return err
		}
		return audit.Record(tx, audit.Entry{
			Action: "choice." + args["state"].(string), Object: audit.Object{Type: "source", ID: string(p.Source)}, Subject: p.Member,
		})
	})
	if err != nil {
		return err
	}
	return again
}

func (p tellPayload) args() db.Args {
	return db.Args{"member": string(p.Member), "kind": string(p.Kind), "source": string(p.Source)}
}
