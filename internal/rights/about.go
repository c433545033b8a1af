package rights

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// about is what Steward itself holds of the subject, beside the data of
// products, and the rules that apply to it.
type about struct {
	account     account
	choices     []choice
	disclosures []disclosure
	accesses    []look
	requests    []earlier
	terms       []rule
	contacts    []org.Contact
}

// account is the member's account as the package shows it.
type account struct {
	ID          access.MemberID            `json:"id"`
	UserName    string                     `json:"userName"`
	Name        member.Name                `json:"name"`
	DisplayName string                     `json:"displayName,omitempty"`
	NickName    string                     `json:"nickName,omitempty"`
	Title       string                     `json:"title,omitempty"`
	ExternalID  string                     `json:"externalId,omitempty"`
	Language    string                     `json:"preferredLanguage,omitempty"`
	Locale      string                     `json:"locale,omitempty"`
	Timezone    string                     `json:"timezone,omitempty"`
	Emails      []member.Multi             `json:"emails,omitempty"`
	Phones      []member.Multi             `json:"phoneNumbers,omitempty"`
	IMs         []member.Multi             `json:"ims,omitempty"`
	Photos      []member.Multi             `json:"photos,omitempty"`
	Addresses   []member.Address           `json:"addresses,omitempty"`
	Enterprise  employment                 `json:"enterprise"`
	Extensions  map[string]json.RawMessage `json:"extensions,omitempty"`
	Kind        member.AccountKind         `json:"kind"`
	State       member.State               `json:"state"`
	Roles       []access.Role              `json:"roles,omitempty"`
	Groups      []string                   `json:"groups,omitempty"`
	Products    []use                      `json:"products,omitempty"`
	CreatedAt   time.Time                  `json:"createdAt"`
	LastSignIn  *time.Time                 `json:"lastSignInAt,omitempty"`
}

// employment is member.Enterprise under the names of RFC 7643 section 4.3.
type employment struct {
	EmployeeNumber string    `json:"employeeNumber,omitempty"`
	CostCenter     string    `json:"costCenter,omitempty"`
	Organization   string    `json:"organization,omitempty"`
	Division       string    `json:"division,omitempty"`
	Department     string    `json:"department,omitempty"`
	ManagerID      member.ID `json:"manager,omitempty"`
}

type use struct {
	Product    product.ID       `json:"product"`
	AcquiredBy product.Acquirer `json:"acquiredBy"`
	State      product.State    `json:"state"`
	Since      time.Time        `json:"since"`
}

type choice struct {
	Choice    data.ChoiceKind `json:"choice"`
	Allowed   bool            `json:"allowed"`
	Decided   bool            `json:"decided"`
	ChangedAt *time.Time      `json:"changedAt,omitempty"`
}

type disclosure struct {
	At         time.Time             `json:"at"`
	Recipient  string                `json:"recipient"`
	Reason     data.DisclosureReason `json:"reason"`
	Product    product.ID            `json:"product,omitempty"`
	Categories []data.Category       `json:"categories"`
	Note       string                `json:"note,omitempty"`
}

type look struct {
	At       time.Time     `json:"at"`
	By       string        `json:"by"`
	Category data.Category `json:"category,omitempty"`
	Items    int           `json:"items"`
	Reason   string        `json:"reason,omitempty"`
}

type earlier struct {
	Kind       Kind       `json:"kind"`
	State      State      `json:"state"`
	ReceivedAt time.Time  `json:"receivedAt"`
	DueAt      time.Time  `json:"dueAt"`
	AnsweredAt *time.Time `json:"answeredAt,omitempty"`
	Question   string     `json:"question,omitempty"`
	Reason     string     `json:"reason,omitempty"`
	Outcome    string     `json:"outcome,omitempty"`
	// Statement is what the subject placed with a record that a hearing left as it is.
	Statement string `json:"statement,omitempty"`
}

type rule struct {
	Term     term.Key `json:"term"`
	Title    string   `json:"title"`
	Sentence string   `json:"sentence"`
}

type namedFile struct {
	path  string
	value any
}

func (b about) files() []namedFile {
	return []namedFile{
		{"account.json", b.account}, {"choices.json", b.choices}, {"disclosures.json", b.disclosures},
		{"accesses.json", b.accesses}, {"requests.json", b.requests},
	}
}

// readAbout reads what Steward holds of a subject, as the subject may see it.
func readAbout(tx *db.Tx, r Request) (b about, err error) {
	known, err := member.FindMany(tx, []access.MemberID{r.MemberID})
	if err != nil {
		return b, err
	}
	m := known[r.MemberID]
	if b.account, err = readAccount(tx, m); err != nil {
		return b, err
	}
	if b.contacts, err = org.Contacts(tx); err != nil {
		return b, err
	}
	if b.terms, err = readRules(tx, r); err != nil {
		return b, err
	}
	if b.requests, err = readEarlier(tx, r); err != nil || m.State == member.StateDeleted {
		return b, err
	}
	if b.choices, err = readChoices(tx, m.ID); err != nil {
		return b, err
	}
	if b.disclosures, err = readDisclosures(tx, m.ID); err != nil {
		return b, err
	}
	b.accesses, err = readAccesses(tx, m.ID)
	return b, err
}

func readAccount(tx *db.Tx, m member.Member) (account, error) {
	a := account{
		ID: m.ID, UserName: m.UserName, Name: m.Name, DisplayName: m.DisplayName, NickName: m.NickName, Title: m.Title,
		ExternalID: m.ExternalID, Language: m.PreferredLanguage, Locale: m.Locale, Timezone: m.Timezone,
		Emails: m.Emails, Phones: m.PhoneNumbers, IMs: m.IMs, Photos: m.Photos, Addresses: m.Addresses,
		Enterprise: employment(m.Enterprise), Extensions: m.Extensions, Kind: m.AccountKind, State: m.State, Roles: m.Roles,
		CreatedAt: m.CreatedAt, LastSignIn: m.LastSignInAt,
	}
	groups, err := member.GroupsOf(tx, []access.MemberID{m.ID})
	if err != nil {
		return a, err
	}
	for _, g := range groups[m.ID] {
		a.Groups = append(a.Groups, g.DisplayName)
	}
	uses, err := product.OfMember(tx, []access.MemberID{m.ID})
	for _, u := range uses[m.ID] {
		a.Products = append(a.Products, use{u.Product, u.AcquiredBy, u.State, u.AssignedAt})
	}
	return a, err
}

func readChoices(tx *db.Tx, id access.MemberID) ([]choice, error) {
	list, err := data.Choices(tx, id)
	out := make([]choice, len(list))
	for i, c := range list {
		out[i] = choice{c.Kind, c.Allowed, c.Decided, c.ChangedAt}
	}
	return out, err
}

func readDisclosures(tx *db.Tx, id access.MemberID) ([]disclosure, error) {
	out := []disclosure{}
	err := everyPage(func(p data.Page) (data.Rows[data.Disclosure], error) { return data.Disclosures(tx, id, p) }, func(d data.Disclosure) {
		out = append(out, disclosure{d.At, d.Recipient, d.Reason, d.ProductID, d.Categories, d.Note})
	})
	return out, err
}

func readAccesses(tx *db.Tx, id access.MemberID) ([]look, error) {
	out := []look{}
	err := everyPage(func(p data.Page) (data.Rows[data.Access], error) { return data.Accesses(tx, id, p) }, func(a data.Access) {
		out = append(out, look{a.At, a.ActorName, a.Category, a.Count, a.Reason})
	})
	return out, err
}

// everyPage reads a list of package data to its end.
func everyPage[T any](read func(data.Page) (data.Rows[T], error), visit func(T)) error {
	for after := ""; ; {
		rows, err := read(data.Page{Size: maxPage, After: after})
		if err != nil {
			return err
		}
		for _, r := range rows.Items {
			visit(r)
		}
		if !rows.More {
			return nil
		}
		after = rows.Cursors[len(rows.Cursors)-1]
	}
}

func readEarlier(tx *db.Tx, r Request) ([]earlier, error) {
	list, err := listRequests(tx, Filter{MemberID: r.MemberID}, Page{First: maxOwn, Order: ByReceived})
	if err != nil {
		return nil, err
	}
	out := make([]earlier, len(list))
	for i, q := range list {
		words, err := ReadWords(tx, q)
		if err != nil {
			return nil, err
		}
		out[i] = earlier{
			Kind: q.Kind, State: q.State, ReceivedAt: q.ReceivedAt, DueAt: q.DueAt,
			Question: words.Question, Reason: words.Reason, Outcome: words.Outcome,
		}
		h, err := HearingOf(tx, q)
		if err != nil {
			return nil, err
		}
		if h != nil {
			out[i].Statement = h.Words.Statement
		}
		if q.Answered != nil {
			out[i].AnsweredAt = &q.Answered.At
		}
	}
	return out, nil
}

// readRules says the terms that were frozen for the request in sentences.
func readRules(tx *db.Tx, r Request) ([]rule, error) {
	terms, err := TermsOf(tx, r)
	if err != nil {
		return nil, err
	}
	var out []rule
	for _, def := range term.Registry() {
		if def.Matter != term.Privacy || terms.Values[def.Key] == "" {
			continue
		}
		v, err := terms.value(def.Key)
		if err != nil {
			return nil, fault.New(fault.Internal, "term %s in snapshot %s", def.Key, r.TermsHash).Because(err)
		}
		out = append(out, rule{def.Key, def.Title, def.Sentence(v)})
	}
	return out, nil
}
