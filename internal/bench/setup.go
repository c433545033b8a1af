package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Caller sends JSON with a bearer token; NewCaller makes one.
type Caller struct {
	base, token, mediaType string
	client                 *http.Client
}

// NewCaller makes a caller of addresses below base.
func NewCaller(base, token, mediaType string) Caller {
	t := &http.Transport{MaxIdleConns: 256, MaxIdleConnsPerHost: 256}
	return Caller{base: base, token: token, mediaType: mediaType, client: &http.Client{Timeout: 2 * time.Minute, Transport: t}}
}

// Via is the same caller at another address of the same server, such as that of
// a proxy before it.
func (c Caller) Via(from, to string) Caller {
	c.base = to + strings.TrimPrefix(c.base, from)
	return c
}

// As is the same caller with bodies of another media type.
func (c Caller) As(mediaType string) Caller {
	c.mediaType = mediaType
	return c
}

// Upload sends a file and gives its id.
func (c Caller) Upload(ctx context.Context, path, mediaType, text string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, strings.NewReader(text))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Content-Type", mediaType)
	var made struct{ ID string }
	err = c.send(req, &made)
	return made.ID, err
}

// Do sends body (nil for none) and reads the answer into out where it isn't nil.
func (c Caller) Do(ctx context.Context, method, path string, body, out any) error {
	var content io.Reader = http.NoBody
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, content)
	if err != nil {
		return err
	}
	c.identify(req)
	req.Header.Set("Content-Type", c.mediaType)
	return c.send(req, out)
}

// identify says who asks: a program by its token, a person by their cookies, with
// the header that the console sends.
func (c Caller) identify(req *http.Request) {
	if c.token == "" {
		req.Header.Set("X-Console-Request", "1")
		return
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
}

// Fetch downloads a file.
func (c Caller) Fetch(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, http.NoBody)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	res, err := c.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %.300s", path, res.StatusCode, body)
	}
	return body, err
}

func (c Caller) send(req *http.Request, out any) error {
	res, err := c.client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %d %.300s", req.Method, req.URL.Path, res.StatusCode, answer)
	}
	if err != nil || out == nil {
		return err
	}
	return json.Unmarshal(answer, out)
}

type object = map[string]any

// Mutate calls a mutation and gives the fields of its payload that are asked for.
func (c Caller) Mutate(ctx context.Context, name, input, fields string, in object) (object, error) {
	var got struct {
		Data   map[string]object
		Errors []struct{ Message string }
	}
	query := fmt.Sprintf("mutation($input: %s!) { %s(input: $input) { %s errors { message } } }", input, name, fields)
	if err := c.Do(ctx, http.MethodPost, "/graphql", object{"query": query, "variables": object{"input": in}}, &got); err != nil {
		return nil, err
	}
	if len(got.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", name, got.Errors[0].Message)
	}
	payload := got.Data[name]
	if problems, ok := payload["errors"].([]any); ok && len(problems) > 0 {
		return nil, fmt.Errorf("%s: %v", name, problems[0])
	}
	return payload, nil
}

// Directory makes an organization with a directory; owner acts for the
// organization over GraphQL, and provider is the directory's identity provider.
func (s *Server) Directory(ctx context.Context, slug, profile string) (owner, provider Caller, err error) {
	vendor := NewCaller(s.URL, s.Token, "application/json")
	made, err := vendor.Mutate(ctx, "createOrganization", "CreateOrganizationInput", "setupToken",
		object{"slug": slug, "name": slug, "kind": "BUSINESS", "jurisdiction": "EU", "domains": []string{slug + ".example"}})
	if err != nil {
		return owner, provider, err
	}
	owner = NewCaller(s.URL, fmt.Sprint(made["setupToken"]), "application/json")
	made, err = owner.Mutate(ctx, "createDirectory", "CreateDirectoryInput", "directory { id scim: url }", object{"name": slug, "profile": profile})
	if err != nil {
		return owner, provider, err
	}
	d, _ := made["directory"].(object)
	issued, err := owner.Mutate(ctx, "issueDirectoryToken", "IssueDirectoryTokenInput", "secret", object{"directoryId": d["id"], "label": slug})
	if err != nil {
		return owner, provider, err
	}
	path := fmt.Sprint(d["scim"])[len("https")+len(s.URL)-len("http"):]
	return owner, NewCaller(s.URL+path, fmt.Sprint(issued["secret"]), "application/scim+json"), nil
}
