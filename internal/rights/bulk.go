package rights

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// OpenedRow is what became of a row of a list of requests.
type OpenedRow struct {
	Line  int
	Taken bool
	// Problem says what stands against it, in a sentence.
	Problem   string
	RequestID ID
}

// The bounds of a list.
const (
	maxBulk      = 1000
	maxBulkBytes = 1 << 20
)

var bulkColumns = []string{"userName", "kind", "channel", "receivedAt", "evidence", "question"}

// OpenMany takes in a list of requests that arrived by letter, telephone and the
// like (permission OpenRequests): CSV with a header, each row as Open takes one.
// A row that fails is told and does not stop the others; a dry run takes none.
func OpenMany(tx *db.Tx, list string, dry bool) ([]OpenedRow, error) {
	if len(list) > maxBulkBytes {
		return nil, fault.New(fault.Invalid, "The list is larger than 1 MiB. Cut it into parts.").On("csv")
	}
	table := csv.NewReader(strings.NewReader(list))
	header, err := table.Read()
	if err != nil {
		return nil, fault.New(fault.Invalid, "The list has no header. Its first line names the columns: %s.", strings.Join(bulkColumns, ", ")).On("csv")
	}
	for i, h := range header {
		if header[i] = strings.TrimSpace(h); !slices.Contains(bulkColumns, header[i]) {
			return nil, fault.New(fault.Invalid, "There is no column %q. There are: %s.", h, strings.Join(bulkColumns, ", ")).On("csv")
		}
	}
	var out []OpenedRow
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fault.New(fault.Invalid, "The list can't be read as CSV: %v.", err).On("csv")
		}
		if len(out) == maxBulk {
			return nil, fault.New(fault.Invalid, "The list has more than %d rows. Cut it into parts.", maxBulk).On("csv")
		}
		line, _ := table.FieldPos(0)
		row, err := openRow(tx, header, cells, dry)
		if row.Line = line; err != nil {
			return nil, err
		}
		out = append(out, row)
	}
}

var errDry = errors.New("a dry run takes nothing")

// openRow opens one row's request in a savepoint.
func openRow(tx *db.Tx, header, cells []string, dry bool) (row OpenedRow, err error) {
	err = tx.Try(func() error {
		n, err := newOf(tx, header, cells)
		if err != nil {
			return err
		}
		r, err := Open(tx, n)
		if err != nil {
			return err
		}
		if dry {
			return errDry
		}
		row.RequestID = r.ID
		return nil
	})
	switch {
	case err == nil, errors.Is(err, errDry):
		row.Taken = true
		return row, nil
	case fault.KindOf(err) == fault.Internal, fault.KindOf(err) == fault.Unavailable:
		return row, err
	}
	row.Problem = fault.Shown(err).Message
	return row, nil
}

func newOf(tx *db.Tx, header, cells []string) (n New, err error) {
	at := map[string]string{}
	for i, h := range header {
		at[h] = strings.TrimSpace(cells[i])
	}
	n = New{Kind: Kind(strings.ToLower(at["kind"])), Channel: Channel(strings.ToLower(at["channel"])), Evidence: at["evidence"], Question: at["question"]}
	if at["receivedAt"] != "" {
		if n.ReceivedAt, err = readTime(at["receivedAt"]); err != nil {
			return n, fault.New(fault.Invalid, "receivedAt %q is no date such as 2026-03-02.", at["receivedAt"])
		}
	}
	rows, err := member.List(tx, member.Filter{Search: at["userName"]}, member.Sort{By: member.ByLogin}, member.Page{Size: 50})
	if err != nil {
		return n, err
	}
	for _, m := range rows.Items {
		if at["userName"] != "" && db.Fold(m.UserName) == db.Fold(at["userName"]) {
			n.MemberID = m.ID
			return n, nil
		}
	}
	return n, fault.New(fault.Invalid, "There is no member with the user name %q.", at["userName"])
}

func readTime(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, s)
}
