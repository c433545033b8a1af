package connector

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
)

// maxObjects bounds what is looked at of one person.
const maxObjects = 100_000

// ObjectSettings say which objects of a bucket are a person's. The secret is the
// secret key.
type ObjectSettings struct {
	Endpoint  string `json:"endpoint"`
	Region    string `json:"region,omitempty"`
	Bucket    string `json:"bucket"`
	AccessKey string `json:"access_key"`
	// Template names a person's objects by {member_id}, {user_name},
	// {external_id} or {email}: with a slash at its end everything below it,
	// without one that very object.
	Template string `json:"template"`
	Held
}

var placeholder = regexp.MustCompile(`\{([a-z_]*)\}`)

func (o ObjectSettings) check(secret string, reach outbound.Config) error {
	if secret == "" {
		secret = "kept" // what is kept was checked when it came
	}
	if err := storeOf(o, secret, reach).Check(); err != nil {
		return within(err)
	}
	if err := checkTemplate(o.Template); err != nil {
		return fault.New(fault.Invalid, "%s", fault.Shown(err).Message).On("objects.template")
	}
	return o.Held.check("objects")
}

// within names the fields as the connector's.
func within(err error) error {
	f := fault.Shown(err)
	out := fault.New(f.Kind, "%s", f.Message)
	for _, field := range f.Fields {
		if field == "secretKey" {
			out = out.On("secret")
			continue
		}
		out = out.On("objects." + field)
	}
	return out
}

func checkTemplate(t string) error {
	names := placeholder.FindAllStringSubmatch(t, -1)
	known := []string{"member_id", "user_name", "external_id", "email", "organization"}
	person := false
	for _, n := range names {
		if !slices.Contains(known, n[1]) {
			return fault.New(fault.Invalid, "There is no placeholder {%s}. There are {%s}.", n[1], strings.Join(known, "}, {"))
		}
		person = person || n[1] != "organization"
	}
	switch {
	case t == "" || len(t) > 500 || strings.HasPrefix(t, "/"):
		return fault.New(fault.Invalid, "The name of the objects has 1 to 500 characters and begins without a slash.")
	case !person:
		return fault.New(fault.Invalid, "The name must have {member_id}, {user_name}, {external_id} or {email}; else it would mean everybody's objects.")
	case strings.ContainsAny(placeholder.ReplaceAllString(t, ""), "{}"):
		return fault.New(fault.Invalid, "A placeholder is written like {email}.")
	}
	return nil
}

// names are the names of a subject's objects: prefixes where they end with a
// slash. Values that are missing, or have a slash, name nothing, because they
// would name others' objects.
func (o ObjectSettings) names(s data.Subject) (out []string) {
	values := map[string][]string{
		"member_id": {string(s.MemberID)}, "user_name": variants(s.UserName), "external_id": variants(s.ExternalID),
		"email": variants(s.Emails...), "organization": {s.OrgSlug},
	}
	out = []string{o.Template}
	for _, m := range placeholder.FindAllStringSubmatch(o.Template, -1) {
		var next []string
		for _, name := range out {
			for _, v := range values[m[1]] {
				if v != "" && v != "." && v != ".." && !strings.ContainsAny(v, "/{}") {
					next = append(next, strings.ReplaceAll(name, m[0], v))
				}
			}
		}
		if strings.Count(o.Template, m[0]) > 0 && len(next) > 0 {
			out = unique(next)
			continue
		}
		if strings.Contains(strings.Join(out, ""), m[0]) {
			return nil
		}
	}
	return out
}

func unique(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// objectSource is a bucket as a source.
type objectSource struct {
	settings ObjectSettings
	secret   string
	reach    outbound.Config
	product  product.ID
}

func (o objectSource) open() (*bucket.Bucket, error) {
	return bucket.Open(storeOf(o.settings, o.secret, o.reach))
}

// Describe implements data.Source, if the bucket answers.
func (o objectSource) Describe(ctx context.Context) (data.Description, error) {
	out := data.Description{Name: "Object store", Products: []data.DescribedProduct{{ProductID: o.product, Categories: []data.Category{o.settings.Category}}}}
	b, err := o.open()
	if err == nil {
		_, err = b.Versioned(ctx)
	}
	return out, err
}

// each calls fn for each of a subject's objects; with versions for each version,
// the marks of deletions included.
func (o objectSource) each(ctx context.Context, s data.Subject, versions bool, fn func(*bucket.Bucket, bucket.Object) error) error {
	b, err := o.open()
	if err != nil {
		return err
	}
	n := 0
	for _, name := range o.settings.names(s) {
		err := b.List(ctx, name, versions, func(found bucket.Object) error {
			if !strings.HasSuffix(name, "/") && found.Key != name {
				return nil // a longer name is somebody else's
			}
			if n++; n > maxObjects {
				return fault.New(fault.Invalid, "There are more than %d objects of one person. Name them more narrowly.", maxObjects)
			}
			return fn(b, found)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Find implements data.Source: it counts what a plain listing shows.
func (o objectSource) Find(ctx context.Context, s data.Subject) (out data.Found, err error) {
	c := data.Count{ProductID: o.product, Category: o.settings.Category}
	err = o.each(ctx, s, false, func(_ *bucket.Bucket, found bucket.Object) error {
		if c.Count == 0 || found.Modified.Before(c.First) {
			c.First = found.Modified
		}
		if found.Modified.After(c.Last) {
			c.Last = found.Modified
		}
		c.Count++
		return nil
	})
	if c.Count > 0 {
		out.Counts = []data.Count{c}
	}
	return out, err
}

// Export implements data.Source: every version, in parts where it is long, and
// in base64 where it is no text.
func (o objectSource) Export(ctx context.Context, s data.Subject, yield func(data.Item) error) error {
	return o.each(ctx, s, true, func(b *bucket.Bucket, found bucket.Object) error {
		if found.Deleted {
			return nil
		}
		body, full, err := b.Get(ctx, found.Key, found.Version)
		if err != nil {
			return err
		}
		defer func() { _ = body.Close() }()
		content, err := io.ReadAll(body)
		if err != nil {
			return err
		}
		found.Type = full.Type
		return o.parts(found, content, yield)
	})
}

// partBytes is how much of an object is in one item; base64 makes it a third more.
const partBytes = protocol.MaxContent / 4 * 3

func (o objectSource) parts(found bucket.Object, content []byte, yield func(data.Item) error) error {
	text := utf8.Valid(content) && !bytes.ContainsRune(content, 0)
	total := max(1, (len(content)+partBytes-1)/partBytes)
	for n := range total {
		part := content[n*partBytes : min((n+1)*partBytes, len(content))]
		i := data.Item{
			Key: itemKey(found, n), ProductID: o.product, Category: o.settings.Category, Purpose: o.settings.Purpose,
			Provenance: o.settings.Provenance, At: found.Modified, Title: shorten(found.Key, protocol.MaxTitle),
			Fields: map[string]string{"type": shorten(found.Type, 200), "bytes": fmt.Sprint(found.Size), "encoding": "base64"},
		}
		i.Content = base64.StdEncoding.EncodeToString(part)
		if text && (total == 1 || utf8.Valid(part)) {
			i.Content, i.Fields["encoding"] = string(part), "text"
		}
		if found.Version != "" {
			i.Fields["version"] = shorten(found.Version, 200)
		}
		if total > 1 {
			i.Fields["part"], i.Fields["parts"] = fmt.Sprint(n+1), fmt.Sprint(total)
		}
		if err := i.Check(); err != nil {
			return fault.New(fault.Invalid, "An object can't be taken over: its %s.", err.Error())
		}
		if err := yield(i); err != nil {
			return err
		}
	}
	return nil
}

// itemKey names an item by what the store calls the content, not by the object's
// name, which is personal.
func itemKey(o bucket.Object, part int) string {
	return shorten(fmt.Sprintf("%s/%s/%d", shorten(o.ETag, 64), shorten(o.Version, 100), part), 200)
}

func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// ByHand implements data.Manual: an object store corrects and restricts nothing.
func (o objectSource) ByHand(changes bool) (string, bool) {
	return "Correct the person's objects, or keep them from being used, by the means of whatever writes them.", changes
}
