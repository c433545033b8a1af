package letter

import (
	"mime"
	"net/mail"
	"slices"
	"strings"
)

// precedences are those of lists and machines (RFC 2076 section 3.9).
var precedences = []string{"bulk", "junk", "list", "auto_reply", "auto-reply"}

// marks are header fields that only machines and lists write.
var marks = []string{
	"List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Loop",
	"Feedback-Id", "X-Failed-Recipients",
}

// machine says why a mail must not be answered (RFC 3834 section 2); "" where it
// may. What is answered although a machine wrote it comes back for ever.
func machine(h mail.Header, envelope string) string {
	if envelope == NullSender || envelope == "" && slices.ContainsFunc(h["Return-Path"], func(s string) bool { return strings.TrimSpace(s) == NullSender }) {
		return "it came without a sender to answer to"
	}
	if auto := first(h.Get("Auto-Submitted")); auto != "" && auto != "no" {
		return "it was sent automatically"
	}
	if slices.Contains(precedences, first(h.Get("Precedence"))) {
		return "it is a list's or a machine's"
	}
	for _, m := range marks {
		if h.Get(m) != "" {
			return "it is a list's or a machine's"
		}
	}
	if kind, _, err := mime.ParseMediaType(h.Get("Content-Type")); err == nil && kind == "multipart/report" {
		return "it reports on another mail"
	}
	return ""
}

// first is the first word of a field's value.
func first(value string) string {
	word, _, _ := strings.Cut(value, ";")
	return strings.ToLower(strings.TrimSpace(word))
}

// machines are the names of mailboxes that no person reads (RFC 2142 section 5).
var machines = []string{"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces", "daemon"}

func automatic(address string) bool {
	name, _, _ := strings.Cut(strings.ToLower(address), "@")
	name, _, _ = strings.Cut(name, "+")
	return slices.Contains(machines, name)
}
