package connector

import (
	"context"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/fault"
)

// maxLocks is how many versions are asked for their locks: more are left only
// where nothing was erased yet.
const maxLocks = 1000

// Erase implements data.Source: every version, the marks of deletions, and the
// parts of uploads that nobody finished. What a lock keeps is retained.
func (o objectSource) Erase(ctx context.Context, s data.Subject, e data.EraseOptions) (data.Outcome, error) {
	if !means(e.Categories, o.settings.Category) {
		return data.Outcome{State: data.OutcomeDone}, nil
	}
	erased, err := o.eraseAll(ctx, s)
	if err != nil {
		return data.Outcome{}, err
	}
	out, err := o.Verify(ctx, s, e.Categories...)
	out.Erased = erased
	return out, err
}

func (o objectSource) eraseAll(ctx context.Context, s data.Subject) (erased int, err error) {
	var all []bucket.Object
	err = o.each(ctx, s, true, func(_ *bucket.Bucket, found bucket.Object) error { all = append(all, found); return nil })
	if err != nil {
		return 0, err
	}
	b, err := o.open()
	if err != nil {
		return 0, err
	}
	for _, found := range all {
		switch err := b.Delete(ctx, found.Key, found.Version); {
		case locked(err):
		case err != nil:
			return erased, err
		case !found.Deleted:
			erased++
		}
	}
	aborted, err := o.abortAll(ctx, s)
	return erased + aborted, err
}

func locked(err error) bool {
	return fault.Is(err, fault.Denied) && strings.Contains(fault.Shown(err).Message, "is locked")
}

// uploads are a subject's uploads that nobody finished.
func (o objectSource) uploads(ctx context.Context, s data.Subject) (b *bucket.Bucket, out []bucket.Upload, err error) {
	if b, err = o.open(); err != nil {
		return nil, nil, err
	}
	for _, name := range o.settings.names(s) {
		err := b.Uploads(ctx, name, func(u bucket.Upload) error {
			if strings.HasSuffix(name, "/") || u.Key == name {
				out = append(out, u)
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return b, out, nil
}

func (o objectSource) abortAll(ctx context.Context, s data.Subject) (int, error) {
	b, all, err := o.uploads(ctx, s)
	if err != nil {
		return 0, err
	}
	for _, u := range all {
		if err := b.Abort(ctx, u); err != nil {
			return 0, err
		}
	}
	return len(all), nil
}

// Verify implements data.Source: it lists every version again, and asks what is
// left whether a lock keeps it.
func (o objectSource) Verify(ctx context.Context, s data.Subject, categories ...data.Category) (data.Outcome, error) {
	out := data.Outcome{State: data.OutcomeDone}
	if !means(categories, o.settings.Category) {
		return out, nil
	}
	_, unfinished, err := o.uploads(ctx, s)
	if err != nil {
		return out, err
	}
	out.Remaining = len(unfinished)
	kept, asked := map[bucket.Lock]int{}, 0
	err = o.each(ctx, s, true, func(b *bucket.Bucket, found bucket.Object) error {
		lock := bucket.Lock{}
		if asked++; asked <= maxLocks && found.Version != "" && !found.Deleted {
			if lock, err = b.LockOf(ctx, found.Key, found.Version, time.Now()); err != nil {
				return err
			}
		}
		if lock == (bucket.Lock{}) {
			out.Remaining++
			return nil
		}
		kept[lock]++
		return nil
	})
	for lock, n := range kept {
		out.Retained = append(out.Retained, o.retained(lock, n))
	}
	if out.Remaining > 0 {
		out.State = data.OutcomeRemaining
	}
	return out, err
}

func (o objectSource) retained(l bucket.Lock, n int) data.Retained {
	r := data.Retained{ProductID: o.product, Category: o.settings.Category, Count: n, Until: l.Until, Ground: "The object store's retention keeps it until then."}
	if l.Held {
		r.Until, r.Ground = time.Time{}, "A legal hold of the object store keeps it until somebody lifts the hold there."
	}
	return r
}
