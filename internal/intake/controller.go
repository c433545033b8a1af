package intake

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/random"
)

// controllerPrefix marks the tokens of controllers.
const controllerPrefix = "stwc_"

// maxControllers bounds how many hand requests on to one organization.
const maxControllers = 100

// Controller hands requests of its data subjects on to the organization by
// OpenDSR 2.0, with the organization as its processor.
type Controller struct {
	ID   string `db:"id"`
	Name string `db:"name"`
	// Vouches tells that the organization trusts it to have made sure who asks:
	// its requests come into the queue without a mail to the person.
	Vouches bool `db:"vouches"`
	// Fetches tells that it may fetch the packages of its requests.
	Fetches   bool       `db:"fetches"`
	AddedAt   time.Time  `db:"added_at"`
	RotatedAt *time.Time `db:"rotated_at"`
	SeenAt    *time.Time `db:"seen_at"`
	// Taken counts the requests that it handed on.
	Taken int `db:"taken"`
	// Problem is why a status could not be delivered to it last; "" where all
	// were.
	Problem string `db:"problem"`

	TokenHash []byte `db:"token_hash"`
}

// NewController is a controller as somebody adds it.
type NewController struct {
	Name             string
	Vouches, Fetches bool
}

// AddController takes a controller's requests from now on (permission
// DecideRequests) and gives its token, which is not kept.
func AddController(tx *db.Tx, n NewController) (c Controller, token string, err error) {
	if err := tx.Whole(); err != nil {
		return c, "", err
	}
	c = Controller{ID: db.NewID(), Name: strings.TrimSpace(n.Name), Vouches: n.Vouches, Fetches: n.Fetches, AddedAt: tx.Now}
	if c.Name == "" || !opendsr.Plain(c.Name, maxName) {
		return c, "", fault.New(fault.Invalid, "A controller needs a name of 1 to %d bytes.", maxName).On("name")
	}
	known, err := Controllers(tx)
	if err != nil {
		return c, "", err
	}
	if len(known) >= maxControllers {
		return c, "", fault.New(fault.Conflict, "There are %d controllers already, and no more can be added.", maxControllers)
	}
	token, c.TokenHash = random.Secret(controllerPrefix)
	if err := insertController(tx, c); err != nil {
		return c, "", err
	}
	return c, token, recordController(tx, "controller.added", c)
}

// RotateController gives a controller another token (permission DecideRequests);
// the former one ends at once.
func RotateController(tx *db.Tx, id string) (c Controller, token string, err error) {
	if c, err = controllerBy(tx, `c.id = :id`, db.Args{"id": id}); err != nil {
		return c, "", err
	}
	token, c.TokenHash = random.Secret(controllerPrefix)
	c.RotatedAt = &tx.Now
	if err := saveController(tx, c, nil); err != nil {
		return c, "", err
	}
	return c, token, recordController(tx, "controller.token_rotated", c)
}

// RemoveController takes no more of a controller's requests (permission
// DecideRequests) and tells it nothing more. Those that it handed on go on.
func RemoveController(tx *db.Tx, id string) (Controller, error) {
	c, err := controllerBy(tx, `c.id = :id`, db.Args{"id": id})
	if err != nil {
		return c, err
	}
	if err := saveController(tx, c, &tx.Now); err != nil {
		return c, err
	}
	return c, recordController(tx, "controller.removed", c)
}

func recordController(tx *db.Tx, action string, c Controller) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "request_controller", ID: c.ID},
		Detail: map[string]any{"name": c.Name, "vouches": c.Vouches, "fetches": c.Fetches},
	})
}

// controllerOf is whose token this is; the same fault for every other.
func controllerOf(tx *db.Tx, token string) (Controller, error) {
	unknown := fault.New(fault.Unauthenticated, "The token is none of a controller that is known here.")
	if !strings.HasPrefix(token, controllerPrefix) || len(token) > maxName {
		return Controller{}, unknown
	}
	c, err := controllerWith(tx, random.Hash(token))
	if fault.Is(err, fault.NotFound) {
		err = unknown
	}
	if err != nil {
		return c, err
	}
	return c, seeController(tx, c)
}
