package scim

import (
	"cmp"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/elimity-com/scim/errors"
)

// action answers a request.
type action func(*call) (answer, error)

// route is one endpoint. {id} in the pattern stands for one part of the path.
type route struct {
	pattern string
	t       *resourceType
	actions map[string]action
}

// endpoints lists every endpoint: the test for isolation walks it.
func endpoints() []*route {
	return []*route{
		{"/Users", userType, map[string]action{http.MethodGet: (*call).list, http.MethodPost: (*call).createUser}},
		{"/Users/.search", userType, map[string]action{http.MethodPost: (*call).search}},
		{"/Users/{id}", userType, map[string]action{
			http.MethodGet: (*call).readUser, http.MethodPut: (*call).replaceUser,
			http.MethodPatch: (*call).patchUser, http.MethodDelete: (*call).deleteUser,
		}},
		{"/Groups", groupType, map[string]action{http.MethodGet: (*call).list, http.MethodPost: (*call).createGroup}},
		{"/Groups/.search", groupType, map[string]action{http.MethodPost: (*call).search}},
		{"/Groups/{id}", groupType, map[string]action{
			http.MethodGet: (*call).readGroup, http.MethodPut: (*call).replaceGroup,
			http.MethodPatch: (*call).patchGroup, http.MethodDelete: (*call).deleteGroup,
		}},
		{"/Bulk", nil, map[string]action{http.MethodPost: (*call).bulk}},
		{"/.search", nil, map[string]action{http.MethodPost: (*call).searchAll}},
		{"/", nil, map[string]action{http.MethodGet: (*call).listAll}},
		{mePath, userType, map[string]action{
			http.MethodGet: (*call).readMe, http.MethodPut: (*call).replaceMe, http.MethodPatch: (*call).patchMe,
		}},
		{"/ServiceProviderConfig", nil, map[string]action{http.MethodGet: (*call).providerConfig}},
		{"/ResourceTypes", nil, map[string]action{http.MethodGet: (*call).listResourceTypes}},
		{"/ResourceTypes/{id}", nil, map[string]action{http.MethodGet: (*call).readResourceType}},
		{"/Schemas", nil, map[string]action{http.MethodGet: (*call).listSchemas}},
		{"/Schemas/{id}", nil, map[string]action{http.MethodGet: (*call).readSchema}},
	}
}

// match tells whether a path is the route's, and the id in it.
func (r *route) match(path string) (id string, ok bool) {
	before, hasID := strings.CutSuffix(r.pattern, "{id}")
	if !hasID {
		return "", path == r.pattern
	}
	id, ok = strings.CutPrefix(path, before)
	return id, ok && id != "" && !strings.Contains(id, "/")
}

// methods lists what an endpoint answers to, for the Allow header.
func (r *route) methods() []string {
	out := []string{http.MethodOptions}
	for m := range r.actions {
		out = append(out, m)
		if m == http.MethodGet {
			out = append(out, http.MethodHead)
		}
	}
	slices.Sort(out)
	return out
}

// find finds the endpoint of a path, and the id in it.
func (p *Provider) find(path string) (*route, string) {
	for _, r := range p.routes {
		if id, ok := r.match(path); ok {
			return r, id
		}
	}
	return nil, ""
}

// dispatch finds the endpoint and checks what HTTP says of the request.
func (c *call) dispatch(path string) (answer, error) {
	c.route, c.id = c.find(cmp.Or(path, "/"))
	if c.route == nil {
		c.address = "unknown"
		return answer{}, noEndpoint()
	}
	if c.id != "" {
		c.resource = shownID(c.id)
	}
	c.address = strings.TrimPrefix(strings.Replace(c.route.pattern, "{id}", c.resource, 1), "/")
	method := c.r.Method
	switch method {
	case http.MethodOptions:
		return answer{status: http.StatusNoContent, allow: strings.Join(c.route.methods(), ", ")}, nil
	case http.MethodHead:
		method = http.MethodGet
	}
	act, ok := c.route.actions[method]
	if !ok {
		return answer{}, notAllowed(c.r.Method, c.route.methods())
	}
	if hasBody(method) {
		if err := c.checkMedia(); err != nil {
			return answer{}, err
		}
	}
	c.limitBody()
	if err := c.readKey(); err != nil {
		return answer{}, err
	}
	return act(c)
}

func hasBody(method string) bool {
	return method == http.MethodPost || method == http.MethodPut || method == http.MethodPatch
}

// checkMedia wants JSON (RFC 7644 section 3.1); a request that doesn't say is
// taken to be.
func (c *call) checkMedia() error {
	header := c.r.Header.Get("Content-Type")
	if header == "" {
		return nil
	}
	kind, _, err := mime.ParseMediaType(header)
	if err == nil && (strings.EqualFold(kind, mediaType) || strings.EqualFold(kind, "application/json")) {
		return nil
	}
	return newFailure(http.StatusUnsupportedMediaType, errors.ScimType(""),
		"The Content-Type must be %s or application/json, not %q.", mediaType, clip(header))
}

// limitBody bounds what is read; a group's body holds its members.
func (c *call) limitBody() {
	most := int64(maxBody)
	switch {
	case c.route.t == groupType:
		most = maxGroupBody
	case c.route.pattern == "/Bulk":
		most = maxBulkBody
	}
	c.sentBody = &recorder{ReadCloser: http.MaxBytesReader(nil, c.r.Body, most), most: keptRequest}
	c.r.Body = c.sentBody
}
