package bucket_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/bucket/buckettest"
	"github.com/sysoon/steward/internal/fault"
)

func open(t *testing.T, c bucket.Config) *bucket.Bucket {
	t.Helper()
	b, err := bucket.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func put(t *testing.T, b *bucket.Bucket, key, text string) bucket.Object {
	t.Helper()
	o, err := b.Put(t.Context(), key, strings.NewReader(text), int64(len(text)), bucket.PutOptions{Type: "text/plain"})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func get(t *testing.T, b *bucket.Bucket, key, version string) (string, error) {
	t.Helper()
	body, _, err := b.Get(t.Context(), key, version)
	if err != nil {
		return "", err
	}
	defer func() { _ = body.Close() }()
	all, err := io.ReadAll(body)
	return string(all), err
}

func keys(t *testing.T, b *bucket.Bucket, prefix string, versions bool) (out []string) {
	t.Helper()
	err := b.List(t.Context(), prefix, versions, func(o bucket.Object) error {
		mark := ""
		if o.Deleted {
			mark = " deleted"
		}
		out = append(out, o.Key+mark)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestObjects(t *testing.T) {
	b := open(t, buckettest.New(t, buckettest.Plain))
	put(t, b, "ada/two words & ü.txt", "On the engine")
	put(t, b, "ada/b", "")
	put(t, b, "bob/a", "Bob's")
	if got, err := get(t, b, "ada/two words & ü.txt", ""); err != nil || got != "On the engine" {
		t.Errorf("%q, %v", got, err)
	}
	o, err := b.Head(t.Context(), "ada/two words & ü.txt", "")
	if err != nil || o.Size != 13 || o.Type != "text/plain" || time.Since(o.Modified) > time.Hour || o.ETag == "" {
		t.Errorf("%+v, %v", o, err)
	}
	if got := strings.Join(keys(t, b, "ada/", false), "|"); got != "ada/b|ada/two words & ü.txt" {
		t.Errorf("listed %s", got)
	}
	for range 2 { // the second time it is gone already
		if err := b.Delete(t.Context(), "ada/b", ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Head(t.Context(), "ada/b", ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("after its end: %v", err)
	}
	if _, err := get(t, b, "ada/b", ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("after its end: %v", err)
	}
	if versioned, err := b.Versioned(t.Context()); versioned || err != nil {
		t.Errorf("%v, %v", versioned, err)
	}
}

// TestVersions: a plain delete only hides; deleting every version destroys.
func TestVersions(t *testing.T) {
	b := open(t, buckettest.New(t, buckettest.Versioned))
	if versioned, err := b.Versioned(t.Context()); !versioned || err != nil {
		t.Fatalf("%v, %v", versioned, err)
	}
	first := put(t, b, "ada/plan", "one")
	second := put(t, b, "ada/plan", "two")
	if first.Version == "" || first.Version == second.Version {
		t.Fatalf("versions %q and %q", first.Version, second.Version)
	}
	if got, err := get(t, b, "ada/plan", first.Version); err != nil || got != "one" {
		t.Errorf("%q, %v", got, err)
	}
	if err := b.Delete(t.Context(), "ada/plan", ""); err != nil {
		t.Fatal(err)
	}
	if got := keys(t, b, "ada/", false); len(got) != 0 {
		t.Errorf("still listed: %v", got)
	}
	if got := keys(t, b, "ada/", true); len(got) != 3 {
		t.Errorf("versions: %v", got)
	}
	err := b.List(t.Context(), "ada/", true, func(o bucket.Object) error { return b.Delete(t.Context(), o.Key, o.Version) })
	if got := keys(t, b, "ada/", true); err != nil || len(got) != 0 {
		t.Errorf("left: %v, %v", got, err)
	}
}

// TestLocked: what is put with a retention can't be destroyed before its end.
func TestLocked(t *testing.T) {
	b := open(t, buckettest.New(t, buckettest.Locked))
	o, err := b.Put(t.Context(), "log", strings.NewReader("x"), 1, bucket.PutOptions{RetainUntil: time.Now().Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), "log", o.Version); !fault.Is(err, fault.Denied) {
		t.Errorf("a locked version: %v", err)
	}
	if got, err := get(t, b, "log", o.Version); err != nil || got != "x" {
		t.Errorf("%q, %v", got, err)
	}
	plain := open(t, buckettest.New(t, buckettest.Plain))
	if _, err := plain.Put(t.Context(), "log", strings.NewReader("x"), 1, bucket.PutOptions{RetainUntil: time.Now().Add(time.Hour)}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a bucket without lock: %v", err)
	}
}

// TestManyObjects reads more than one page of a listing, and stops in between.
func TestManyObjects(t *testing.T) {
	b := open(t, buckettest.New(t, buckettest.Plain))
	for i := range 1005 {
		put(t, b, "many/"+time.Duration(i).String(), "")
	}
	if got := keys(t, b, "many/", false); len(got) != 1005 {
		t.Errorf("%d listed", len(got))
	}
	enough, n := errors.New("enough"), 0
	err := b.List(t.Context(), "many/", false, func(bucket.Object) error {
		if n++; n == 3 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 3 {
		t.Errorf("%d, %v", n, err)
	}
}

func TestLimits(t *testing.T) {
	c := buckettest.New(t, buckettest.Plain)
	put(t, open(t, c), "large", strings.Repeat("x", 10<<20))
	c.MaxObject = 9 << 20
	b := open(t, c)
	if _, err := get(t, b, "large", ""); err == nil {
		t.Error("read although too large")
	}
	if o, err := b.Head(t.Context(), "large", ""); err != nil || o.Size != 10<<20 {
		t.Errorf("%+v, %v", o, err)
	}
	for name, size := range map[string]int64{"too large": 9<<20 + 1, "of unknown size": -1} {
		if _, err := b.Put(t.Context(), "x", bytes.NewReader(nil), size, bucket.PutOptions{}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, key := range []string{"", strings.Repeat("x", 1025), "a\x00b", "\xff"} {
		if _, err := b.Put(t.Context(), key, bytes.NewReader(nil), 0, bucket.PutOptions{}); !fault.Is(err, fault.Invalid) {
			t.Errorf("key %q: %v", key, err)
		}
	}
	c.Reach.Timeout = time.Second // what goes wrong in the clear is told when the time is over
	if _, err := open(t, c).Put(t.Context(), "short", strings.NewReader("x"), 2, bucket.PutOptions{}); err == nil {
		t.Error("fewer bytes than said were kept")
	}
	if got := keys(t, b, "short", false); len(got) != 0 {
		t.Error("half an object is there")
	}
}

// TestFailures says for each cause what is wrong, and never a key.
func TestFailures(t *testing.T) {
	good := buckettest.New(t, buckettest.Plain)
	cases := map[string]struct {
		spoil func(*bucket.Config)
		want  fault.Kind
		says  string
	}{
		"secret":  {func(c *bucket.Config) { c.SecretKey = "wrong-secret" }, fault.Denied, "secret key"},
		"access":  {func(c *bucket.Config) { c.AccessKey = "nobody" }, fault.Denied, "access key"},
		"bucket":  {func(c *bucket.Config) { c.Bucket = "not-there" }, fault.Invalid, "no such bucket"},
		"no host": {func(c *bucket.Config) { c.Endpoint = "http://s3.localtest.invalid" }, fault.Unavailable, "can't be reached"},
		"nothing": {func(c *bucket.Config) { c.Endpoint = "http://127.0.0.1:1" }, fault.Unavailable, "can't be reached"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			c := good
			c.Reach.Timeout = time.Second
			test.spoil(&c)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			_, err := open(t, c).Versioned(ctx)
			if !fault.Is(err, test.want) || !strings.Contains(fault.Shown(err).Message, test.says) {
				t.Errorf("%v", err)
			}
			if shown := fault.Shown(err).Message; strings.Contains(shown, c.SecretKey) || strings.Contains(shown, "nobody") {
				t.Errorf("a key is shown: %s", shown)
			}
		})
	}
}

// TestRefuses: what can't be right is refused before anything is sent; inner
// addresses too.
func TestRefuses(t *testing.T) {
	good := bucket.Config{Endpoint: "https://s3.example.com", Bucket: "steward-logs", AccessKey: "a", SecretKey: "s"}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	cases := map[string]func(*bucket.Config){
		"endpoint":   func(c *bucket.Config) { c.Endpoint = "http://s3.example.com" },
		"endpoint ":  func(c *bucket.Config) { c.Endpoint = "https://169.254.169.254" },
		"endpoint  ": func(c *bucket.Config) { c.Endpoint = "https://s3.example.com/bucket" },
		"region":     func(c *bucket.Config) { c.Region = "Frankfurt am Main" },
		"bucket":     func(c *bucket.Config) { c.Bucket = "Logs/2026" },
		"accessKey":  func(c *bucket.Config) { c.AccessKey = "" },
		"secretKey":  func(c *bucket.Config) { c.SecretKey = "" },
	}
	for field, spoil := range cases {
		c := good
		spoil(&c)
		_, err := bucket.Open(c)
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || len(f.Fields) != 1 || f.Fields[0] != strings.TrimSpace(field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}
