package bucket

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/minio/minio-go/v7"

	"github.com/sysoon/steward/internal/fault"
)

// explain turns what the store answered into a fault, without its own words,
// which are a stranger's. What package outbound said stays.
func explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	said, ok := errors.AsType[minio.ErrorResponse](err)
	if !ok {
		return fault.New(fault.Unavailable, "The object store can't be reached, or breaks off.").Because(err)
	}
	return byCode(said).Because(err)
}

// codes are the answers that an administrator can do something about (S3 API
// Reference, "List of error codes").
var codes = map[string]struct {
	kind fault.Kind
	text string
}{
	"NoSuchKey":                            {fault.NotFound, "There is no such object."},
	"NoSuchVersion":                        {fault.NotFound, "There is no such version of the object."},
	"NoSuchBucket":                         {fault.Invalid, "There is no such bucket in this object store."},
	"AccessDenied":                         {fault.Denied, "The object store refuses what is asked with this key. Give the key the rights that the guide lists."},
	"InvalidAccessKeyId":                   {fault.Denied, "The object store does not know this access key."},
	"XAdminUserNotFound":                   {fault.Denied, "The object store does not know this access key."}, // versitygw
	"SignatureDoesNotMatch":                {fault.Denied, "The object store refuses the signature. Check the secret key."},
	"AuthorizationHeaderMalformed":         {fault.Denied, "The object store refuses the signature. Check the region."},
	"RequestTimeTooSkewed":                 {fault.Denied, "The object store's clock and this server's are too far apart."},
	"ObjectLocked":                         {fault.Denied, "The object is locked: the store keeps it until its retention ends."},
	"InvalidBucketObjectLockConfiguration": {fault.Invalid, "The bucket has no object lock, so nothing can be locked in it."},
	"MethodNotAllowed":                     {fault.NotFound, "This version only says that the object was deleted."},
	"SlowDown":                             {fault.TooMany, "The object store asks for fewer requests."},
}

func byCode(said minio.ErrorResponse) *fault.Error {
	if said.Code == "AccessDenied" && strings.Contains(said.Message, "object lock") { // as Amazon's own says it
		said.Code = "ObjectLocked"
	}
	if c, known := codes[said.Code]; known {
		return fault.New(c.kind, "%s", c.text)
	}
	switch s := said.StatusCode; {
	case s == http.StatusForbidden || s == http.StatusUnauthorized:
		return fault.New(fault.Denied, "The object store refuses what is asked with this key.")
	case s == http.StatusTooManyRequests:
		return fault.New(fault.TooMany, "The object store asks for fewer requests.")
	case s >= 400 && s < 500:
		return fault.New(fault.Invalid, "The object store does not accept the request (status %d).", s)
	}
	return fault.New(fault.Unavailable, "The object store can't do this now.")
}

func isNoBucket(err error) bool {
	said, ok := errors.AsType[minio.ErrorResponse](err)
	return ok && said.Code == "NoSuchBucket"
}
