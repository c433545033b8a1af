package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/webhook"
)

func webhookModel(e webhook.Endpoint) *model.Webhook {
	return &model.Webhook{
		ID: globalID(typeWebhook, e.ID), Key: e.ID, Name: e.Name, URL: e.URL, Actions: e.Actions,
		State: up[model.WebhookState](e.State), Problem: orNil(e.Reason), Failures: e.Failures,
		FailingSince: e.FailingSince, CreatedAt: e.CreatedAt,
	}
}

func webhookSecretModel(s webhook.Secret) *model.WebhookSecret {
	return &model.WebhookSecret{Prefix: s.Prefix, CreatedAt: s.CreatedAt, EndsAt: s.EndsAt}
}

func webhookDeliveryModel(d webhook.Delivery) *model.WebhookDelivery {
	out := &model.WebhookDelivery{
		ID: globalID(typeWebhookDelivery, d.ID), Key: d.ID, MessageID: d.MessageID, Action: d.Action, Payload: d.Payload,
		State: up[model.WebhookDeliveryState](d.State), Problem: orNil(d.Reason), Tries: d.Attempts, Status: orNil(d.Status),
		NextAt: d.NextAt, CreatedAt: d.CreatedAt, EndedAt: d.EndedAt,
	}
	if d.EventID != "" {
		id := globalID(typeEvent, d.EventID)
		out.EventID = &id
	}
	return out
}

func webhookDeliveryOr(d webhook.Delivery, err error) (*model.WebhookDelivery, error) {
	if err != nil {
		return nil, err
	}
	return webhookDeliveryModel(d), nil
}

func webhookAttemptModel(a webhook.Attempt) *model.WebhookAttempt {
	return &model.WebhookAttempt{
		Number: a.Number, At: a.At, Milliseconds: int(a.Duration.Milliseconds()), URL: a.URL, Headers: pairs(a.Headers),
		Status: orNil(a.Status), Answer: a.Answer, Problem: orNil(a.Problem),
	}
}

func (r *Resolver) webhookDeliveryConnection(p page, list []webhook.Delivery, more bool) *model.WebhookDeliveryConnection {
	cursors := r.sealed(p, each(list, func(d webhook.Delivery) string { return d.ID }))
	c := &model.WebhookDeliveryConnection{
		Nodes: each(list, webhookDeliveryModel), Edges: []*model.WebhookDeliveryEdge{}, PageInfo: p.info(cursors, more),
	}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.WebhookDeliveryEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

// changeWebhook runs a change of one webhook.
func (r *Resolver) changeWebhook(ctx context.Context, id string, fn func(*db.Tx, string) (webhook.Endpoint, error)) (*model.Webhook, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageOrganization, func(tx *db.Tx) (*model.Webhook, error) {
		key, err := keyOf[string](typeWebhook, id, "webhookId")
		if err != nil {
			return nil, err
		}
		w, err := fn(tx, key)
		if err != nil {
			return nil, err
		}
		return webhookModel(w), nil
	})
}

func (r *Resolver) updateWebhook(tx *db.Tx, id string, in model.UpdateWebhookInput) (webhook.Endpoint, error) {
	before, err := webhook.Find(tx, id)
	if err != nil {
		return before, err
	}
	n := webhook.New{Name: before.Name, URL: before.URL, Actions: before.Actions}
	if in.Name != nil {
		n.Name = *in.Name
	}
	if in.Actions != nil {
		n.Actions = in.Actions
	}
	if in.URL != nil {
		n.URL = *in.URL
		if err := r.checkAddress(n.URL, "url"); err != nil {
			return before, err
		}
	}
	return webhook.Update(tx, id, n)
}

// checkAddress refuses an address that Steward would not dial.
func (r *Resolver) checkAddress(url, field string) error {
	if r.CheckIssuer == nil {
		return nil
	}
	err := r.CheckIssuer(url)
	if err == nil {
		return nil
	}
	f := fault.Shown(err)
	return fault.New(f.Kind, "%s", f.Message).On(field).Because(err)
}
