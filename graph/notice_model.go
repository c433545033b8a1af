package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/notice"
)

func noticeModel(n notice.Notice) *model.Notice {
	return &model.Notice{
		ID: globalID(typeNotice, n.ID), Kind: n.Kind, Subject: n.Subject, Text: n.Text, Link: orNil(n.Link),
		At: n.At, ReadAt: n.ReadAt, Mail: upOrNil[model.NoticeMail](n.Mail),
	}
}

func (r *Resolver) noticeConnection(p page, list []notice.Notice, more bool) *model.NoticeConnection {
	cursors := r.sealed(p, each(list, func(n notice.Notice) string { return n.ID }))
	c := &model.NoticeConnection{Nodes: each(list, noticeModel), Edges: []*model.NoticeEdge{}, PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.NoticeEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func noticeChoices(tx *db.Tx) ([]*model.NoticeChoice, error) {
	list, err := notice.Choices(tx)
	return each(list, func(c notice.Choice) *model.NoticeChoice {
		return &model.NoticeChoice{Area: c.Area.Key, Title: c.Area.Title, Mail: c.Mail}
	}), err
}
