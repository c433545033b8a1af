package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

func holidayModel(h term.Holiday) *model.Holiday {
	return &model.Holiday{ID: globalID(typeHoliday, h.ID), Day: model.Date(h.Day), Name: h.Name, RecordedFrom: h.RecordedFrom}
}

func newHoliday(in *model.HolidayInput) term.NewHoliday {
	return term.NewHoliday{Day: time.Time(in.Day), Name: in.Name}
}

// onCalendar changes the calendar and gives it as it is then.
func (r *Resolver) onCalendar(ctx context.Context, verb func(*db.Tx) error) ([]*model.Holiday, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageTerms, func(tx *db.Tx) ([]*model.Holiday, error) {
		if err := verb(tx); err != nil {
			return nil, err
		}
		list, err := term.ListHolidays(tx)
		return each(list, holidayModel), err
	})
}
