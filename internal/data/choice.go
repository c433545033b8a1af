package data

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// ChoiceKind names a decision that is the member's to take.
type ChoiceKind string

// The kinds of choices (rows 19, 30, 31, 45, 73, 75, 84, 85).
const (
	AdsInterest         ChoiceKind = "ads_interest"
	PromotionsEmail     ChoiceKind = "promotions_email"
	PromotionsSMS       ChoiceKind = "promotions_sms"
	PromotionsTelephone ChoiceKind = "promotions_telephone"
	PromotionsPost      ChoiceKind = "promotions_post"
	Personalization     ChoiceKind = "personalization"
	NetworkVisibility   ChoiceKind = "network_visibility"
	DiagnosticsOptional ChoiceKind = "diagnostics"
	AITraining          ChoiceKind = "ai_training"
	HealthMarketing     ChoiceKind = "health_marketing"
	HealthCombine       ChoiceKind = "health_combine"
)

// ChoiceInfo is what the screen says of a choice before it is confirmed.
type ChoiceInfo struct {
	Kind  ChoiceKind
	Label string
	// On and Off say what happens in either case.
	On, Off string
	// Term is the term that the choice narrows; "" where no document speaks of
	// it and Default holds.
	Term    term.Key
	Default bool
	// OptIn choices are off until the member takes them, whatever documents
	// allow.
	OptIn bool
	// Special choices are about health: only the member sees them.
	Special bool
}

// ChoiceKinds lists every choice in the order of the screen.
var ChoiceKinds = []ChoiceInfo{
	{
		Kind: AdsInterest, Label: "Interest-based advertising", Term: term.AdsInterestBased,
		On:  "Advertising is chosen by what you do and like.",
		Off: "You see as much advertising, but it isn't chosen by what you do.",
	},
	promotions(PromotionsEmail, term.PromotionsEmail, "e-mail"),
	promotions(PromotionsSMS, term.PromotionsSMS, "text message"),
	promotions(PromotionsTelephone, term.PromotionsTelephone, "telephone"),
	promotions(PromotionsPost, term.PromotionsPost, "post"),
	{
		Kind: Personalization, Label: "Personalization", Term: term.Personalize,
		On:  "Products recommend and arrange things by what you did before.",
		Off: "Products treat you like somebody new. Recommendations don't work.",
	},
	{
		Kind: NetworkVisibility, Label: "Activity that others see", Term: term.NetworkVisibility,
		On:  "Others in your organization may see some of what you do, such as that you are online or edited a shared file.",
		Off: "Others in your organization don't see what you do. What you share with them they still see.",
	},
	{
		Kind: DiagnosticsOptional, Label: "Optional diagnostic data", Term: term.DiagnosticsOptional, OptIn: true,
		On:  "Devices also send how you use them and detailed error reports.",
		Off: "Devices send only what is needed to keep them secure and up to date.",
	},
	{
		Kind: AITraining, Label: "Training of artificial intelligence", Term: term.AITraining, OptIn: true,
		On:  "What you do and write may be used to train models.",
		Off: "What you do and write isn't used to train models. Products that use them still answer you.",
	},
	{
		Kind: HealthMarketing, Label: "Marketing with health data", Term: term.HealthMarketing, Special: true,
		On:  "Your health data may be used to choose offers for you, until you change this.",
		Off: "Your health data isn't used for marketing.",
	},
	{
		Kind: HealthCombine, Label: "Combining health data", Term: term.HealthCombine, Special: true,
		On:  "Your health data may be combined with data of other products, until you change this.",
		Off: "Your health data stays in your health products.",
	},
}

func promotions(kind ChoiceKind, key term.Key, channel string) ChoiceInfo {
	return ChoiceInfo{
		Kind: kind, Label: "Promotions by " + channel, Term: key,
		On:  "News and offers may reach you by " + channel + ".",
		Off: "No offers reach you by " + channel + ". Messages about what you use and bought still do.",
	}
}

// Choice is a member's decision as it stands.
type Choice struct {
	ChoiceInfo
	// Allowed is what holds now.
	Allowed bool
	// Without is what holds for somebody who never decided.
	Without bool
	// Decided tells whether the member has decided, at ChangedAt.
	Decided   bool
	ChangedAt *time.Time
	// Until is when a consent ends by itself; nil where it does not.
	Until *time.Time
	// LockedBy says why the member's decision would change nothing; "" when it
	// does.
	LockedBy string
}

// ChoiceChange is one decision of the past.
type ChoiceChange struct {
	Allowed bool
	At      time.Time
}

func choiceInfo(kind ChoiceKind) (ChoiceInfo, error) {
	i := slices.IndexFunc(ChoiceKinds, func(c ChoiceInfo) bool { return c.Kind == kind })
	if i < 0 {
		return ChoiceInfo{}, fault.New(fault.Invalid, "There is no choice called %q.", kind).On("kind")
	}
	return ChoiceKinds[i], nil
}

// Choices lists a member's choices as they stand. Those about health are shown
// to the member only.
func Choices(tx *db.Tx, id member.ID) ([]Choice, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return nil, err
	}
	decisions, err := newestDecisions(tx, id)
	if err != nil {
		return nil, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	out := make([]Choice, 0, len(ChoiceKinds))
	for _, info := range ChoiceKinds {
		if info.Special && tx.Actor.Member != id {
			continue
		}
		out = append(out, settle(tx.Now, rules, m, info, decisions[info.Kind]))
	}
	return out, nil
}

// settle says what a decision, or none, comes to under the rules.
func settle(now time.Time, rules term.Rules, m member.Member, info ChoiceInfo, taken *decision) Choice {
	c := Choice{ChoiceInfo: info, Allowed: info.Default, Without: info.Default}
	if taken != nil && taken.over(now) { // the job that says so comes a moment later
		taken = &decision{Kind: taken.Kind, At: *taken.Until}
	}
	if taken != nil {
		c.Decided, c.ChangedAt, c.Allowed, c.Until = true, &taken.At, taken.Allowed, taken.Until
	}
	if info.Term == "" {
		return c
	}
	ask := func(choices ...term.Choice) term.Resolution {
		return term.Resolve(rules, term.Question{
			Term: info.Term, ValidAt: now, KnownAt: now,
			Scope: term.Scope{Account: string(m.AccountKind), Choices: choices},
		})
	}
	chosen := func(allowed bool, at time.Time) term.Choice {
		return term.Choice{ID: string(info.Kind), Term: info.Term, Value: strconv.FormatBool(allowed), At: at}
	}
	if info.Kind == NetworkVisibility {
		c.On = reach(now, rules, m, c.On)
	}
	without := ask()
	c.Without = without.Value.Bool() && !info.OptIn
	c.Allowed = c.Without
	if taken != nil {
		c.Allowed = ask(chosen(taken.Allowed, taken.At)).Value.Bool()
	}
	if ask(chosen(true, now)).Value.Bool() == ask(chosen(false, now)).Value.Bool() {
		c.LockedBy = lockedBy(without)
	}
	return c.takeOver(now, rules, m, without)
}

// reach says who sees a member's activity: term visibility.reach widens it to
// the organizations of the same family (row 45).
func reach(now time.Time, rules term.Rules, m member.Member, narrow string) string {
	r := term.Resolve(rules, term.Question{
		Term: term.VisibilityReach, ValidAt: now, KnownAt: now, Scope: term.Scope{Account: string(m.AccountKind)},
	})
	if r.Value.String() != term.VisibleToFamily {
		return narrow
	}
	return strings.Replace(narrow, "in your organization", "in your organization and in those that belong with it", 1)
}

// lockedBy names the rule that leaves the member no choice.
func lockedBy(r term.Resolution) string {
	if r.Winner == nil {
		return r.Sentence
	}
	return r.Sentence + " This is managed by your organization: " + r.Winner.Document.Title + ", " + r.Winner.Clause.Section + "."
}

// current is one choice as it stands.
func current(tx *db.Tx, m member.Member, info ChoiceInfo) (Choice, error) {
	decisions, err := newestDecisions(tx, m.ID)
	if err != nil {
		return Choice{}, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return Choice{}, err
	}
	return settle(tx.Now, rules, m, info, decisions[info.Kind]), nil
}

// SetChoice keeps a decision of the acting member. It takes effect at once. A
// choice that a rule has taken out of the member's hands is a fault of kind
// Denied that names the rule. Deciding the same again changes nothing.
func SetChoice(tx *db.Tx, kind ChoiceKind, allowed bool) (Choice, error) {
	info, err := choiceInfo(kind)
	if err != nil {
		return Choice{}, err
	}
	id, err := self(tx)
	if err != nil {
		return Choice{}, err
	}
	m, err := member.FindForUpdate(tx, id)
	if err != nil {
		return Choice{}, err
	}
	c, err := current(tx, m, info)
	switch {
	case err != nil:
		return c, err
	case c.LockedBy != "":
		return c, fault.New(fault.Denied, "%s", c.LockedBy).On("kind")
	case c.Decided && c.Allowed == allowed && c.Until == nil:
		return c, nil
	}
	if err := insertDecision(tx, id, kind, allowed); err != nil {
		return c, err
	}
	if err := recordChoice(tx, id, info, allowed); err != nil {
		return c, err
	}
	if err := spread(tx, id, info, allowed); err != nil {
		return c, err
	}
	return current(tx, m, info)
}

// recordChoice writes the event. What a member decided about health is theirs:
// it is sealed under their key.
func recordChoice(tx *db.Tx, id access.MemberID, info ChoiceInfo, allowed bool) error {
	e := audit.Entry{Action: "choice.set", Object: audit.Object{Type: "member", ID: string(id)}, Subject: id}
	if info.Special {
		e.Personal = map[string]string{"kind": string(info.Kind), "allowed": strconv.FormatBool(allowed)}
	} else {
		e.Detail = map[string]any{"kind": string(info.Kind), "allowed": allowed}
	}
	return audit.Record(tx, e)
}

// History lists a member's decisions of one kind, newest first, at most 100.
func History(tx *db.Tx, id member.ID, kind ChoiceKind) ([]ChoiceChange, error) {
	info, err := choiceInfo(kind)
	if err != nil {
		return nil, err
	}
	if info.Special && tx.Actor.Member != id {
		return nil, fault.New(fault.Denied, "Only members see their own choices about health.")
	}
	if _, err := member.Find(tx, id); err != nil {
		return nil, err
	}
	return decisionsOf(tx, id, kind)
}
