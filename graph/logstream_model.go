package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/logfile"
	logstream "github.com/sysoon/steward/internal/stream"
)

func logStreamModel(s logstream.Stream) *model.LogStream {
	m := &model.LogStream{
		ID: globalID(typeLogStream, s.ID), Key: s.ID, Name: s.Name, Kind: up[model.LogStreamKind](s.Kind), Target: s.Where(),
		Actions: each(s.Actions, func(a string) string { return a }), Personal: s.Personal, State: up[model.LogStreamState](s.State),
		Problem: orNil(s.Reason), Position: int(s.Position), Failures: s.Failures, FailingSince: s.FailingSince, PausedAt: s.PausedAt,
		NextAt: s.NextAt, LastDeliveredAt: s.LastDeliveredAt, CreatedAt: s.CreatedAt, Version: s.Version,
	}
	switch s.Kind {
	case logstream.HTTPS:
		m.HTTPS = &model.LogStreamHTTPS{URL: s.URL, Form: up[model.LogStreamForm](s.Form), Gzip: s.Gzip, Header: orNil(s.Header), Signed: s.Signed}
	case logstream.Syslog:
		m.Syslog = &model.LogStreamSyslog{Address: s.Address, Ca: orNil(s.CA)}
	case logstream.Bucket:
		m.Bucket = &model.LogStreamBucket{
			Endpoint: s.Endpoint, Region: orNil(s.Region), Bucket: s.Target.Bucket, Prefix: orNil(s.Prefix), AccessKey: s.AccessKey, Gzip: s.Gzip,
		}
	}
	return m
}

func logDeliveryModel(d logstream.Delivery) *model.LogDelivery {
	m := &model.LogDelivery{
		ID: globalID(typeLogDelivery, d.ID), Purpose: up[model.LogDeliveryPurpose](d.Purpose), State: up[model.LogDeliveryState](d.State),
		Events: d.Events, Bytes: int(d.Bytes), Target: d.Target, Status: orNil(d.Status), Answer: d.Answer, Problem: orNil(d.Problem),
		Milliseconds: int(d.Took().Milliseconds()), At: d.At,
	}
	if d.Purpose == logstream.Events {
		from, next := int(d.First), int(d.Next)
		m.First, m.Next = &from, &next
	}
	return m
}

func logDeliveryOr(d logstream.Delivery, err error) (*model.LogDelivery, error) {
	if err != nil {
		return nil, err
	}
	return logDeliveryModel(d), nil
}

func (r *Resolver) logDeliveryConnection(p page, list []logstream.Delivery) *model.LogDeliveryConnection {
	list, more := cut(p, list)
	cursors := r.sealed(p, each(list, func(d logstream.Delivery) string { return d.ID }))
	c := &model.LogDeliveryConnection{Nodes: each(list, logDeliveryModel), Edges: []*model.LogDeliveryEdge{}, PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.LogDeliveryEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func logExportModel(x logfile.Export) *model.LogExport {
	return &model.LogExport{
		ID: globalID(typeLogExport, x.ID), FileKey: string(x.FileID), Format: up[model.LogExportFormat](x.Format),
		State: up[model.LogExportState](x.State), Personal: x.Personal, Size: int(x.Size), Position: int(x.Position), Events: x.Events,
		Problem: orNil(x.Problem), CreatedAt: x.CreatedAt, FinishedAt: x.FinishedAt,
	}
}

func logExportOr(x logfile.Export, err error) (*model.LogExport, error) {
	if err != nil {
		return nil, err
	}
	return logExportModel(x), nil
}

// changeLogStream runs a change of one stream.
func (r *Resolver) changeLogStream(ctx context.Context, id string, fn func(*db.Tx, string) (logstream.Stream, error)) (*model.LogStream, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageOrganization, func(tx *db.Tx) (*model.LogStream, error) {
		key, err := keyOf[string](typeLogStream, id, "logStreamId")
		if err != nil {
			return nil, err
		}
		s, err := fn(tx, key)
		if err != nil {
			return nil, err
		}
		return logStreamModel(s), nil
	})
}

// settings are those of one kind of stream; the others are null.
type settings struct {
	https  *model.LogStreamHTTPSInput
	syslog *model.LogStreamSyslogInput
	bucket *model.LogStreamBucketInput
}

// newLogStream reads the settings of the one kind that is given, and refuses an
// address that Steward would not dial.
func (r *Resolver) newLogStream(in settings) (kind logstream.Kind, n logstream.New, err error) {
	given := 0
	if h := in.https; h != nil {
		given, kind = given+1, logstream.HTTPS
		n.Target = logstream.Target{URL: h.URL, Form: down[logstream.Form](h.Form), Gzip: h.Gzip, Header: orZero(h.Header), Signed: h.Signed}
		n.Secret = logstream.Secret{Header: orZero(h.HeaderValue), NewSigning: h.NewSigningSecret}
		err = r.checkAddress(h.URL, "url")
	}
	if s := in.syslog; s != nil {
		given, kind = given+1, logstream.Syslog
		n.Target = logstream.Target{Address: s.Address, CA: orZero(s.Ca)}
		err = r.checkPort(s.Address)
	}
	if b := in.bucket; b != nil {
		given, kind = given+1, logstream.Bucket
		n.Target = logstream.Target{
			Endpoint: b.Endpoint, Region: orZero(b.Region), Bucket: b.Bucket, Prefix: orZero(b.Prefix), AccessKey: b.AccessKey, Gzip: b.Gzip,
		}
		n.Secret = logstream.Secret{SecretKey: orZero(b.SecretKey)}
		err = r.checkAddress(b.Endpoint, "endpoint")
	}
	if given != 1 {
		err = fault.New(fault.Invalid, "Give the settings of one kind: https, syslog or bucket.").On("https")
	}
	return kind, n, err
}

// checkPort refuses a host and port that Steward would not dial.
func (r *Resolver) checkPort(address string) error {
	if r.CheckAddress == nil {
		return nil
	}
	err := r.CheckAddress(address)
	if err == nil {
		return nil
	}
	f := fault.Shown(err)
	return fault.New(f.Kind, "%s", f.Message).On("address").Because(err)
}

func otherKind() error {
	return fault.New(fault.Invalid, "A stream stays of its kind. Create another one.").On("https")
}

func replay(tx *db.Tx, id string, in model.ReplayLogStreamInput) (logstream.Stream, error) {
	switch {
	case in.Position != nil && in.Since == nil:
		return logstream.Replay(tx, id, int64(*in.Position))
	case in.Since != nil && in.Position == nil:
		return logstream.ReplaySince(tx, id, *in.Since)
	}
	if _, err := logstream.Find(tx, id); err != nil {
		return logstream.Stream{}, err
	}
	return logstream.Stream{}, fault.New(fault.Invalid, "Say from which place of the log, or from which time: one of both.").On("position")
}
