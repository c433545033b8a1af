package demo

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// writers provision side by side, as identity providers do.
const writers = 6

// membersAtOnce is how many members one group PATCH carries.
const membersAtOnce = 500

// provision creates the directory, its token, and then every account and group
// over SCIM.
func (l *loader) provision(ctx context.Context) error {
	if err := l.directory(ctx); err != nil {
		return err
	}
	ids, err := l.accounts(ctx)
	if err != nil {
		return err
	}
	for _, g := range l.o.Groups {
		if err := l.group(ctx, g, ids); err != nil {
			return err
		}
	}
	return l.index(ctx)
}

func (l *loader) directory(ctx context.Context) error {
	var made struct {
		CreateDirectory struct {
			Directory struct{ ID, URL string }
			Errors    problems
		}
	}
	err := l.api.do(ctx, `mutation($input: CreateDirectoryInput!) {
		createDirectory(input: $input) { directory { id url } errors { code message path } } }`,
		vars{"input": vars{"name": "Work accounts", "profile": l.o.Profile}}, &made)
	if err := first(err, made.CreateDirectory.Errors); err != nil {
		return err
	}
	var issued struct {
		IssueDirectoryToken struct {
			Secret string
			Errors problems
		}
	}
	err = l.api.do(ctx, `mutation($input: IssueDirectoryTokenInput!) {
		issueDirectoryToken(input: $input) { secret errors { code message path } } }`,
		vars{"input": vars{"directoryId": made.CreateDirectory.Directory.ID, "label": "Development"}}, &issued)
	l.scim = SCIM{URL: made.CreateDirectory.Directory.URL, Token: issued.IssueDirectoryToken.Secret}
	return first(err, issued.IssueDirectoryToken.Errors)
}

// accounts creates the members and returns their SCIM ids by user name.
func (l *loader) accounts(ctx context.Context) (map[string]string, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ids := make(map[string]string, len(l.o.Members))
	work := make(chan Member)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for m := range work {
				id, err := l.account(ctx, m)
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				ids[m.UserName] = id
				mu.Unlock()
			}
		})
	}
	for _, m := range l.o.Members {
		select {
		case work <- m:
		case <-ctx.Done():
		}
	}
	close(work)
	wg.Wait()
	return ids, context.Cause(ctx)
}

func (l *loader) account(ctx context.Context, m Member) (string, error) {
	var made struct{ ID string }
	err := l.post(ctx, http.MethodPost, "/Users", vars{
		"schemas":    []string{"urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"},
		"externalId": "ext-" + m.UserName, "userName": m.UserName, "active": true,
		"name":        vars{"givenName": m.Given, "familyName": m.Family, "formatted": m.Name()},
		"displayName": m.Name(), "title": m.Title, "preferredLanguage": "en",
		"emails": []vars{{"value": m.UserName, "type": "work", "primary": true}},
		"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": vars{"department": m.Department, "organization": l.o.Name},
	}, &made)
	return made.ID, err
}

func (l *loader) group(ctx context.Context, g Group, ids map[string]string) error {
	var made struct{ ID string }
	err := l.post(ctx, http.MethodPost, "/Groups", vars{
		"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:Group"}, "displayName": g.Name, "externalId": "grp-" + g.Name,
	}, &made)
	for from := 0; from < len(g.Members) && err == nil; from += membersAtOnce {
		var value []vars
		for _, name := range g.Members[from:min(from+membersAtOnce, len(g.Members))] {
			value = append(value, vars{"value": ids[name]})
		}
		err = l.post(ctx, http.MethodPatch, "/Groups/"+made.ID, vars{
			"schemas":    []string{"urn:ietf:params:scim:api:messages:2.0:PatchOp"},
			"Operations": []vars{{"op": "Add", "path": "members", "value": value}},
		}, nil)
	}
	return err
}

func (l *loader) post(ctx context.Context, method, path string, body vars, into any) error {
	header := http.Header{"Authorization": {"Bearer " + l.scim.Token}, "Content-Type": {"application/scim+json"}}
	client := &http.Client{Timeout: time.Minute, Transport: http.DefaultTransport}
	return send(ctx, client, method, l.scim.URL+path, header, body, into)
}

// index reads the global ids of the members and groups.
func (l *loader) index(ctx context.Context) error {
	l.ids, l.groups = map[string]string{}, map[string]string{}
	for after := (*string)(nil); ; {
		var got struct {
			Members struct {
				Nodes    []struct{ ID, UserName string }
				PageInfo struct {
					HasNextPage bool
					EndCursor   *string
				}
			}
		}
		err := l.api.do(ctx, `query($after: String) { members(first: 100, after: $after) {
			nodes { id userName } pageInfo { hasNextPage endCursor } } }`, vars{"after": after}, &got)
		if err != nil {
			return err
		}
		for _, m := range got.Members.Nodes {
			l.ids[m.UserName] = m.ID
		}
		if after = got.Members.PageInfo.EndCursor; !got.Members.PageInfo.HasNextPage {
			break
		}
	}
	if len(l.ids) != len(l.o.Members) {
		return fmt.Errorf("%d members were provisioned, %d are listed", len(l.o.Members), len(l.ids))
	}
	return nil
}

func (l *loader) roles(ctx context.Context) error {
	for _, m := range l.o.Cast() {
		if len(m.Roles) == 0 {
			continue
		}
		err := l.api.mutate(ctx, "setMemberRoles", "SetMemberRolesInput", vars{"memberId": l.ids[m.UserName], "roles": m.Roles})
		if err != nil {
			return fmt.Errorf("%s: %w", m.UserName, err)
		}
	}
	return nil
}
