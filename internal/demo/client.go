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

type vars map[string]any

// problems are the errors that a payload names.
type problems []struct {
	Code    string
	Message string
	Path    []string
}

// first returns the first thing that went wrong.
func first(err error, p problems) error {
	if err != nil || len(p) == 0 {
		return err
	}
	return fmt.Errorf("%s: %s (%s)", p[0].Code, p[0].Message, strings.Join(p[0].Path, "."))
}

// graphql is a client of the API, with a token or with a session's cookie.
type graphql struct {
	url    string
	token  string
	client *http.Client
}

// do sends an operation and reads its data.
func (g *graphql) do(ctx context.Context, query string, v vars, into any) error {
	header := http.Header{"Content-Type": {"application/json"}, "X-Console-Request": {"1"}}
	if g.token != "" {
		header.Set("Authorization", "Bearer "+g.token)
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	err := send(ctx, g.client, http.MethodPost, g.url, header, vars{"query": query, "variables": v}, &answer)
	if err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		return fmt.Errorf("graphql: %s", answer.Errors[0].Message)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer.Data, into)
}

// mutate sends a mutation of which only the errors matter.
func (g *graphql) mutate(ctx context.Context, name, input string, v vars) error {
	var got map[string]struct{ Errors problems }
	err := g.do(ctx, fmt.Sprintf(`mutation($input: %s!) { %s(input: $input) { errors { code message path } } }`, input, name),
		vars{"input": v}, &got)
	return first(err, got[name].Errors)
}

// maxAnswer bounds what is read of an answer.
const maxAnswer = 16 << 20

// send posts JSON and reads JSON; an answer of 400 and more is an error.
func send(ctx context.Context, c *http.Client, method, url string, header http.Header, body, into any) error {
	content, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(content))
	if err != nil {
		return err
	}
	req.Header = header
	res, err := c.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return err
	}
	if res.StatusCode >= 400 {
		return fmt.Errorf("%s %s: %s: %.300s", method, url, res.Status, text)
	}
	if into == nil || len(text) == 0 {
		return nil
	}
	return json.Unmarshal(text, into)
}
