package demo

import (
	"context"
	"time"
)

// agreements are one for each organization: some clauses override the
// statement, and one tries to reach a consumer product, which it can't.
var agreements = map[string]struct {
	title, reference string
	clauses          []vars
}{
	BusinessSlug: {"Master agreement with Brightwater Logistics", "MA-2025-14", []vars{
		{"section": "4.1", "term": "rights.access.respond_within", "value": "P14D"},
		{"section": "4.2", "term": "rights.erasure.respond_within", "value": "P20D"},
		{"section": "4.3", "term": "package.available_for", "value": "P14D"},
		{"section": "5.1", "term": "admin_access.content", "value": "denied", "family": "DEVELOPER_SERVICE"},
		{"section": "5.2", "term": "admin_access.content", "value": "with_reason", "product": "sysoon-health"},
		{"section": "6.1", "term": "retention.deleted_member", "value": "P60D"},
		{"section": "6.2", "term": "rights.access.second_approver", "value": "true"},
		{"section": "8.1", "term": "session.idle", "value": "PT4H"},
	}},
	SchoolSlug: {"Services agreement with Northfield School", "SA-2025-3", []vars{
		{"section": "3.1", "term": "rights.access.respond_within", "value": "P21D"},
		{"section": "3.2", "term": "rights.acknowledge_within", "value": "P3D"},
		{"section": "5.1", "term": "admin_access.content", "value": "second_approver", "family": "ENTERPRISE_ONLINE_SERVICE"},
		{"section": "5.4", "term": "health.marketing", "value": "true", "product": "sysoon-health"},
		{"section": "7.1", "term": "session.idle", "value": "PT2H"},
		{"section": "7.2", "term": "offboarding.grace", "value": "P90D"},
	}},
}

// agree writes the organization's agreement and signs it.
func (l *loader) agree(ctx context.Context) error {
	a, ok := agreements[l.o.Slug]
	if !ok { // agreements don't reach the vendor's own organization
		return nil
	}
	var clauses []vars
	for _, c := range a.clauses {
		if slug, ok := c["product"].(string); ok {
			c = vars{"section": c["section"], "term": c["term"], "value": c["value"], "productId": l.products[slug]}
		}
		clauses = append(clauses, c)
	}
	var made struct {
		CreateAgreement struct {
			Document struct{ ID string }
			Errors   problems
		}
	}
	err := l.api.do(ctx, `mutation($input: CreateAgreementInput!) {
		createAgreement(input: $input) { document { id } errors { code message path } } }`,
		vars{"input": vars{
			"title": a.title, "reference": a.reference, "kind": "MASTER_AGREEMENT", "clauses": clauses,
			"effectiveFrom": l.Now().AddDate(-1, 0, 0).UTC().Truncate(24 * time.Hour),
		}}, &made)
	if err := first(err, made.CreateAgreement.Errors); err != nil {
		return err
	}
	id := made.CreateAgreement.Document.ID
	if err := l.api.mutate(ctx, "submitDocument", "SubmitDocumentInput", vars{"documentId": id}); err != nil {
		return err
	}
	owner, err := l.signIn(ctx, l.o.Members[0]) // somebody who had no hand in it
	if err != nil {
		return err
	}
	return owner.mutate(ctx, "signDocument", "SignDocumentInput", vars{
		"documentId": id, "signer": l.o.Members[0].Name() + ", " + l.o.Members[0].Title,
	})
}
