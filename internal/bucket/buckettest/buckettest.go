// Package buckettest gives a test a fresh bucket in a real S3-compatible object
// store. It fails, and never skips, where there is none.
package buckettest

import (
	"context"
	"crypto/rand"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/outbound"
)

// Variable is the environment variable with the store's address and keys:
// http://ACCESS:SECRET@HOST:PORT. ".ci/s3 start DIR" prints one.
const Variable = "STEWARD_TEST_S3"

// Kind is how the bucket is made.
type Kind int

// The kinds.
const (
	// Plain keeps no versions.
	Plain Kind = iota
	// Versioned keeps every version.
	Versioned
	// Locked keeps every version, and can lock them.
	Locked
)

// Reach allows this machine, over http.
var Reach = outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true}

// New makes a bucket of its own for the test.
func New(t testing.TB, kind Kind) bucket.Config {
	t.Helper()
	u, err := url.Parse(os.Getenv(Variable))
	if err != nil || u.User == nil {
		t.Fatalf("%s must have the address of an object store: %q; \".ci/s3 start .cache/s3\" prints one", Variable, os.Getenv(Variable))
	}
	secret, _ := u.User.Password()
	c := bucket.Config{
		Endpoint: u.Scheme + "://" + u.Host, Bucket: "t-" + strings.ToLower(rand.Text()), AccessKey: u.User.Username(), SecretKey: secret, Reach: Reach,
	}
	admin, err := minio.New(u.Host, &minio.Options{Creds: credentials.NewStaticV4(c.AccessKey, secret, ""), Region: bucket.DefaultRegion})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context())
	if err := admin.MakeBucket(ctx, c.Bucket, minio.MakeBucketOptions{ObjectLocking: kind == Locked}); err != nil {
		t.Fatal(err)
	}
	if kind == Versioned {
		if err := admin.EnableVersioning(ctx, c.Bucket); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// Begin starts an upload in parts for each key and leaves it unfinished.
func Begin(t testing.TB, c bucket.Config, keys ...string) {
	t.Helper()
	u, err := url.Parse(c.Endpoint)
	if err != nil {
		t.Fatal(err)
	}
	core, err := minio.NewCore(u.Host, &minio.Options{Creds: credentials.NewStaticV4(c.AccessKey, c.SecretKey, ""), Region: bucket.DefaultRegion})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		id, err := core.NewMultipartUpload(t.Context(), c.Bucket, key, minio.PutObjectOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := core.PutObjectPart(t.Context(), c.Bucket, key, id, 1, strings.NewReader("half"), 4, minio.PutObjectPartOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}
