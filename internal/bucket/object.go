package bucket

import (
	"context"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/minio/minio-go/v7"

	"github.com/sysoon/steward/internal/fault"
)

// Object is what is known of an object, or of one version of it.
type Object struct {
	Key string
	// Version is empty where the bucket keeps none.
	Version string
	// Latest tells that this version is the one that a plain Get gives.
	Latest bool
	// Deleted marks a version that only says that the object was deleted.
	Deleted bool
	// Size is in bytes.
	Size int64
	// Type is its media type; a listing doesn't tell it.
	Type     string
	Modified time.Time
	// ETag names the content for this store; it is no hash to rely on.
	ETag string
}

func objectOf(i minio.ObjectInfo) Object {
	return Object{
		Key: i.Key, Version: i.VersionID, Latest: i.IsLatest, Deleted: i.IsDeleteMarker, Size: i.Size,
		Type: i.ContentType, Modified: i.LastModified.UTC(), ETag: strings.Trim(i.ETag, `"`),
	}
}

// PutOptions are what is said of an object that is put.
type PutOptions struct {
	// Type is its media type; "" means application/octet-stream.
	Type string
	// RetainUntil locks the object in compliance mode where it is set: nobody
	// deletes this version before. The bucket must have object lock.
	RetainUntil time.Time
}

// Put writes an object of exactly size bytes in one request. It is there as a
// whole or not at all.
func (b *Bucket) Put(ctx context.Context, key string, from io.Reader, size int64, o PutOptions) (Object, error) {
	if err := b.checkPut(key, size); err != nil {
		return Object{}, err
	}
	opts := minio.PutObjectOptions{ContentType: o.Type, SendContentMd5: true, DisableMultipart: true}
	if opts.ContentType == "" {
		opts.ContentType = "application/octet-stream"
	}
	if !o.RetainUntil.IsZero() {
		opts.Mode, opts.RetainUntilDate = minio.Compliance, o.RetainUntil.UTC()
	}
	done, err := b.client.Client.PutObject(ctx, b.name, key, from, size, opts)
	if err != nil {
		return Object{}, explain(err)
	}
	return Object{
		Key: key, Version: done.VersionID, Latest: true, Size: size, Type: opts.ContentType,
		Modified: done.LastModified.UTC(), ETag: strings.Trim(done.ETag, `"`),
	}, nil
}

func (b *Bucket) checkPut(key string, size int64) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if size < 0 || size > b.max {
		return fault.New(fault.Invalid, "An object has at most %d bytes here, and its size is known before.", b.max)
	}
	return nil
}

func checkKey(key string) error {
	if key == "" || len(key) > maxKey || !utf8.ValidString(key) || strings.ContainsRune(key, 0) {
		return fault.New(fault.Invalid, "An object's name has 1 to %d bytes of UTF-8.", maxKey).On("key")
	}
	return nil
}

// Head looks at an object, or at one version of it. What is not there is a fault
// of kind NotFound.
func (b *Bucket) Head(ctx context.Context, key, version string) (Object, error) {
	if err := checkKey(key); err != nil {
		return Object{}, err
	}
	i, err := b.client.StatObject(ctx, b.name, key, minio.StatObjectOptions{VersionID: version})
	if err != nil {
		return Object{}, explain(err)
	}
	return objectOf(i), nil
}

// Get opens an object, or one version of it, which the caller closes. One that
// is larger than the bucket's limit is refused before it is read.
func (b *Bucket) Get(ctx context.Context, key, version string) (io.ReadCloser, Object, error) {
	if err := checkKey(key); err != nil {
		return nil, Object{}, err
	}
	body, i, _, err := b.client.GetObject(ctx, b.name, key, minio.GetObjectOptions{VersionID: version})
	if err != nil {
		return nil, Object{}, explain(err)
	}
	if i.Size > b.max {
		_ = body.Close()
		return nil, Object{}, fault.New(fault.Invalid, "The object has %d bytes, and at most %d are read.", i.Size, b.max)
	}
	o := objectOf(i)
	o.Key = key
	return body, o, nil
}

// List calls yield for each object whose key begins with prefix, in the order of
// their keys, and stops at its first failure. With versions it lists every
// version, the marks of deleted objects included.
func (b *Bucket) List(ctx context.Context, prefix string, versions bool, yield func(Object) error) error {
	ctx, cancel := context.WithCancel(ctx) // ends the listing where yield fails
	defer cancel()
	for i := range b.client.ListObjectsIter(ctx, b.name, minio.ListObjectsOptions{Prefix: prefix, Recursive: true, WithVersions: versions}) {
		if i.Err != nil {
			return explain(i.Err)
		}
		if err := yield(objectOf(i)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Delete deletes an object or, with a version, that version for good. In a
// bucket with versions a plain delete only hides. What is not there is deleted.
func (b *Bucket) Delete(ctx context.Context, key, version string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	err := explain(b.client.RemoveObject(ctx, b.name, key, minio.RemoveObjectOptions{VersionID: version}))
	if fault.Is(err, fault.NotFound) && !isNoBucket(err) {
		return nil
	}
	return err
}
