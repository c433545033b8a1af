package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// signature is how the API signs: whoever stands behind a token that prepared a
// document can't sign it.
func signature(name string) term.Signature {
	return term.Signature{Name: name, Behind: func(tx *db.Tx, program string) (access.MemberID, error) {
		return credential.PersonBehind(tx, credential.TokenID(program))
	}}
}

// writtenForm is a document as YAML; nil where something it names can't be named.
func writtenForm(tx *db.Tx, id term.DocumentID) (*string, error) {
	body, err := term.Export(tx, id)
	if fault.Is(err, fault.Conflict) {
		return nil, nil
	}
	text := string(body)
	return &text, err
}

// importWritten takes a written agreement. Groups are named by their ids in it:
// that they are the organization's is for this package to see.
func importWritten(tx *db.Tx, in model.ImportAgreementInput) (term.Document, error) {
	id, err := maybeKeyOf[term.DocumentID](typeDocument, in.DocumentID, "documentId")
	if err != nil {
		return term.Document{}, err
	}
	if w, err := term.Read([]byte(in.Yaml)); err == nil {
		for _, c := range w.Clauses {
			if c.Reach.Group == "" {
				continue
			}
			if _, err := member.FindGroup(tx, member.GroupID(c.Reach.Group)); err != nil {
				return term.Document{}, fault.New(fault.Invalid, "Section %s names a group that isn't there.", c.Section).On("yaml").Because(err)
			}
		}
	}
	if id == "" {
		return term.Import(tx, []byte(in.Yaml))
	}
	return term.Revise(tx, id, []byte(in.Yaml))
}

func agreementProblemModel(p term.Problem) *model.AgreementProblem {
	return &model.AgreementProblem{Line: p.Line, Column: p.Column, Field: p.Field, Fatal: p.Fatal, Message: p.Message}
}

func differenceModel(d term.Difference) *model.DocumentDifference {
	out := &model.DocumentDifference{Field: orNil(d.Field), Before: orNil(d.Before), After: orNil(d.After)}
	if d.Old != nil {
		out.BeforeClause = clauseModel(*d.Old)
	}
	if d.New != nil {
		out.AfterClause = clauseModel(*d.New)
	}
	return out
}

func publishedModel(p term.Publication) *model.PublishedPolicy {
	return &model.PublishedPolicy{
		ID: globalID(typeDocument, p.Document), Title: p.Title, Summary: p.Summary, PublishedAt: p.PublishedAt,
		Sentences: each(p.Sentences, func(s string) string { return s }), AcknowledgedAt: p.AcknowledgedAt,
	}
}
