// Package bucket is a client of S3-compatible object stores that organizations
// name: it puts, gets, lists, looks at and deletes objects and their versions,
// through package outbound, so that it reaches what that allows and nothing else.
//
// It knows one bucket with one pair of keys, how long an object may be and how
// long an answer may take. It refuses to know what the objects are, where keys
// are kept, and everything about buckets but whether they keep versions.
package bucket

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

// What a zero Config means.
const (
	DefaultRegion    = "us-east-1"
	DefaultMaxObject = 64 << 20 // bytes
	DefaultTimeout   = time.Minute
)

const (
	// maxListing bounds one answer to a listing: a thousand names of a kilobyte.
	maxListing = 8 << 20
	// attempts is how often a request is sent until it fails for good.
	attempts = 3
	// maxKey is how long an object's name may be, in bytes (S3's own limit).
	maxKey = 1024
)

// Config says which bucket, and how much may be asked of it.
type Config struct {
	// Endpoint is the store's address without a path: https://s3.example.com.
	Endpoint string
	// Region is a name such as eu-central-1; "" means DefaultRegion.
	Region string
	Bucket string
	// AccessKey and SecretKey are the credentials, opened by the caller.
	AccessKey string
	SecretKey string
	// Reach says which addresses may be dialled. Its Timeout is for each
	// request, 0 meaning DefaultTimeout; its MaxBody is not used.
	Reach outbound.Config
	// MaxObject is how large an object may be, either way, in bytes; 0 means
	// DefaultMaxObject.
	MaxObject int64
}

var (
	// nameForm is how buckets are named everywhere (S3 User Guide, "Bucket
	// naming rules").
	nameForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`)
	regionForm = regexp.MustCompile(`^[a-z0-9-]{1,50}$`)
)

// Check tells, without any network, whether a bucket can be opened. Its failures
// are faults on the fields endpoint, region, bucket, accessKey and secretKey.
func (c Config) Check() error {
	if err := c.checkEndpoint(); err != nil {
		return err
	}
	switch {
	case c.Region != "" && !regionForm.MatchString(c.Region):
		return fault.New(fault.Invalid, "A region is written like eu-central-1.").On("region")
	case !nameForm.MatchString(c.Bucket) || strings.Contains(c.Bucket, ".."):
		return fault.New(fault.Invalid, "A bucket's name has 3 to 63 small letters, digits, dots and hyphens.").On("bucket")
	case c.AccessKey == "" || len(c.AccessKey) > 200:
		return fault.New(fault.Invalid, "The access key has 1 to 200 characters.").On("accessKey")
	case c.SecretKey == "" || len(c.SecretKey) > 200:
		return fault.New(fault.Invalid, "The secret key has 1 to 200 characters.").On("secretKey")
	}
	return nil
}

func (c Config) checkEndpoint() error {
	if err := c.Reach.CheckURL(c.Endpoint); err != nil {
		return fault.New(fault.KindOf(err), "%s", fault.Shown(err).Message).On("endpoint")
	}
	if u, err := url.Parse(c.Endpoint); err != nil || strings.Trim(u.Path, "/") != "" {
		return fault.New(fault.Invalid, "The address of an object store has no path: https://s3.example.com. The bucket has a field of its own.").On("endpoint")
	}
	return nil
}

// Bucket is one bucket of a store. It may be used by several goroutines.
type Bucket struct {
	client *minio.Core
	name   string
	max    int64
}

// Open makes a client; it sends nothing yet.
func Open(c Config) (*Bucket, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	u, err := url.Parse(c.Endpoint)
	if err != nil {
		return nil, err
	}
	if c.MaxObject <= 0 {
		c.MaxObject = DefaultMaxObject
	}
	if c.Region == "" {
		c.Region = DefaultRegion
	}
	client, err := minio.NewCore(u.Host, &minio.Options{
		Creds: credentials.NewStaticV4(c.AccessKey, c.SecretKey, ""), Secure: u.Scheme == "https",
		Region: c.Region, Transport: outbound.New(c.reach()).Transport, MaxRetries: attempts,
	})
	if err != nil {
		return nil, fault.New(fault.Invalid, "The address of the object store can't be used.").On("endpoint").Because(err)
	}
	return &Bucket{client: client, name: c.Bucket, max: c.MaxObject}, nil
}

// reach is how requests of this bucket are held.
func (c Config) reach() outbound.Config {
	r := c.Reach
	if r.Timeout <= 0 {
		r.Timeout = DefaultTimeout
	}
	r.MaxBody, r.Encoded = max(c.MaxObject, maxListing), true
	return r
}

// Versioned tells whether the bucket keeps former versions, or did so once. It
// is also the cheapest proof that bucket, keys and region are right.
func (b *Bucket) Versioned(ctx context.Context) (bool, error) {
	v, err := b.client.GetBucketVersioning(ctx, b.name)
	return v.Status != "", explain(err)
}
