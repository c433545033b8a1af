package credential

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
)

// ServiceID identifies a service account inside an organization.
type ServiceID string

// Service is a principal that is no person: a program of the organization, with
// permissions of its own and any number of tokens, each as narrow as it needs.
type Service struct {
	ID          ServiceID
	Name        string
	Description string
	// Permissions are the most that its tokens can do.
	Permissions []access.Permission
	// PointsPerSecond limits the GraphQL cost of each of its tokens that has no
	// limit of its own; 0 means the installation's.
	PointsPerSecond int
	Version         int
	CreatedBy       string
	CreatedAt       time.Time
	UpdatedAt       time.Time
	DisabledAt      *time.Time
}

// NewService is what a maker says of a service account.
type NewService struct {
	Name, Description string
	Permissions       []access.Permission
	PointsPerSecond   int
}

const (
	maxServiceName = 60
	maxServiceText = 500
	// maxServices is how many service accounts an organization can have.
	maxServices = 200
	// maxOverlap is how long a rotated token lives beside its successor at most.
	maxOverlap = 7 * 24 * time.Hour
)

// check refuses what a service account can't be; what it had before stays
// allowed.
func (n NewService) check(a access.Actor, had []access.Permission) (NewService, error) {
	n.Name, n.Description = strings.TrimSpace(n.Name), strings.TrimSpace(n.Description)
	switch {
	case n.Name == "" || utf8.RuneCountInString(n.Name) > maxServiceName || strings.ContainsRune(n.Name, 0):
		return n, fault.New(fault.Invalid, "A service account needs a name of 1 to %d characters.", maxServiceName).On("name")
	case utf8.RuneCountInString(n.Description) > maxServiceText || strings.ContainsRune(n.Description, 0):
		return n, fault.New(fault.Invalid, "The description has at most %d characters.", maxServiceText).On("description")
	case len(n.Permissions) == 0:
		return n, fault.New(fault.Invalid, "Choose at least one permission; without any, its tokens could do nothing.").On("permissions")
	case n.PointsPerSecond < 0 || n.PointsPerSecond > maxPoints:
		return n, fault.New(fault.Invalid, "The limit is 1 to %d points of cost a second.", maxPoints).On("pointsPerSecond")
	}
	for _, p := range n.Permissions {
		switch {
		case !access.Ownable(p):
			return n, fault.New(fault.Invalid, "%s is not for service accounts.", p).On("permissions")
		case !slices.Contains(had, p) && !a.May(p):
			return n, fault.New(fault.Denied, "You can't give %s, because you do not have it.", p).On("permissions").Coded(string(p))
		}
	}
	n.Permissions = slices.DeleteFunc(slices.Clone(access.Permissions), func(p access.Permission) bool { return !slices.Contains(n.Permissions, p) })
	return n, nil
}

// CreateService makes a service account; it can do nothing until it is issued a
// token.
func CreateService(tx *db.Tx, n NewService) (Service, error) {
	n, err := n.check(tx.Actor, nil)
	if err != nil {
		return Service{}, err
	}
	if all, err := Services(tx); err != nil {
		return Service{}, err
	} else if len(all) >= maxServices {
		return Service{}, fault.New(fault.Conflict, "An organization can have %d service accounts.", maxServices)
	}
	s := Service{
		ID: ServiceID(db.NewID()), Name: n.Name, Description: n.Description, Permissions: n.Permissions,
		PointsPerSecond: n.PointsPerSecond, Version: 1, CreatedBy: tx.Actor.ID, CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	if err := insertService(tx, s); err != nil {
		return Service{}, err
	}
	return s, recordService(tx, "service_account.created", s)
}

// SaveService changes a service account that was read at a version. Its tokens
// can do no more than it, from their next request on.
func SaveService(tx *db.Tx, id ServiceID, version int, n NewService) (Service, error) {
	s, err := selectService(tx, id, tx.Lock())
	if err != nil {
		return s, err
	}
	if s.Version != version {
		return s, fault.New(fault.Conflict, "The service account was changed by somebody else in the meantime; it is at version %d.", s.Version).Coded("version")
	}
	if n, err = n.check(tx.Actor, s.Permissions); err != nil {
		return s, err
	}
	s.Name, s.Description, s.Permissions, s.PointsPerSecond = n.Name, n.Description, n.Permissions, n.PointsPerSecond
	s.Version, s.UpdatedAt = s.Version+1, tx.Now
	if err := updateService(tx, s); err != nil {
		return s, err
	}
	return s, recordService(tx, "service_account.changed", s)
}

// SetServiceDisabled disables a service account, which ends all its tokens in
// this transaction, or enables it again, for new tokens.
func SetServiceDisabled(tx *db.Tx, id ServiceID, disabled bool) (Service, error) {
	s, err := selectService(tx, id, tx.Lock())
	if err != nil {
		return s, err
	}
	if (s.DisabledAt != nil) == disabled {
		return s, fault.New(fault.Conflict, "The service account is so already.")
	}
	action := "service_account.enabled"
	s.DisabledAt = nil
	if disabled {
		action, s.DisabledAt = "service_account.disabled", &tx.Now
		if err := endTokensOfService(tx, id, Disabled); err != nil {
			return s, err
		}
	}
	s.Version, s.UpdatedAt = s.Version+1, tx.Now
	if err := updateService(tx, s); err != nil {
		return s, err
	}
	return s, recordService(tx, action, s)
}

// IssueServiceToken issues a token of a service account. Its scopes are within
// the account's permissions, and within the issuer's own.
func IssueServiceToken(tx *db.Tx, id ServiceID, n NewToken) (Token, string, error) {
	s, err := selectService(tx, id, tx.Lock())
	if err != nil {
		return Token{}, "", err
	}
	if s.DisabledAt != nil {
		return Token{}, "", fault.New(fault.Conflict, "The service account is disabled. Enable it first.")
	}
	if err := keepIssuer(tx); err != nil {
		return Token{}, "", err
	}
	if err := n.lives(tx); err != nil {
		return Token{}, "", err
	}
	t, err := n.service(tx, s)
	if err != nil {
		return Token{}, "", err
	}
	return keepToken(tx, t)
}

func (n NewToken) service(tx *db.Tx, s Service) (Token, error) {
	label := strings.TrimSpace(n.Label)
	switch {
	case label == "" || utf8.RuneCountInString(label) > maxLabel:
		return Token{}, fault.New(fault.Invalid, "Give the token a label of 1 to %d characters that says what uses it.", maxLabel).On("label")
	case !n.Expires.After(tx.Now):
		return Token{}, fault.New(fault.Invalid, "A token needs an expiry in the future.").On("expiresAt")
	case n.PointsPerSecond < 0 || n.PointsPerSecond > maxPoints:
		return Token{}, fault.New(fault.Invalid, "A token's own limit is 1 to %d points of cost a second.", maxPoints).On("pointsPerSecond")
	case len(n.Scopes) == 0:
		n.Scopes = s.Permissions
	}
	for _, p := range n.Scopes {
		switch {
		case !slices.Contains(s.Permissions, p):
			return Token{}, fault.New(fault.Invalid, "The service account does not hold %s.", p).On("scopes")
		case !tx.Actor.May(p):
			return Token{}, fault.New(fault.Denied, "You can't grant %s, because you do not have it.", p).On("scopes").Coded(string(p))
		}
	}
	return Token{
		ID: TokenID(db.NewID()), Label: label, Roles: []access.Role{}, Scopes: slices.Compact(slices.Sorted(slices.Values(n.Scopes))),
		CreatedBy: tx.Actor.ID, CreatedAt: tx.Now, ExpiresAt: n.Expires.UTC().Truncate(time.Microsecond), Service: s.ID,
		PointsPerSecond: n.PointsPerSecond,
	}, nil
}

// RotateToken issues the successor of a service account's token, as narrow as it
// is; the old one goes on for the overlap, at most seven days, and ends then.
func RotateToken(tx *db.Tx, id TokenID, overlap time.Duration) (Token, string, error) {
	old, err := selectToken(tx, id)
	switch {
	case err != nil:
		return old, "", err
	case old.Service == "":
		return old, "", fault.New(fault.Invalid, "Only a service account's token is rotated. Issue a new one, and revoke this one.").On("tokenId")
	case !old.Live(tx.Now):
		return old, "", fault.New(fault.Conflict, "This token has ended. Issue a new one.").On("tokenId")
	case overlap < 0 || overlap > maxOverlap:
		return old, "", fault.New(fault.Invalid, "The old token can go on for 0 to %d hours.", int(maxOverlap.Hours())).On("overlapHours")
	}
	t, secret, err := IssueServiceToken(tx, old.Service, NewToken{Label: old.Label, Scopes: old.Scopes, PointsPerSecond: old.PointsPerSecond})
	if err != nil {
		return old, "", err
	}
	t.Replaces = old.ID
	if err := succeed(tx, t, old, overlap); err != nil {
		return old, "", err
	}
	return t, secret, recordToken(tx, "token.rotated", old, map[string]any{"prefix": old.Prefix, "successor": string(t.ID), "overlapHours": overlap.Hours()})
}

// Services lists the organization's service accounts by name.
func Services(tx *db.Tx) ([]Service, error) { return selectServices(tx) }

// FindService returns a service account; an unknown id is a fault of kind
// NotFound.
func FindService(tx *db.Tx, id ServiceID) (Service, error) { return selectService(tx, id, "") }

// serviceActor is the actor of a service account's token: what the account may do
// at this moment, narrowed by the token.
func serviceActor(tx *db.Tx, t Token) (access.Actor, error) {
	active, vendor, err := selectStanding(tx)
	if err != nil {
		return access.Actor{}, err
	}
	s, err := selectService(tx, t.Service, "")
	if err != nil {
		return access.Actor{}, err
	}
	if !active || s.DisabledAt != nil {
		return access.Actor{}, inactive("The service account of this token, or its organization, is not active.")
	}
	points := t.PointsPerSecond
	if points == 0 {
		points = s.PointsPerSecond
	}
	return access.Actor{
		Kind: access.KindProgram, Org: tx.Org, ID: string(t.ID), Name: s.Name + ", " + t.Label, Scopes: t.Scopes,
		Grants: []access.Grant{{ID: string(s.ID), Name: s.Name, Permissions: s.Permissions}}, PointsPerSecond: points, AtVendor: vendor,
	}, nil
}

// warnings are how long before a token's end somebody is told.
var warnings = []time.Duration{24 * time.Hour, 14 * 24 * time.Hour}

// WarnExpiring tells who issued them, and the owners, of tokens that end soon:
// two weeks before and one day before, once each.
func WarnExpiring(tx *db.Tx) error {
	list, err := selectExpiring(tx, tx.Now.Add(warnings[len(warnings)-1]))
	if err != nil {
		return err
	}
	for _, t := range list {
		if err := warn(tx, t); err != nil {
			return err
		}
	}
	return nil
}

func warn(tx *db.Tx, t Token) error {
	left := t.ExpiresAt.Sub(tx.Now)
	i := slices.IndexFunc(warnings, func(d time.Duration) bool { return left <= d })
	to := []notice.Recipient{notice.Role(access.Owner)}
	person, err := PersonBehind(tx, t.ID)
	if err != nil {
		return err
	}
	if person != "" {
		to = append(to, notice.Member(person))
	}
	return notice.Send(tx, notice.Message{
		Kind: "token.expiring", To: to, Subject: "An API token ends soon",
		Text: fmt.Sprintf("The token that begins with %s ends on %s. Rotate it, so that the program that uses it goes on.", t.Prefix, t.ExpiresAt.Format("2 January 2006 15:04 MST")),
		Link: "/service-accounts", Key: fmt.Sprintf("token/%s/%d", t.ID, i),
	})
}

// PersonBehind is the member who issued a token, with tokens between them or
// not; "" where it was no person.
func PersonBehind(tx *db.Tx, id TokenID) (access.MemberID, error) {
	for range 50 {
		t, err := selectToken(tx, id)
		if fault.Is(err, fault.NotFound) {
			return selectIssuer(tx, string(id))
		}
		if err != nil {
			return "", err
		}
		if t.Member != "" {
			return t.Member, nil
		}
		id = TokenID(t.CreatedBy)
	}
	return "", nil
}

// Anew is the actor of a member or token as it is now: for what they asked for
// earlier. One that has ended since is a fault of kind Unauthenticated.
func Anew(tx *db.Tx, kind access.ActorKind, id string) (access.Actor, error) {
	if kind == access.KindMember {
		return memberActor(tx, access.MemberID(id))
	}
	t, err := selectToken(tx, TokenID(id))
	if err != nil || !t.Live(tx.Now) {
		return access.Actor{}, fault.New(fault.Unauthenticated, "The token that asked for this has ended.").Coded(Ended)
	}
	return tokenActor(tx, t)
}

func recordService(tx *db.Tx, action string, s Service) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "service_account", ID: string(s.ID)},
		Detail: map[string]any{"name": s.Name, "permissions": s.Permissions, "pointsPerSecond": s.PointsPerSecond},
	})
}
