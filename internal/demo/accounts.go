package demo

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Account is a person's own account at the vendor.
type Account struct {
	Member

	// Kind is PERSONAL or THIRD_PARTY.
	Kind string
	// Work is an address on somebody else's domain; "" for none besides the user
	// name.
	Work string
	// Ask is what the organization that owns that domain asks: CONVERT, RENAME or
	// LEAVE; "" for nothing yet.
	Ask string
}

// workDomain is a domain of the business that it proves by DNS, after people used
// it for accounts of their own.
const workDomain = "brightwater-freight.example"

// ownAccounts are the vendor's: people who used an address at work for an account
// of their own.
func ownAccounts() []Account {
	own := func(given, family, note, kind, ask string) Account {
		work := strings.ToLower(given+"."+family) + "@" + workDomain
		a := Account{Kind: kind, Work: work, Ask: ask, Member: Member{
			UserName: strings.ToLower(given+"."+family) + "@sysoon.example", Given: given, Family: family, Note: note,
		}}
		if kind == "THIRD_PARTY" { // its name is an address elsewhere
			a.UserName = work
		}
		return a
	}
	return []Account{
		own("Lena", "Holm", "personal account, with an address of Brightwater's", "PERSONAL", ""),
		own("Clara", "Dahl", "personal account, asked by Brightwater to convert", "PERSONAL", "CONVERT"),
		own("Robin", "Lang", "third-party account", "THIRD_PARTY", ""),
	}
}

// own makes the vendor's accounts of people's own.
func (l *loader) own(ctx context.Context) error {
	for _, a := range l.o.Accounts {
		emails := []vars{{"value": a.UserName, "primary": true}}
		if a.Work != a.UserName {
			emails = append(emails, vars{"value": a.Work, "type": "work"})
		}
		err := l.api.mutate(ctx, "createMember", "CreateMemberInput", vars{
			"userName": a.UserName, "accountKind": a.Kind, "displayName": a.Name(), "givenName": a.Given, "familyName": a.Family, "emails": emails,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", a.UserName, err)
		}
	}
	return nil
}

// prove proves a domain by its record, which finds the accounts of people's own
// on it, and asks one of them to convert.
func (l *loader) prove(ctx context.Context) error {
	if l.o.Slug != BusinessSlug {
		return nil
	}
	owner, err := l.signIn(ctx, l.o.Members[0])
	if err != nil {
		return err
	}
	var added struct {
		AddDomain struct {
			Domain struct{ ID, RecordName, RecordValue string }
			Errors problems
		}
	}
	err = owner.do(ctx, `mutation($input: AddDomainInput!) {
		addDomain(input: $input) { domain { id recordName recordValue } errors { code message path } } }`,
		vars{"input": vars{"name": workDomain}}, &added)
	if err := first(err, added.AddDomain.Errors); err != nil {
		return err
	}
	d := added.AddDomain.Domain
	if err := l.Publish(d.RecordName, d.RecordValue); err != nil {
		return err
	}
	if err := owner.mutate(ctx, "checkDomain", "CheckDomainInput", vars{"domainId": d.ID}); err != nil {
		return err
	}
	found, err := l.found(ctx, owner)
	if err != nil {
		return err
	}
	for _, a := range ownAccounts() {
		if a.Ask == "" {
			continue
		}
		err := owner.mutate(ctx, "askFoundAccount", "AskFoundAccountInput", vars{"foundAccountId": found[a.Work], "ask": a.Ask})
		if err != nil {
			return fmt.Errorf("%s: %w", a.Work, err)
		}
	}
	return nil
}

// found waits until the survey of the domain has found all accounts, and returns
// their ids by address.
func (l *loader) found(ctx context.Context, by *graphql) (map[string]string, error) {
	ctx, cancel := context.WithTimeout(ctx, awaitFor)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		var got struct {
			Organization struct {
				Domains []struct {
					Name, State   string
					FoundAccounts []struct{ ID, Address string }
				}
			}
		}
		if err := by.do(ctx, `{ organization { domains { name state foundAccounts { id address } } } }`, nil, &got); err != nil {
			return nil, err
		}
		ids := map[string]string{}
		for _, d := range got.Organization.Domains {
			for _, a := range d.FoundAccounts {
				ids[a.Address] = a.ID
			}
		}
		if len(ids) == len(ownAccounts()) {
			return ids, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("%d accounts were found on %s", len(ids), workDomain)
		case <-tick.C:
		}
	}
}
