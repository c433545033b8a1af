package bucket

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"

	"github.com/sysoon/steward/internal/fault"
)

// Lock is what keeps a version from being destroyed.
type Lock struct {
	// Until is the end of its retention; zero for none.
	Until time.Time
	// Held tells that somebody holds it without an end.
	Held bool
}

// LockOf tells what locks a version at a time; a zero Lock is none.
func (b *Bucket) LockOf(ctx context.Context, key, version string, at time.Time) (l Lock, err error) {
	if err := checkKey(key); err != nil {
		return l, err
	}
	info, err := b.client.StatObject(ctx, b.name, key, minio.StatObjectOptions{VersionID: version})
	if err != nil {
		if unlocked(err) {
			err = nil
		}
		return l, explain(err)
	}
	l.Held = strings.EqualFold(info.Metadata.Get("X-Amz-Object-Lock-Legal-Hold"), "ON")
	until, err := time.Parse(time.RFC3339, info.Metadata.Get("X-Amz-Object-Lock-Retain-Until-Date"))
	if err == nil && until.After(at) {
		l.Until = until.UTC()
	}
	return l, nil
}

// unlocked tells that a store has nothing to say about a version: it is gone, or
// only marks a deletion.
func unlocked(err error) bool {
	said, ok := errors.AsType[minio.ErrorResponse](err)
	return ok && (said.StatusCode == http.StatusNotFound || said.StatusCode == http.StatusMethodNotAllowed)
}

// Upload is one in parts that nobody finished: its parts are kept, and no
// listing of objects shows them.
type Upload struct{ Key, ID string }

// maxUploads is how many are asked for at once.
const maxUploads = 1000

// Uploads calls yield for each unfinished upload whose key begins with prefix,
// and stops at its first failure.
func (b *Bucket) Uploads(ctx context.Context, prefix string, yield func(Upload) error) error {
	key, id := "", ""
	for {
		page, err := b.client.ListMultipartUploads(ctx, b.name, prefix, key, id, "", maxUploads)
		if said, ok := errors.AsType[minio.ErrorResponse](err); ok && said.StatusCode == http.StatusNotImplemented {
			return nil // a store without uploads in parts
		}
		if err != nil {
			return explain(err)
		}
		for _, u := range page.Uploads {
			if err := yield(Upload{Key: u.Key, ID: u.UploadID}); err != nil {
				return err
			}
		}
		if !page.IsTruncated || page.NextKeyMarker == key && page.NextUploadIDMarker == id {
			return nil
		}
		key, id = page.NextKeyMarker, page.NextUploadIDMarker
	}
}

// Abort destroys the parts of an unfinished upload. One that is not there is
// aborted.
func (b *Bucket) Abort(ctx context.Context, u Upload) error {
	err := explain(b.client.AbortMultipartUpload(ctx, b.name, u.Key, u.ID))
	if fault.Is(err, fault.NotFound) && !isNoBucket(err) {
		return nil
	}
	return err
}
