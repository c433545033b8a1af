package member

import "encoding/json"

// profile is the document beside the hot columns. Its keys are the names of the
// SCIM attributes, so that a filter reads profile->>'title'; the enterprise
// extension is under "enterprise" and other extensions, by URN, under
// "extensions". This file is the only place that knows its form.
type profile struct {
	Name              *Name                      `json:"name,omitempty"`
	NickName          string                     `json:"nickName,omitempty"`
	ProfileURL        string                     `json:"profileUrl,omitempty"`
	Title             string                     `json:"title,omitempty"`
	UserType          string                     `json:"userType,omitempty"`
	PreferredLanguage string                     `json:"preferredLanguage,omitempty"`
	Locale            string                     `json:"locale,omitempty"`
	Timezone          string                     `json:"timezone,omitempty"`
	Emails            []Multi                    `json:"emails,omitempty"`
	PhoneNumbers      []Multi                    `json:"phoneNumbers,omitempty"`
	IMs               []Multi                    `json:"ims,omitempty"`
	Photos            []Multi                    `json:"photos,omitempty"`
	Addresses         []Address                  `json:"addresses,omitempty"`
	Entitlements      []Multi                    `json:"entitlements,omitempty"`
	Roles             []Multi                    `json:"roles,omitempty"`
	X509              []Multi                    `json:"x509Certificates,omitempty"`
	Enterprise        *enterprise                `json:"enterprise,omitempty"`
	Extensions        map[string]json.RawMessage `json:"extensions,omitempty"`
}

type enterprise struct {
	EmployeeNumber string   `json:"employeeNumber,omitempty"`
	CostCenter     string   `json:"costCenter,omitempty"`
	Organization   string   `json:"organization,omitempty"`
	Division       string   `json:"division,omitempty"`
	Department     string   `json:"department,omitempty"`
	Manager        *manager `json:"manager,omitempty"`
}

type manager struct {
	Value ID `json:"value"`
}

func profileOf(m Member) profile {
	p := profile{
		NickName: m.NickName, ProfileURL: m.ProfileURL, Title: m.Title, UserType: m.UserType,
		PreferredLanguage: m.PreferredLanguage, Locale: m.Locale, Timezone: m.Timezone,
		Emails: m.Emails, PhoneNumbers: m.PhoneNumbers, IMs: m.IMs, Photos: m.Photos,
		Addresses: m.Addresses, Entitlements: m.Entitlements, Roles: m.RoleValues, X509: m.X509,
		Extensions: m.Extensions,
	}
	if m.Name != (Name{}) {
		p.Name = &m.Name
	}
	if e := m.Enterprise; e != (Enterprise{}) {
		p.Enterprise = &enterprise{
			EmployeeNumber: e.EmployeeNumber, CostCenter: e.CostCenter,
			Organization: e.Organization, Division: e.Division, Department: e.Department,
		}
		if e.ManagerID != "" {
			p.Enterprise.Manager = &manager{Value: e.ManagerID}
		}
	}
	return p
}

// apply puts the document's attributes into m.
func (p profile) apply(m *Member) {
	m.NickName, m.ProfileURL, m.Title, m.UserType = p.NickName, p.ProfileURL, p.Title, p.UserType
	m.PreferredLanguage, m.Locale, m.Timezone = p.PreferredLanguage, p.Locale, p.Timezone
	m.Emails, m.PhoneNumbers, m.IMs, m.Photos = p.Emails, p.PhoneNumbers, p.IMs, p.Photos
	m.Addresses, m.Entitlements, m.RoleValues, m.X509 = p.Addresses, p.Entitlements, p.Roles, p.X509
	m.Extensions = p.Extensions
	if p.Name != nil {
		m.Name = *p.Name
	}
	if e := p.Enterprise; e != nil {
		m.Enterprise = Enterprise{
			EmployeeNumber: e.EmployeeNumber, CostCenter: e.CostCenter,
			Organization: e.Organization, Division: e.Division, Department: e.Department,
		}
		if e.Manager != nil {
			m.Enterprise.ManagerID = e.Manager.Value
		}
	}
}
