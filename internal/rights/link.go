package rights

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// LinkID identifies a link to a package.
type LinkID string

// LinkWay is how the second secret reaches the subject; never by mail, which
// carries the link.
type LinkWay string

// The ways.
const (
	ByPhone   LinkWay = "phone"
	ByPost    LinkWay = "letter"
	AtCounter LinkWay = "counter"
)

// LinkWays lists every way.
var LinkWays = []LinkWay{ByPhone, ByPost, AtCounter}

// Link lets somebody without a session fetch a package: the link goes by mail,
// the secret another way, and both are needed.
type Link struct {
	ID        LinkID
	RequestID ID
	Way       LinkWay
	// Attempts counts wrong secrets, Fetched downloads.
	Attempts, Fetched int
	ExpiresAt         time.Time
	// EndedAt is when it was taken back or locked.
	EndedAt *time.Time
	Made    Step

	token, secret []byte
	// ticket and ticketUntil let a download that was counted go on.
	ticket      []byte
	ticketUntil *time.Time
}

// The bounds of a link.
const (
	linkFor      = 7 * 24 * time.Hour
	linkAttempts = 5
	linkFetches  = 3
	// ticketFor is how long a download that was counted can be resumed.
	ticketFor = 6 * time.Hour
)

// Usable tells whether a package can be fetched by the link.
func (l Link) Usable(now time.Time) bool {
	return l.EndedAt == nil && now.Before(l.ExpiresAt) && l.Attempts < linkAttempts && l.Fetched < linkFetches
}

// LinkPath is where links lead; the token stands behind it.
const LinkPath = "/package/"

// MakeLink mails a link to a finished package to the subject's own address and
// returns the secret, which is shown once and goes another way (permissions
// DecideRequests). It takes back any link from before.
func MakeLink(tx *db.Tx, id ID, way LinkWay) (l Link, secret string, err error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return l, "", err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return l, "", err
	}
	if !actorOf(tx.Actor).person() {
		return l, "", fault.New(fault.Denied, "Only a person can hand over a package: the secret is told to the subject.")
	}
	if !slices.Contains(LinkWays, way) {
		return l, "", fault.New(fault.Invalid, "The secret goes by telephone, by letter or in person; never by mail, which has the link.").On("way")
	}
	packages, err := findPackages(tx, []ID{id})
	if err != nil {
		return l, "", err
	}
	p, ok := packages[id]
	if !ok || !p.Available(tx.Now) {
		return l, "", fault.New(fault.Conflict, "There is no package of this request that can be fetched.")
	}
	address, err := addressOf(tx, r.MemberID)
	if err != nil {
		return l, "", err
	}
	if err := endLinks(tx, id); err != nil {
		return l, "", err
	}
	token := random(24)
	secret = strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(random(10)))
	l = Link{
		ID: LinkID(db.NewID()), RequestID: id, Way: way, ExpiresAt: tx.Now.Add(linkFor), Made: Step{By: actorOf(tx.Actor), At: tx.Now},
		token: hashed(base64.RawURLEncoding.EncodeToString(token)), secret: hashed(secret),
	}
	if p.ExpiresAt.Before(l.ExpiresAt) {
		l.ExpiresAt = p.ExpiresAt
	}
	if err := insertLink(tx, l); err != nil {
		return l, "", err
	}
	if _, err := record(tx, "package.link_made", r, map[string]any{"link": l.ID, "way": way, "until": day(l.ExpiresAt)}); err != nil {
		return l, "", err
	}
	return l, secret, notice.Send(tx, notice.Message{
		Kind: "request.link", To: []notice.Recipient{notice.Address(address)}, Required: true,
		Private: LinkPath + string(tx.Org) + "." + string(l.ID) + "." + base64.RawURLEncoding.EncodeToString(token),
		Subject: "The answer to your request is ready",
		Text:    "The answer to a request that you made is ready to be downloaded by the link, for a limited time. You also need a secret, which you get in another way. If you asked for nothing, do nothing.",
	})
}

// addressOf is the address at which a subject is known, a former member too.
func addressOf(tx *db.Tx, id access.MemberID) (string, error) {
	known, err := member.FindMany(tx, []access.MemberID{id})
	if err != nil {
		return "", err
	}
	found := ""
	for _, e := range known[id].Emails {
		if found == "" || e.Primary {
			found = e.Value
		}
	}
	if found == "" {
		return "", fault.New(fault.Conflict, "No address of this person is known. Hand the package over in another way.")
	}
	return found, nil
}

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails, crypto/rand says
	return b
}

func hashed(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

// EndLink takes a link back.
func EndLink(tx *db.Tx, id LinkID) (Request, error) {
	l, err := findLink(tx, id)
	if err != nil {
		return Request{}, err
	}
	r, err := findRequest(tx, l.RequestID, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := endLinks(tx, r.ID); err != nil {
		return r, err
	}
	_, err = record(tx, "package.link_ended", r, map[string]any{"link": id})
	return r, err
}

// Links lists the links to a request's package, newest last.
func Links(tx *db.Tx, id ID) ([]Link, error) { return linksOf(tx, id) }

// linkGone is the one answer to every link that leads nowhere.
func linkGone() *fault.Error {
	return fault.New(fault.NotFound, "This link was used, is too old, or is not whole. Ask whoever sent it for another.")
}

// FollowLink checks a link and its secret, counts the download, and gives a ticket
// for it, by which it can be resumed for a while (permission Work, in the link's
// organization). A wrong secret is counted too: then wrong says what to tell, and
// the transaction must be committed.
func FollowLink(tx *db.Tx, id LinkID, token, secret string) (ticket string, wrong, err error) {
	l, err := findLink(tx, id)
	if fault.Is(err, fault.NotFound) {
		return "", nil, linkGone()
	}
	if err != nil {
		return "", nil, err
	}
	r, err := findRequest(tx, l.RequestID, tx.Lock())
	if err != nil {
		return "", nil, err
	}
	if l, err = findLink(tx, id); err != nil { // counted by another meanwhile
		return "", nil, err
	}
	if !l.Usable(tx.Now) || subtle.ConstantTimeCompare(l.token, hashed(token)) != 1 {
		return "", nil, linkGone()
	}
	if subtle.ConstantTimeCompare(l.secret, hashed(plainSecret(secret))) != 1 {
		return "", wrongSecret(l), missLink(tx, r, l)
	}
	p, err := linkedPackage(tx, r.ID)
	if err != nil {
		return "", nil, err
	}
	ticket = base64.RawURLEncoding.EncodeToString(random(24))
	until := tx.Now.Add(ticketFor)
	l.Fetched++
	l.ticket, l.ticketUntil = hashed(ticket), &until
	if err := saveLink(tx, l); err != nil {
		return "", nil, err
	}
	if err := countDownload(tx, r.ID); err != nil {
		return "", nil, err
	}
	_, err = record(tx, "package.fetched", r, map[string]any{"download": p.Downloads + 1, "link": l.ID})
	return ticket, nil, err
}

// linkedPackage is a request's package, where it can be fetched.
func linkedPackage(tx *db.Tx, id ID) (Package, error) {
	packages, err := findPackages(tx, []ID{id})
	if err != nil {
		return Package{}, err
	}
	p := packages[id]
	if !p.Available(tx.Now) {
		return p, linkGone()
	}
	return p, nil
}

// Resume gives the package of a download that was counted, to whoever has its
// ticket, while the link stands (permission Work, in the link's organization).
func Resume(tx *db.Tx, id LinkID, ticket string) (Package, error) {
	l, err := findLink(tx, id)
	if fault.Is(err, fault.NotFound) {
		return Package{}, linkGone()
	}
	if err != nil {
		return Package{}, err
	}
	stands := l.EndedAt == nil && tx.Now.Before(l.ExpiresAt) && l.ticketUntil != nil && tx.Now.Before(*l.ticketUntil)
	if !stands || subtle.ConstantTimeCompare(l.ticket, hashed(ticket)) != 1 {
		return Package{}, linkGone()
	}
	return linkedPackage(tx, l.RequestID)
}

// plainSecret forgives how people copy: capitals, spaces and hyphens.
func plainSecret(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(strings.TrimSpace(s)))
}

func wrongSecret(l Link) *fault.Error {
	left := linkAttempts - l.Attempts - 1
	if left <= 0 {
		return fault.New(fault.Denied, "The secret was wrong too often. The link is locked; ask whoever sent it for another.")
	}
	return fault.New(fault.Denied, "That is not the secret. %d attempts are left.", left)
}

func missLink(tx *db.Tx, r Request, l Link) error {
	l.Attempts++
	if l.Attempts >= linkAttempts {
		l.EndedAt = &tx.Now
	}
	if err := saveLink(tx, l); err != nil {
		return err
	}
	_, err := record(tx, "package.link_missed", r, map[string]any{"link": l.ID, "attempt": l.Attempts})
	return err
}

// Linked reads a package for whoever followed a link to it; the context carries
// Steward itself in the link's organization.
func (p Package) Linked(ctx context.Context, d *db.DB) io.ReadSeeker {
	r := &packageReader{ctx: ctx, d: d, p: p, loaded: -1}
	r.open = func(seq int) error {
		return d.View(ctx, access.Work, func(tx *db.Tx) error {
			q, err := findRequest(tx, p.RequestID, "")
			if err != nil {
				return err
			}
			sealed, err := findPackageChunk(tx, q.ID, seq)
			if err != nil {
				return err
			}
			r.chunk, err = seal.Open(tx, q.MemberID, seal.Request, chunkPlace(q.ID, seq), sealed)
			r.loaded = seq
			return err
		})
	}
	return r
}
