package demo

import (
	"context"
	"fmt"
)

// product is an entry of the sample catalogue.
type product struct {
	slug, name, family, kind, audience string
	sources                            []vars
}

// filesSource is the source that the sample product "files" speaks for.
const filesSource = "Files"

var builtin = []vars{{"name": "Steward", "kind": "BUILTIN"}}

// catalogue covers several families: those that agreements reach and those that
// they don't.
var catalogue = []product{
	{"sysoon-mail", "Sysoon Mail", "ENTERPRISE_ONLINE_SERVICE", "SERVICE", "ENTERPRISE", builtin},
	{"sysoon-files", "Sysoon Files", "ENTERPRISE_ONLINE_SERVICE", "SERVICE", "ENTERPRISE", []vars{{"name": filesSource, "kind": "HTTP"}}},
	{"sysoon-forge", "Sysoon Forge", "DEVELOPER_SERVICE", "SERVICE", "DEVELOPER", builtin},
	{"sysoon-vault", "Sysoon Vault Appliance", "ENTERPRISE_APPLIANCE", "DEVICE", "ENTERPRISE", builtin},
	{"sysoon-server", "Sysoon Server", "ENTERPRISE_AND_DEVELOPER_SOFTWARE", "SERVER", "ENTERPRISE", builtin},
	{"sysoon-onboarding", "Sysoon Onboarding", "PROFESSIONAL_SERVICE", "SERVICE", "ENTERPRISE", builtin},
	{"sysoon-notes", "Sysoon Notes", "PRODUCTIVITY_AND_COMMUNICATIONS", "APP", "HOME", builtin},
	{"sysoon-search", "Sysoon Search", "SEARCH_AND_AI", "WEBSITE", "HOME", builtin},
	{"sysoon-classroom", "Sysoon Classroom", "ENTERPRISE_ONLINE_SERVICE", "SERVICE", "SCHOOL", builtin},
	{"sysoon-health", "Sysoon Health", "HEALTH", "APP", "HOME", builtin},
}

func publish(ctx context.Context, operator *graphql) error {
	for _, p := range catalogue {
		err := operator.mutate(ctx, "publishProduct", "PublishProductInput", vars{
			"slug": p.slug, "name": p.name, "family": p.family, "kind": p.kind, "audience": p.audience,
			"docsUrl": "https://docs.sysoon.example/" + p.slug, "sources": p.sources,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", p.slug, err)
		}
	}
	return publishRegister(ctx, operator)
}

// used lists the products of an organization, most used first; those that a
// member got on their own behalf come last.
func (o Organization) used() []string {
	switch o.Slug {
	case BusinessSlug:
		return []string{"sysoon-mail", "sysoon-files", "sysoon-forge", "sysoon-vault", "sysoon-health"}
	case SchoolSlug:
		return []string{"sysoon-classroom", "sysoon-files", "sysoon-mail", "sysoon-notes", "sysoon-health"}
	}
	return []string{"sysoon-mail"}
}

// users are the members whose products, files and records are loaded: the cast
// and some others.
func (o Organization) users() []Member {
	const others = 40
	return o.Members[:min(len(o.Members), len(o.Cast())+others)]
}

func (l *loader) assign(ctx context.Context) error {
	if err := l.indexProducts(ctx); err != nil {
		return err
	}
	if err := l.connectFiles(ctx); err != nil {
		return err
	}
	if err := l.giveContractItems(ctx); err != nil {
		return err
	}
	used := l.o.used()
	for i, m := range l.o.users() {
		for n, slug := range used {
			if n > 1 && i%(n+1) != 0 {
				continue
			}
			acquirer := "ORGANIZATION"
			if n == len(used)-1 && len(used) > 1 {
				acquirer = "SELF"
			}
			err := l.api.mutate(ctx, "assignProduct", "AssignProductInput", vars{
				"memberId": l.ids[m.UserName], "productId": l.products[slug], "acquiredBy": acquirer,
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// giveContractItems says that the organization gave what the sample register
// demands before mail is used.
func (l *loader) giveContractItems(ctx context.Context) error {
	for _, item := range []string{"vat_number", "billing_address"} {
		err := l.api.mutate(ctx, "giveContractItem", "GiveContractItemInput", vars{"productId": l.products["sysoon-mail"], "item": item})
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) indexProducts(ctx context.Context) error {
	var got struct{ Products []struct{ ID, Slug string } }
	if err := l.api.do(ctx, `{ products { id slug } }`, nil, &got); err != nil {
		return err
	}
	l.products = map[string]string{}
	for _, p := range got.Products {
		l.products[p.Slug] = p.ID
	}
	return nil
}

// connectFiles connects the sample product over the source protocol and puts
// files into it, as its users would.
func (l *loader) connectFiles(ctx context.Context) error {
	var got struct {
		Organization struct{ Sources []struct{ ID, Name string } }
	}
	if err := l.api.do(ctx, `{ organization { sources { id name } } }`, nil, &got); err != nil {
		return err
	}
	for _, s := range got.Organization.Sources {
		if s.Name != filesSource || l.o.Vendor {
			continue
		}
		err := l.api.mutate(ctx, "connectSource", "ConnectSourceInput", vars{"sourceId": s.ID, "url": l.Files, "secret": l.FilesSecret})
		if err != nil {
			return err
		}
	}
	return nil
}
