package connector

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// watched is a source that notes what becomes of asking it, and that is asked
// nothing while it is paused. The context carries an actor that may Work.
type watched struct {
	data.Source
	d      *db.DB
	id     product.SourceID
	paused bool
}

// errPaused may pass, so that what waits is tried again.
func errPaused() error {
	return fault.New(fault.Unavailable, "This system is paused. Resume it; it is tried again then.")
}

// note runs a call and keeps what came of it. A note that can't be kept is no
// reason to fail what worked.
func (w watched) note(ctx context.Context, call func() error) error {
	if w.paused {
		return errPaused()
	}
	err := call()
	if ctx.Err() != nil { // the program stops; nothing is known of the system
		return err
	}
	_ = w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return noteUse(tx, w.id, problemOf(err)) })
	return err
}

func problemOf(err error) string {
	if err == nil {
		return ""
	}
	return shorten(fault.Shown(err).Message, 500)
}

// Describe implements data.Source.
func (w watched) Describe(ctx context.Context) (out data.Description, err error) {
	err = w.note(ctx, func() error { out, err = w.Source.Describe(ctx); return err })
	return out, err
}

// Find implements data.Source.
func (w watched) Find(ctx context.Context, s data.Subject) (out data.Found, err error) {
	err = w.note(ctx, func() error { out, err = w.Source.Find(ctx, s); return err })
	return out, err
}

// Export implements data.Source. What the taker of the items refuses is no
// failure of the system.
func (w watched) Export(ctx context.Context, s data.Subject, yield func(data.Item) error) error {
	var refused error
	err := w.note(ctx, func() error {
		err := w.Source.Export(ctx, s, func(i data.Item) error { refused = yield(i); return refused })
		if refused != nil {
			return nil
		}
		return err
	})
	if refused != nil {
		return refused
	}
	return err
}

// Erase implements data.Source.
func (w watched) Erase(ctx context.Context, s data.Subject, o data.EraseOptions) (out data.Outcome, err error) {
	err = w.note(ctx, func() error { out, err = w.Source.Erase(ctx, s, o); return err })
	return out, err
}

// Verify implements data.Source.
func (w watched) Verify(ctx context.Context, s data.Subject, categories ...data.Category) (out data.Outcome, err error) {
	err = w.note(ctx, func() error { out, err = w.Source.Verify(ctx, s, categories...); return err })
	return out, err
}

// ByHand implements data.Manual, as the source does.
func (w watched) ByHand(changes bool) (string, bool) {
	if m, ok := w.Source.(data.Manual); ok {
		return m.ByHand(changes)
	}
	return "", false
}
