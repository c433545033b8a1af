package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// extensionURN is the sample organizations' own schema extension.
const extensionURN = "urn:example:people:2.0:User"

// define adds the organization's own attributes, before anybody is provisioned.
func (l *loader) define(ctx context.Context) error {
	return l.api.mutate(ctx, "createExtension", "CreateExtensionInput", vars{
		"urn": extensionURN, "name": "People", "description": "What the payroll system adds.",
		"attributes": []vars{
			{"name": "badge", "type": "STRING", "unique": true, "description": "Number on the badge."},
			{"name": "site", "type": "STRING", "canonicalValues": []string{"Harbour", "Airport", "Head office"}},
			{"name": "level", "type": "INTEGER"},
		},
	})
}

// live does what an identity provider does on an ordinary day, so that the log
// has something to show: look-ups, changes, and requests that are refused.
func (l *loader) live(ctx context.Context) error {
	var found struct{ Resources []struct{ ID string } }
	name := l.o.Members[len(l.o.Members)-1].UserName
	if err := l.scimAsk(ctx, http.MethodGet, "/Users?count=1&filter=userName%20eq%20%22"+name+"%22", nil, &found); err != nil {
		return err
	}
	if len(found.Resources) == 0 {
		return fmt.Errorf("nobody is called %s", name)
	}
	user := "/Users/" + found.Resources[0].ID
	patch := func(path string, value any) vars {
		return vars{
			"schemas":    []string{"urn:ietf:params:scim:api:messages:2.0:PatchOp"},
			"Operations": []vars{{"op": "replace", "path": path, "value": value}},
		}
	}
	for _, r := range []struct {
		method, path string
		body         any
	}{
		{http.MethodGet, "/ServiceProviderConfig", nil},
		{http.MethodGet, "/Schemas", nil},
		{http.MethodPatch, user, patch("title", "Senior planner")},
		{http.MethodPatch, user, patch(extensionURN, vars{"badge": "B-1042", "site": "Harbour", "level": 4})},
		{http.MethodPatch, user, patch(extensionURN+":site", "Moon")},
		{http.MethodGet, "/Users/00000000-0000-7000-8000-000000000000", nil},
		{http.MethodGet, "/Users?filter=userName%20is%20%22x%22", nil},
		{http.MethodPost, "/Users", vars{"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:User"}, "userName": l.o.byHand(), "active": true}},
		{http.MethodGet, "/Groups?excludedAttributes=members&count=5", nil},
	} {
		if err := l.scimAsk(ctx, r.method, r.path, r.body, nil); err != nil {
			return err
		}
	}
	return nil
}

// byHand is the user name of an account that is made in the console, and that
// the directory then wants too.
func (o Organization) byHand() string { return "reception@" + o.Domain }

func (l *loader) makeByHand(ctx context.Context) error {
	return l.api.mutate(ctx, "createMember", "CreateMemberInput", vars{
		"userName": l.o.byHand(), "displayName": "Reception desk", "emails": []vars{{"value": l.o.byHand(), "primary": true}},
	})
}

// scimAsk sends a SCIM request; a refusal is an answer like any other here.
func (l *loader) scimAsk(ctx context.Context, method, path string, body, into any) error {
	var content io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(l.scim.URL, "/")+path, content)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+l.scim.Token)
	req.Header.Set("Content-Type", "application/scim+json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	switch {
	case err != nil:
		return err
	case res.StatusCode >= http.StatusInternalServerError:
		return fmt.Errorf("%s %s: %s: %.300s", method, path, res.Status, text)
	case into == nil:
		return nil
	}
	return json.Unmarshal(text, into)
}
