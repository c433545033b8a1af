package graph_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/notice"
)

func TestInboxOverGraphQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		h.update(func(tx *db.Tx) error {
			for range 2 {
				err := notice.Send(tx, notice.Message{
					Kind: "directory.failing", Subject: "A directory fails", Text: "Look.", Link: "/directories",
					To: []notice.Recipient{notice.Role(access.Owner)},
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		const query = `{ inbox { unread sendsMail choices { area mail } notices(first: 1) { nodes { id subject link readAt mail } pageInfo { hasNextPage endCursor } } } }`
		a := h.ask(h.olive, query, nil)
		if a.at("inbox", "unread") != 2.0 || a.at("inbox", "sendsMail") != false || a.at("inbox", "notices", "pageInfo", "hasNextPage") != true || a.text("inbox", "notices", "nodes", 0, "mail") != "WAITING" {
			t.Errorf("%v", a.Data)
		}
		id := a.text("inbox", "notices", "nodes", 0, "id")
		next := h.ask(h.olive, `query($c: String) { inbox { notices(first: 1, after: $c) { nodes { id } pageInfo { hasNextPage } } } }`,
			vars{"c": a.text("inbox", "notices", "pageInfo", "endCursor")})
		if next.text("inbox", "notices", "nodes", 0, "id") == id || next.at("inbox", "notices", "pageInfo", "hasNextPage") != false {
			t.Errorf("%v", next.Data)
		}
		h.ask(h.olive, `mutation($n: ID!) { readNotice(input: {noticeId: $n}) { notice { readAt } errors { message } } }`, vars{"n": id})
		if a := h.ask(h.olive, query, nil); a.at("inbox", "unread") != 1.0 || a.at("inbox", "notices", "nodes", 0, "readAt") == nil {
			t.Errorf("%v", a.Data)
		}
		if a := h.ask(h.olive, `mutation { readAllNotices(input: {}) { count errors { message } } }`, nil); a.at("readAllNotices", "count") != 1.0 {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.olive, `mutation { chooseNotices(input: {area: "directory", mail: false}) { choices { area mail } errors { message } } }`, nil)
		if a.text("chooseNotices", "choices", 0, "area") != "directory" || a.at("chooseNotices", "choices", 0, "mail") != false {
			t.Errorf("%v", a.Data)
		}
		if a := h.ask(h.ada, query, nil); a.at("inbox", "unread") != 0.0 {
			t.Errorf("another member: %v", a.Data)
		}
	})
}

func TestWebhooksOverGraphQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		const create = `mutation($u: String!) { createWebhook(input: {name: "Desk", url: $u, actions: ["group.*"]}) { webhook { id secrets { prefix } } secret errors { code message path } } }`
		a := h.ask(h.olive, create, vars{"u": "https://desk.example.com/hook"})
		id, secret := a.text("createWebhook", "webhook", "id"), a.text("createWebhook", "secret")
		if !strings.HasPrefix(secret, "whsec_") || !strings.HasPrefix(secret, a.text("createWebhook", "webhook", "secrets", 0, "prefix")) {
			t.Errorf("%v", a.Data)
		}
		for _, inner := range []string{"http://desk.example.com/hook", "https://127.0.0.1/hook", "https://user@desk.example.com/"} {
			refused := w.send(h.olive.auth, create, vars{"u": inner})
			if refused.at("createWebhook", "webhook") != nil || refused.text("createWebhook", "errors", 0, "path", 1) != "url" {
				t.Errorf("%s: %v", inner, refused.Data)
			}
		}
		h.call(`mutation { createGroup(input: {displayName: "All"}) { group { id } errors { message } } }`, nil)
		a = h.ask(h.olive, `query($w: ID!) { webhook(id: $w) { counts { waiting } deliveries(first: 5) { nodes { action payload eventId attempts { number } } } } }`, vars{"w": id})
		if a.at("webhook", "counts", "waiting") != 1.0 || a.text("webhook", "deliveries", "nodes", 0, "action") != "group.created" || a.text("webhook", "deliveries", "nodes", 0, "eventId") == "" {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.olive, `mutation($w: ID!) { rotateWebhookSecret(input: {webhookId: $w}) { secret webhook { secrets { endsAt } } errors { message } } }`, vars{"w": id})
		if a.text("rotateWebhookSecret", "secret") == secret || a.at("rotateWebhookSecret", "webhook", "secrets", 0, "endsAt") != nil || a.at("rotateWebhookSecret", "webhook", "secrets", 1, "endsAt") == nil {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.olive, `mutation($w: ID!) { pauseWebhook(input: {webhookId: $w}) { webhook { state } errors { message } } }`, vars{"w": id})
		if a.text("pauseWebhook", "webhook", "state") != "PAUSED" {
			t.Errorf("%v", a.Data)
		}
		if a := w.send(h.ada.auth, `{ webhooks { id } }`, nil); len(a.Errors) == 0 {
			t.Errorf("a plain member sees webhooks: %v", a.Data)
		}
		if a := w.send(h.oscar.auth, create, vars{"u": "https://desk.example.com/hook"}); len(a.Errors) == 0 {
			t.Errorf("a privacy officer makes webhooks: %v", a.Data)
		}
	})
}
