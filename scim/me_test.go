package scim

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
)

func jsonEscaped(s string) string {
	b, _ := json.Marshal(s)
	return string(b[1 : len(b)-1])
}

// selves answers for tokens that are "member" and an id.
func (s *service) selves(r *http.Request, id string) (context.Context, directory.Directory, access.MemberID, error) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer member ")
	if !ok {
		return nil, directory.Directory{}, "", fault.New(fault.Unauthenticated, "Sign in, or send a valid token.")
	}
	ctx := access.With(r.Context(), access.Actor{Kind: access.KindProgram, Org: s.org, ID: "t", Member: access.MemberID(token), Roles: []access.Role{access.Plain}})
	var found directory.Directory
	err := s.View(s.owner(s.org), access.ReadDirectories, func(tx *db.Tx) (err error) {
		found, err = directory.Find(tx, id)
		return err
	})
	return ctx, found, access.MemberID(token), err
}

// TestMe reads and changes the own resource.
func TestMe(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.provider.Self = s.selves
		c := s.connect(directory.Strict)
		id := c.user(somebody())
		me := []string{"Authorization", "Bearer member " + id}
		r := c.want(200, "GET", "/Me?attributes=userName", "", me...)
		r.has(t, map[string]any{"id": id, "displayName": nil})
		if r.header.Get("Location") != c.base()+"/Users/"+id {
			t.Errorf("Location %q", r.header.Get("Location"))
		}
		tag := c.want(200, "GET", "/Me", "", me...).header.Get("ETag")
		c.want(304, "GET", "/Me", "", append(me, "If-None-Match", tag)...)
		c.want(200, "PATCH", "/Me", patchBody(`{"op":"replace","path":"locale","value":"de-DE"}`, `{"op":"add","value":{"nickName":"Ni"}}`), me...).
			has(t, map[string]any{"id": id, "locale": "de-DE", "nickName": "Ni", "active": true})
		c.want(412, "PATCH", "/Me", patchBody(`{"op":"replace","path":"locale","value":"fr-FR"}`), append(me, "If-Match", tag)...)
		for _, path := range []string{"active", "userName", "title", "emails", enterpriseURN + ":department"} {
			value := map[string]string{"active": "false", "emails": `[{"value":"x@y"}]`}[path]
			if value == "" {
				value = `"x"`
			}
			r := c.want(403, "PATCH", "/Me", patchBody(`{"op":"replace","path":"`+path+`","value":`+value+`}`), me...)
			if !strings.Contains(r.raw, "kept by your organization") {
				t.Errorf("%s: %s", path, r.raw)
			}
		}
		whole := c.want(200, "GET", "/Me", "", me...)
		c.want(200, "PUT", "/Me", strings.Replace(whole.raw, `"de-DE"`, `"en-GB"`, 1), me...).has(t, map[string]any{"locale": "en-GB"})
		c.want(403, "PUT", "/Me", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`"}`, me...)
		for _, method := range []string{"POST", "DELETE"} {
			if r := c.want(405, method, "/Me", "{}", me...); r.header.Get("Allow") != "GET, HEAD, OPTIONS, PATCH, PUT" {
				t.Errorf("Allow: %v", r.header)
			}
		}
		c.want(501, "GET", "/Me", "")
		for _, path := range []string{"/Users", "/Users/" + id, "/Groups", "/ServiceProviderConfig"} {
			c.want(401, "GET", path, "", me...)
		}
		c.want(400, "POST", "/Bulk", `{"schemas":[],"Operations":[]}`)
		if got := c.want(200, "POST", "/Bulk", bulkBody(0, `{"method":"PATCH","path":"/Me","data":{}}`)).statuses(); got[0] != "400" {
			t.Errorf("in bulk: %v", got)
		}
	})
}
