package org

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// ContactRole says what a contact is for.
type ContactRole string

// The roles of contacts.
const (
	ContactPrivacy   ContactRole = "privacy"
	ContactBilling   ContactRole = "billing"
	ContactLegal     ContactRole = "legal"
	ContactTechnical ContactRole = "technical"
	// ContactOfficer is the data protection officer (GDPR Articles 37 to 39).
	ContactOfficer ContactRole = "data_protection_officer"
)

// ContactRoles lists them in the order of the screen.
var ContactRoles = []ContactRole{ContactPrivacy, ContactOfficer, ContactLegal, ContactTechnical, ContactBilling}

// Contact is whom to write to about a matter.
type Contact struct {
	Role  ContactRole `db:"role"`
	Name  string      `db:"name"`
	Email string      `db:"email"`
	// Phone is as it is dialled, with the country's code; "" for none.
	Phone     string    `db:"phone"`
	UpdatedAt time.Time `db:"updated_at"`
}

const maxAddress = 254 // RFC 5321 section 4.5.3.1.3

var phoneForm = regexp.MustCompile(`^\+[0-9][0-9 ()./-]{4,30}$`)

func (c Contact) check() error {
	switch {
	case !slices.Contains(ContactRoles, c.Role):
		return fault.New(fault.Invalid, "There is no contact for %q.", c.Role).On("role")
	case c.Name == "" || len(c.Name) > maxNameLength:
		return fault.New(fault.Invalid, "The contact needs a name, of a person or an office, of at most %d characters.", maxNameLength).On("name")
	case !Address(c.Email):
		return fault.New(fault.Invalid, "%q is not an e-mail address such as privacy@example.com.", c.Email).On("email")
	case c.Phone != "" && !phoneForm.MatchString(c.Phone):
		return fault.New(fault.Invalid, "Write the telephone number with the country's code, such as +49 30 1234567.").On("phone")
	}
	return nil
}

// Address tells whether a text is one bare e-mail address in a domain.
func Address(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Address == text && len(text) <= maxAddress && DomainOf(text) != ""
}

// SetContact keeps whom to write to; the former one of this role is replaced.
func SetContact(tx *db.Tx, c Contact) (Contact, error) {
	c.Name, c.Email, c.Phone = strings.TrimSpace(c.Name), strings.TrimSpace(c.Email), strings.TrimSpace(c.Phone)
	if err := c.check(); err != nil {
		return Contact{}, err
	}
	c.UpdatedAt = tx.Now
	_, err := tx.Exec(`
		insert into contact (org_id, id, role, name, email, phone, updated_at)
		values (:org, :id, :role, :name, :email, :phone, :now)
		on conflict (org_id, role) do update
		   set name = excluded.name, email = excluded.email, phone = excluded.phone, updated_at = excluded.updated_at`,
		db.Args{"id": db.NewID(), "role": string(c.Role), "name": c.Name, "email": c.Email, "phone": c.Phone, "now": tx.Now})
	if err != nil {
		return Contact{}, err
	}
	return c, recordContact(tx, "contact.changed", c.Role)
}

// RemoveContact takes a contact away. None is a fault of kind NotFound.
func RemoveContact(tx *db.Tx, role ContactRole) error {
	err := tx.ExecOne(`delete from contact where org_id = :org and role = :role`, db.Args{"role": string(role)})
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "There is no such contact.").On("role").Because(err)
	}
	if err != nil {
		return err
	}
	return recordContact(tx, "contact.removed", role)
}

// Contacts lists the organization's contacts in the order of ContactRoles.
func Contacts(tx *db.Tx) ([]Contact, error) {
	var all []Contact
	err := tx.Select(&all, `select c.role, c.name, c.email, c.phone, c.updated_at from contact c where c.org_id = :org`, nil)
	slices.SortFunc(all, func(a, b Contact) int {
		return slices.Index(ContactRoles, a.Role) - slices.Index(ContactRoles, b.Role)
	})
	return all, err
}

// ContactFor returns the contact for a matter; none is a fault of kind NotFound.
func ContactFor(tx *db.Tx, role ContactRole) (Contact, error) {
	all, err := Contacts(tx)
	for _, c := range all {
		if c.Role == role {
			return c, nil
		}
	}
	if err == nil {
		err = fault.New(fault.NotFound, "The organization has named nobody for %s.", role)
	}
	return Contact{}, err
}

func recordContact(tx *db.Tx, action string, role ContactRole) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "organization", ID: string(tx.Org)}, Detail: map[string]any{"role": string(role)},
	})
}
