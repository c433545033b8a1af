package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/rights"
)

// onHandTask takes a step of a task by hand and gives its request.
func (r *Resolver) onHandTask(ctx context.Context, id string, step func(*db.Tx, rights.TaskID) (rights.HandTask, error)) (*model.Request, []*model.UserError, error) {
	return change(ctx, r.DB, access.DecideRequests, func(tx *db.Tx) (*model.Request, error) {
		key, err := keyOf[rights.TaskID](typeHandTask, id, "handTaskId")
		if err != nil {
			return nil, err
		}
		h, err := step(tx, key)
		if err != nil {
			return nil, err
		}
		return requestOr(tx, rights.Find, h.RequestID)
	})
}

func handReport(in model.ReportHandTaskInput) (rights.HandReport, error) {
	out := rights.HandReport{Note: in.Note, Evidence: orZero(in.Evidence)}
	valued := false
	for _, f := range in.Fields {
		out.Fields = append(out.Fields, rights.HandField{Category: down[data.Category](f.Category), Field: f.Field, Items: f.Items})
		out.Values = append(out.Values, orZero(f.Value))
		valued = valued || orZero(f.Value) != ""
	}
	if !valued {
		out.Values = nil
	}
	var err error
	out.File, err = maybeKeyOf[file.ID](typeFile, in.FileID, "fileId")
	return out, err
}

func correctionOf(c *model.CorrectionInput) data.Correction {
	return data.Correction{Category: down[data.Category](c.Category), Key: orZero(c.Key), Field: c.Field, Value: c.Value}
}

func handTasks(tx *db.Tx, q rights.Request) ([]*model.HandTask, error) {
	list, err := rights.HandTasksOf(tx, q.ID)
	out := make([]*model.HandTask, len(list))
	for i, h := range list {
		words, err := rights.HandWordsOf(tx, h)
		if err != nil {
			return nil, err
		}
		out[i] = handTask(q, h, words)
	}
	return out, err
}

func handTask(q rights.Request, h rights.HandTask, words rights.HandWords) *model.HandTask {
	out := &model.HandTask{
		ID: globalID(typeHandTask, h.ID), Of: h, Subject: q.MemberID, Source: orNil(h.Source), Work: handWork(h), State: handState(h),
		Instructions: orNil(words.Instructions), DueAt: h.DueAt, Note: orNil(words.Note), Evidence: orNil(words.Evidence),
		Rejected: orNil(words.Rejected), Fields: each(h.Fields, func(f rights.HandField) *model.HandField {
			return &model.HandField{Category: up[model.DataCategory](f.Category), Field: f.Field, Items: f.Items}
		}),
	}
	if h.Owner != "" {
		out.OwnerID = orNil(globalID(typeMember, h.Owner))
	}
	if h.Done != nil {
		out.ReportedAt = &h.Done.At
	}
	if h.Checked != nil {
		out.ConfirmedAt = &h.Checked.At
	}
	return out
}

func ownHandTask(t rights.OwnTask) *model.OwnHandTask {
	return &model.OwnHandTask{
		ID: globalID(typeHandTask, t.ID), Kind: up[model.RequestKind](t.Kind), Source: orNil(t.Source), Work: handWork(t.HandTask),
		State: handState(t.HandTask), Instructions: orNil(t.Words.Instructions), DueAt: t.DueAt, Rejected: orNil(t.Words.Rejected),
		SubjectName: t.Name, SubjectUserName: t.Subject.UserName, SubjectExternalID: orNil(t.Subject.ExternalID),
		SubjectEmails: append([]string{}, t.Subject.Emails...),
	}
}

func handWork(h rights.HandTask) *model.TaskWork {
	if h.Work == "" {
		return nil
	}
	return orNil(up[model.TaskWork](h.Work))
}

func handState(h rights.HandTask) model.HandTaskState {
	switch {
	case h.Checked != nil:
		return model.HandTaskStateDone
	case h.Done != nil:
		return model.HandTaskStateReported
	}
	return model.HandTaskStateOpen
}
