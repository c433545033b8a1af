package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/receiver"
)

// maxEventTokens is how many events a receiver shows.
const maxEventTokens = 100

func (r *Resolver) receiverModel(tx *db.Tx, x receiver.Receiver) *model.EventReceiver {
	issuer := receiver.Issuer(r.BaseURL, tx.Org)
	out := &model.EventReceiver{
		ID: globalID(typeReceiver, x.ID), Key: x.ID, Name: x.Name, Delivery: up[model.EventDelivery](x.Delivery), URL: x.URL, Audience: x.Audience,
		Issuer: issuer, KeySetURL: issuer + "/jwks.json", FullValues: x.Full, State: up[model.EventReceiverState](x.State), Problem: orNil(x.Reason),
		Failures: x.Failures, Pending: x.Pending, LastDeliveredAt: x.LastDeliveredAt, CreatedAt: x.CreatedAt,
	}
	if x.Delivery == receiver.Poll {
		out.URL = receiver.PollURL(r.BaseURL, x.ID)
	}
	if x.Failures > 0 && x.Delivery == receiver.Push {
		out.NextAt = &x.NextAt
	}
	if x.GroupID != "" {
		id := globalID(typeGroup, x.GroupID)
		out.GroupID = &id
	}
	return out
}

func eventTokenModel(t receiver.Token) *model.EventToken {
	subject := ""
	if t.SubjectKind != "" {
		subject = "/" + t.SubjectKind + "/" + t.SubjectID
	}
	return &model.EventToken{
		ID: t.ID, Type: t.Type, Subject: subject, Attributes: each(t.Attributes, func(s string) string { return s }), State: up[model.EventTokenState](t.State),
		Attempts: t.Attempts, Problem: orNil(t.Error), CreatedAt: t.CreatedAt, EndedAt: t.EndedAt,
	}
}

// changeReceiver runs a verb on a receiver and shows it.
func (r *Resolver) changeReceiver(ctx context.Context, id string, verb func(*db.Tx, string) (receiver.Receiver, error)) (*model.EventReceiver, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageDirectories, func(tx *db.Tx) (*model.EventReceiver, error) {
		key, err := keyOf[string](typeReceiver, id, "receiverId")
		if err != nil {
			return nil, err
		}
		if _, err := verb(tx, key); err != nil {
			return nil, err
		}
		x, err := receiver.Find(tx, key)
		return r.receiverModel(tx, x), err
	})
}

func (r *Resolver) createReceiver(tx *db.Tx, input model.CreateEventReceiverInput) (out model.CreateEventReceiverPayload, err error) {
	n := receiver.New{
		Name: input.Name, Delivery: down[receiver.Delivery](input.Delivery), URL: orZero(input.URL), Audience: orZero(input.Audience),
		Authorization: orZero(input.Authorization), Full: input.FullValues,
	}
	if n.GroupID, err = maybeKeyOf[member.GroupID](typeGroup, input.GroupID, "groupId"); err != nil {
		return out, err
	}
	if n.Delivery == receiver.Push {
		if err := r.checkAddress(n.URL, "url"); err != nil {
			return out, err
		}
	}
	x, secret, err := receiver.Create(tx, n)
	if err != nil {
		return out, err
	}
	return model.CreateEventReceiverPayload{Receiver: r.receiverModel(tx, x), Token: orNil(secret)}, nil
}
