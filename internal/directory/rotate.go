package directory

import (
	"fmt"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
)

// MaxOverlap bounds how long a token that was replaced still opens its
// directory.
const MaxOverlap = 30 * 24 * time.Hour

func checkOverlap(overlap time.Duration) error {
	if overlap < 0 || overlap > MaxOverlap {
		return fault.New(fault.Invalid, "The former one can go on for at most %d days.", int(MaxOverlap.Hours()/24)).On("overlapHours")
	}
	return nil
}

// Rotate issues a token in place of one that is usable, which ends when the
// overlap is over, or when it would have anyway. The new one has its label; the
// secret is returned once.
func Rotate(tx *db.Tx, id string, overlap time.Duration, expires time.Time) (Token, string, error) {
	if err := checkOverlap(overlap); err != nil {
		return Token{}, "", err
	}
	old, err := findToken(tx, id)
	if err != nil {
		return Token{}, "", err
	}
	if !old.Usable(tx.Now) {
		return Token{}, "", fault.New(fault.Conflict, "This token has ended. Issue a new one.")
	}
	ends := tx.Now.Add(overlap)
	if old.ExpiresAt.Before(ends) {
		ends = old.ExpiresAt
	}
	if overlap == 0 { // the place is free at once
		if old, err = Revoke(tx, id); err != nil {
			return Token{}, "", err
		}
	}
	fresh, secret, err := Issue(tx, old.DirectoryID, old.Label, expires)
	if err != nil {
		return Token{}, "", err
	}
	if err := replaceToken(tx, id, fresh.ID, ends); err != nil {
		return Token{}, "", err
	}
	old.ExpiresAt = ends
	return fresh, secret, recordToken(tx, "directory.token_rotated", old)
}

func replaceToken(tx *db.Tx, id, by string, ends time.Time) error {
	return tx.ExecOne(`
		update directory_token
		   set replaced_by = :by, expires_at = :ends
		 where org_id = :org and id = :id`, db.Args{"id": id, "by": by, "ends": ends})
}

// warnAt are the days before its end at which a credential is warned of.
var warnAt = []int{1, 7, 30}

// threshold is the tightest of warnAt that a remaining time has reached; 0 where
// there is nothing to warn of.
func threshold(left time.Duration) int {
	for _, days := range warnAt {
		if left > 0 && left <= time.Duration(days)*24*time.Hour {
			return days
		}
	}
	return 0
}

// Warn tells the administrators which tokens and client secrets end soon: 30, 7
// and 1 days before, at most once each. One that was replaced is not warned of.
// Housekeeping calls it.
func Warn(tx *db.Tx) error {
	soon, err := endingBefore(tx, tx.Now.Add(time.Duration(warnAt[len(warnAt)-1])*24*time.Hour))
	if err != nil {
		return err
	}
	for _, e := range soon {
		days := threshold(e.ExpiresAt.Sub(tx.Now))
		if days == 0 {
			continue
		}
		if err := e.warn(tx, days); err != nil {
			return err
		}
	}
	return nil
}

// ending is a credential that ends soon.
type ending struct {
	ID        string    `db:"id"`
	What      string    `db:"what"`
	Label     string    `db:"label"`
	Directory string    `db:"directory"`
	ExpiresAt time.Time `db:"expires_at"`
}

func (e ending) warn(tx *db.Tx, days int) error {
	within := fmt.Sprintf("%d days", days)
	if days == 1 {
		within = "a day"
	}
	return notice.Send(tx, notice.Message{
		Kind: "directory.token_expiring", To: administrators(), Link: "/directories",
		Subject: "A directory's " + e.What + " ends within " + within,
		Text: fmt.Sprintf("The %s “%s” of the directory %s ends on %s. After that your identity provider is refused.\n\nRotate it in the console and enter the new one at the identity provider; both work until the overlap is over.",
			e.What, e.Label, e.Directory, e.ExpiresAt.Format("2 January 2006, 15:04 MST")),
		Key: "directory.token_expiring/" + e.ID + "/" + strconv.Itoa(days),
	})
}

func endingBefore(tx *db.Tx, t time.Time) (all []ending, err error) {
	return all, tx.Select(&all, `
		select t.id, 'token' as what, t.label, d.name as directory, t.expires_at
		  from directory_token t
		  join directory d on d.org_id = t.org_id and d.id = t.directory_id
		 where t.org_id = :org and t.revoked_at is null and t.replaced_by is null and t.expires_at > :now and t.expires_at <= :until
		 union all
		select s.id, 'client secret', c.label, d.name, s.expires_at
		  from directory_client_secret s
		  join directory_client c on c.org_id = s.org_id and c.id = s.client_id
		  join directory d on d.org_id = c.org_id and d.id = c.directory_id
		 where s.org_id = :org and c.revoked_at is null and s.replaced_by is null and s.expires_at > :now and s.expires_at <= :until
		 order by 5, 1`, db.Args{"now": tx.Now, "until": t})
}
