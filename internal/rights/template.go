package rights

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// TemplateID identifies an organization's template.
type TemplateID string

// AnswerStep is an answer that has a template.
type AnswerStep string

// The answers, in the order of a request's life.
const (
	AnswerAcknowledged AnswerStep = "acknowledged"
	AnswerPaused       AnswerStep = "paused"
	AnswerResumed      AnswerStep = "clock_resumed"
	AnswerExtended     AnswerStep = "extended"
	AnswerRefused      AnswerStep = "refused"
	AnswerCompleted    AnswerStep = "completed"
	AnswerReady        AnswerStep = "ready"
)

// AnswerSteps lists every answer that has a template.
var AnswerSteps = []AnswerStep{
	AnswerAcknowledged, AnswerPaused, AnswerResumed, AnswerExtended, AnswerRefused, AnswerCompleted, AnswerReady,
}

// Template is an organization's words for an answer: for one kind of request, or
// for all where Kind is "".
type Template struct {
	ID   TemplateID
	Step AnswerStep
	Kind Kind
	// Language is a BCP 47 tag such as "de".
	Language string
	Body     string
	Version  int
	Changed  Step
}

// TemplateVariables are what can stand in a template, as {{name}}: a closed list.
var TemplateVariables = []string{
	"member.name", "organization.name", "request.kind", "request.id", "request.received", "request.due", "request.law",
	"reason", "ground", "complaint", "outcome",
}

// needs are the variables without which an answer is not one: who is refused
// must read why, and how to complain.
var needs = map[AnswerStep][]string{
	AnswerPaused: {"reason"}, AnswerExtended: {"reason", "request.due"}, AnswerRefused: {"reason", "complaint"}, AnswerCompleted: {"outcome"},
}

var (
	variable     = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)
	languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$`)
)

const (
	maxTemplate  = 3000
	maxTemplates = 500
)

// builtin are Steward's own words, by language.
var builtin = map[string]map[AnswerStep]string{
	"en": {
		AnswerAcknowledged: "Dear {{member.name}},\n\nyour request ({{request.kind}}) of {{request.received}} has arrived. You get the answer by {{request.due}} at the latest, as {{request.law}} asks.\n\n{{organization.name}}",
		AnswerPaused:       "Dear {{member.name}},\n\nbefore your request of {{request.received}} can go on, we need something from you:\n\n{{reason}}\n\nUntil then its time stands still.\n\n{{organization.name}}",
		AnswerResumed:      "Dear {{member.name}},\n\nthank you. Your request of {{request.received}} goes on; you get the answer by {{request.due}}.\n\n{{organization.name}}",
		AnswerExtended:     "Dear {{member.name}},\n\nthe answer to your request of {{request.received}} takes longer, until {{request.due}} at the latest. The reason:\n\n{{reason}}\n\n{{organization.name}}",
		AnswerRefused:      "Dear {{member.name}},\n\nyour request ({{request.kind}}) of {{request.received}} is refused ({{ground}}). The reason:\n\n{{reason}}\n\n{{complaint}}\n\n{{organization.name}}",
		AnswerCompleted:    "Dear {{member.name}},\n\nyour request ({{request.kind}}) of {{request.received}} is answered:\n\n{{outcome}}\n\n{{organization.name}}",
		AnswerReady:        "Dear {{member.name}},\n\nthe answer to your request of {{request.received}} is ready. You download it on the page My data, under Requests.\n\n{{organization.name}}",
	},
	"de": {
		AnswerAcknowledged: "Guten Tag {{member.name}},\n\nIhre Anfrage ({{request.kind}}) vom {{request.received}} ist eingegangen. Sie erhalten die Antwort spätestens am {{request.due}}, wie {{request.law}} es verlangt.\n\n{{organization.name}}",
		AnswerPaused:       "Guten Tag {{member.name}},\n\nbevor es mit Ihrer Anfrage vom {{request.received}} weitergeht, brauchen wir etwas von Ihnen:\n\n{{reason}}\n\nBis dahin ruht die Frist.\n\n{{organization.name}}",
		AnswerResumed:      "Guten Tag {{member.name}},\n\nvielen Dank. Mit Ihrer Anfrage vom {{request.received}} geht es weiter; Sie erhalten die Antwort bis {{request.due}}.\n\n{{organization.name}}",
		AnswerExtended:     "Guten Tag {{member.name}},\n\ndie Antwort auf Ihre Anfrage vom {{request.received}} dauert länger, spätestens bis {{request.due}}. Der Grund:\n\n{{reason}}\n\n{{organization.name}}",
		AnswerRefused:      "Guten Tag {{member.name}},\n\nIhre Anfrage ({{request.kind}}) vom {{request.received}} wird abgelehnt ({{ground}}). Der Grund:\n\n{{reason}}\n\n{{complaint}}\n\n{{organization.name}}",
		AnswerCompleted:    "Guten Tag {{member.name}},\n\nIhre Anfrage ({{request.kind}}) vom {{request.received}} ist beantwortet:\n\n{{outcome}}\n\n{{organization.name}}",
		AnswerReady:        "Guten Tag {{member.name}},\n\ndie Antwort auf Ihre Anfrage vom {{request.received}} liegt bereit. Sie laden sie auf der Seite „My data“ unter „Requests“ herunter.\n\n{{organization.name}}",
	},
}

// SaveTemplate writes an organization's words for an answer (permission
// DecideRequests): a new one with version 0, or the next version of one that is
// there.
func SaveTemplate(tx *db.Tx, t Template) (Template, error) {
	t, err := t.check()
	if err != nil {
		return t, err
	}
	t.Changed = Step{By: actorOf(tx.Actor), At: tx.Now}
	if t.Version == 0 {
		all, err := templatesOf(tx)
		if err != nil {
			return t, err
		}
		if len(all) >= maxTemplates {
			return t, fault.New(fault.Invalid, "An organization has at most %d templates.", maxTemplates)
		}
		t.ID = TemplateID(db.NewID())
	}
	if t, err = saveTemplate(tx, t); err != nil {
		return t, err
	}
	return t, recordTemplate(tx, "answer_template.saved", t)
}

func (t Template) check() (Template, error) {
	t.Body, t.Language = strings.TrimSpace(t.Body), strings.TrimSpace(t.Language)
	switch {
	case !slices.Contains(AnswerSteps, t.Step):
		return t, newStepError(t.Step)
	case t.Kind != "" && !slices.Contains(Kinds, t.Kind):
		return t, fault.New(fault.Invalid, "There is no kind of request %q.", t.Kind).On("kind")
	case !languageForm.MatchString(t.Language):
		return t, fault.New(fault.Invalid, "Give the language as a tag such as en or pt-BR.").On("language")
	case t.Body == "" || utf8.RuneCountInString(t.Body) > maxTemplate || !utf8.ValidString(t.Body) || strings.ContainsRune(t.Body, 0):
		return t, fault.New(fault.Invalid, "A template has 1 to %d characters.", maxTemplate).On("body")
	}
	var used []string
	for _, m := range variable.FindAllStringSubmatch(t.Body, -1) {
		if !slices.Contains(TemplateVariables, m[1]) {
			return t, fault.New(fault.Invalid, "There is no variable {{%s}}. There are: %s.", m[1], strings.Join(TemplateVariables, ", ")).On("body")
		}
		used = append(used, m[1])
	}
	for _, n := range needs[t.Step] {
		if !slices.Contains(used, n) {
			return t, fault.New(fault.Invalid, "This answer must have the variable {{%s}}: the subject has a right to it.", n).On("body")
		}
	}
	return t, nil
}

// DeleteTemplate goes back to Steward's own words.
func DeleteTemplate(tx *db.Tx, id TemplateID) error {
	t, err := findTemplate(tx, id)
	if err != nil {
		return err
	}
	if err := deleteTemplate(tx, id); err != nil {
		return err
	}
	return recordTemplate(tx, "answer_template.deleted", t)
}

// Templates lists the organization's templates and Steward's own words.
func Templates(tx *db.Tx) (own, ours []Template, err error) {
	own, err = templatesOf(tx)
	for _, language := range []string{"en", "de"} {
		for _, s := range AnswerSteps {
			ours = append(ours, Template{Step: s, Language: language, Body: builtin[language][s]})
		}
	}
	return own, ours, err
}

// PreviewTemplate shows an answer as a made-up subject would read it.
func PreviewTemplate(tx *db.Tx, t Template) (string, error) {
	t, err := t.check()
	if err != nil {
		return "", err
	}
	o, err := org.Current(tx)
	if err != nil {
		return "", err
	}
	kind := t.Kind
	if kind == "" {
		kind = Access
	}
	law := RegimesFor(o.Jurisdiction, o.Kind == org.School)[0]
	return fill(t.Body, map[string]string{
		"member.name": "Sam Example", "organization.name": o.Name, "request.kind": plainWord(string(kind)), "request.id": "0190a2b4",
		"request.received": written(tx.Now), "request.due": written(tx.Now.AddDate(0, 1, 0)), "request.law": LawOf(law).Name,
		"reason": "Here stands the reason that you give.", "ground": plainWord(string(GroundExcessive)), "complaint": LawOf(law).Complaint,
		"outcome": "Here stands what was done.",
	}), nil
}

// fill puts values in the places of variables. Values are not looked through for
// variables again.
func fill(body string, values map[string]string) string {
	out := variable.ReplaceAllStringFunc(body, func(m string) string { return values[variable.FindStringSubmatch(m)[1]] })
	return strings.TrimSpace(out)
}

func valuesFor(tx *db.Tx, r Request, who member.Member) (map[string]string, error) {
	o, err := org.Current(tx)
	if err != nil {
		return nil, err
	}
	words, err := ReadWords(tx, r)
	if err != nil {
		return nil, err
	}
	reason := words.Reason
	for _, other := range []string{words.PauseReason, words.ExtensionReason} {
		if reason == "" {
			reason = other
		}
	}
	if r.State != Refused && r.Clock.Stopped() {
		reason = words.PauseReason
	} else if r.State != Refused && r.Extended != nil {
		reason = words.ExtensionReason
	}
	return map[string]string{
		"member.name": who.Label(), "organization.name": o.Name, "request.kind": plainWord(string(r.Kind)), "request.id": string(r.ID),
		"request.received": written(r.ReceivedAt), "request.due": written(r.DueAt), "request.law": LawOf(r.Regime).Name,
		"reason": reason, "ground": plainWord(string(r.Ground)), "complaint": words.Complaint, "outcome": words.Outcome,
	}, nil
}

func plainWord(s string) string { return strings.ReplaceAll(s, "_", " ") }

// bestTemplate finds the words for a step: the organization's for the kind, then
// for all kinds, in the language, then in English; Steward's own at last.
func bestTemplate(tx *db.Tx, step AnswerStep, k Kind, language string) (string, error) {
	own, err := templatesOf(tx)
	if err != nil {
		return "", err
	}
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	for _, tag := range []string{strings.ToLower(language), base, "en"} {
		for _, kind := range []Kind{k, ""} {
			for _, t := range own {
				if t.Step == step && t.Kind == kind && strings.ToLower(t.Language) == tag {
					return t.Body, nil
				}
			}
		}
		if words, ok := builtin[tag]; ok {
			if tag != "en" || !slices.ContainsFunc(own, func(t Template) bool { return t.Step == step }) {
				return words[step], nil
			}
		}
	}
	for _, t := range own { // the organization writes in another language only
		if t.Step == step && (t.Kind == k || t.Kind == "") {
			return t.Body, nil
		}
	}
	return builtin["en"][step], nil
}
