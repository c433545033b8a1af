package rights

import (
	"fmt"
	"slices"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/notice"
)

// told is what the subject is written at each step: that there is something to
// read in the console, and never what was asked or answered.
var told = map[string]struct{ subject, text string }{
	"acknowledged":  {"Your request has arrived", "The request that you made on %s has arrived. You see in the console when its answer is due, and why."},
	"extended":      {"Your request takes longer", "The answer to the request that you made on %s takes longer. You read the reason and the new date in the console."},
	"paused":        {"Something is needed from you", "Before the request that you made on %s can go on, something is needed from you. You read what in the console."},
	"clock_resumed": {"Your request goes on", "The request that you made on %s goes on. You see in the console when its answer is due."},
	"refused":       {"Your request was decided", "The request that you made on %s was decided. You read the decision, its reason and how to complain in the console."},
	"completed":     {"Your request was answered", "The request that you made on %s was answered. You read the answer in the console."},
	"ready":         {"The answer to your request is ready", "The answer to the request that you made on %s is ready to be downloaded in the console, for a limited time."},
	"written":       {"There is a message about your request", "Somebody wrote to you about the request that you made on %s. You read it and answer it in the console."},
}

// tell writes to the subject. What a term asks for, about a deleted member, has
// nobody to tell.
func tell(tx *db.Tx, r Request, what string) error {
	if r.Channel == Retention {
		return nil
	}
	if slices.Contains(AnswerSteps, AnswerStep(what)) {
		if err := answerIn(tx, r, AnswerStep(what)); err != nil {
			return err
		}
	}
	words := told[what]
	return notice.Send(tx, notice.Message{
		Kind: "request." + what, To: []notice.Recipient{notice.Member(r.MemberID)}, Required: true,
		Subject: words.subject, Text: fmt.Sprintf(words.text, written(r.ReceivedAt)), Link: "/my-data?tab=requests",
	})
}
