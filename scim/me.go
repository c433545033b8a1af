package scim

import (
	"maps"
	"net/http"
	"reflect"
	"slices"

	"github.com/sysoon/steward/internal/fault"
)

// mePath is the alias of whoever asks (RFC 7644 section 3.11).
const mePath = "/Me"

// ownAttributes are what a member may change of the own resource: how they want
// to be addressed and shown things. Everything else is their organization's to
// say. The identity provider may overwrite them with its next full update.
var ownAttributes = map[string]bool{
	"nickName": true, "preferredLanguage": true, "locale": true, "timezone": true, "profileUrl": true,
}

// asSelf makes the request one for the member's own resource. A directory's
// token has no member behind it, which RFC 7644 section 3.11 answers with 501.
func (c *call) asSelf() error {
	if c.self == "" {
		return newFailure(http.StatusNotImplemented, "", "/Me is for members, with a session or an API token of their own: a directory's token stands for the directory, not for a user.")
	}
	c.id = string(c.self)
	return nil
}

func (c *call) readMe() (answer, error) {
	if err := c.asSelf(); err != nil {
		return answer{}, err
	}
	return c.readUser()
}

func (c *call) replaceMe() (answer, error) {
	if err := c.asSelf(); err != nil {
		return answer{}, err
	}
	_, d, err := c.sent(userType)
	if err != nil {
		return answer{}, err
	}
	return c.changeUser(onlyOwn(func(document) (document, error) { return d, nil }))
}

func (c *call) patchMe() (answer, error) {
	if err := c.asSelf(); err != nil {
		return answer{}, err
	}
	change, err := c.patched()
	if err != nil {
		return answer{}, err
	}
	return c.changeUser(onlyOwn(change))
}

// onlyOwn refuses a change of anything but ownAttributes, by comparing what
// would come out with what is there.
func onlyOwn(change func(document) (document, error)) func(document) (document, error) {
	return func(before document) (document, error) {
		after, err := change(before)
		if err != nil {
			return nil, err
		}
		if _, said := after["active"]; !said {
			after["active"] = before["active"] // a PUT without it changes nothing
		}
		both := maps.Clone(before)
		maps.Copy(both, after)
		for _, name := range sortedKeys(both) {
			if !ownAttributes[name] && !reflect.DeepEqual(before[name], after[name]) {
				return nil, fault.New(fault.Denied, "%s is kept by your organization. What you can change yourself is %s.",
					name, slices.Sorted(maps.Keys(ownAttributes))).On(name)
			}
		}
		return after, nil
	}
}
