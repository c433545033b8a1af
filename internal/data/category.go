package data

import "slices"

// Category says what sort of data a record is. The list is closed: rows 34, 39,
// 45, 49, 66-70, 74, 75 and 79 of the specification.
type Category string

// The categories.
const (
	NameAndContact Category = "name_and_contact"
	Credentials    Category = "credentials"
	Payment        Category = "payment"
	Demographic    Category = "demographic"
	DeviceAndUsage Category = "device_and_usage"
	Contacts       Category = "contacts"
	Activities     Category = "activities"
	Interests      Category = "interests"
	Location       Category = "location"
	Identifiers    Category = "identifiers"
	Preferences    Category = "preferences"
	Diagnostics    Category = "diagnostics"
	Communications Category = "communications"
	Files          Category = "files"
	Education      Category = "education"
	Relation       Category = "customer_relation"
	Support        Category = "support"
	Health         Category = "health"
)

// Class says how carefully a category is handled.
type Class string

// The classes.
const (
	// Ordinary is what an administrator may read as the terms say.
	Ordinary Class = "ordinary"
	// Content is what members wrote and keep: read as the terms say, too.
	Content Class = "content"
	// Metadata is shown to exist, and when, never what it is: credentials.
	Metadata Class = "metadata"
	// Special is behind the consent wall: never read by an administrator, never
	// combined with anything else (rows 79-85; GDPR article 9).
	Special Class = "special"
)

// CategoryInfo is what the screen and the package say of a category.
type CategoryInfo struct {
	Category Category
	Class    Class
	Title    string
	// About says in a sentence what belongs to it.
	About string
}

// Categories lists every category in the order of the screen.
var Categories = []CategoryInfo{
	{NameAndContact, Ordinary, "Name and contact data", "Names, e-mail and postal addresses, telephone numbers."},
	{Credentials, Metadata, "Credentials", "That a password or key exists and when it changed; never the secret."},
	{Payment, Ordinary, "Payment data", "Payment instruments and invoices."},
	{Demographic, Ordinary, "Demographic data", "Age, country and preferred language."},
	{DeviceAndUsage, Ordinary, "Device and usage data", "Devices, and how products are used on them."},
	{Contacts, Ordinary, "Contacts", "People whom you wrote to or saved."},
	{Activities, Ordinary, "Activities", "What you did in a product, such as signing in or sharing."},
	{Interests, Ordinary, "Interests and favorites", "What you follow, rated or marked."},
	{Location, Ordinary, "Location", "Where a device was."},
	{Identifiers, Ordinary, "Identifiers", "Advertising, cookie and device identifiers."},
	{Preferences, Ordinary, "Preferences", "Settings that follow you from device to device."},
	{Diagnostics, Ordinary, "Diagnostic data", "Error reports and measurements."},
	{Communications, Content, "Communications", "Contents of messages and calls."},
	{Files, Content, "Files", "Documents, pictures and other files."},
	{Education, Content, "Education records", "Courses, work and marks."},
	{Relation, Ordinary, "Customer relation", "Trials, purchases and talks with the vendor."},
	{Support, Ordinary, "Support", "What was asked of support, and what was sent with it."},
	{Health, Special, "Health", "Measurements and notes about health."},
}

// Info finds what is said of a category; ok is false for an unknown one.
func (c Category) Info() (info CategoryInfo, ok bool) {
	i := slices.IndexFunc(Categories, func(i CategoryInfo) bool { return i.Category == c })
	if i < 0 {
		return CategoryInfo{}, false
	}
	return Categories[i], true
}

// Class is the category's class; an unknown category is handled as Special.
func (c Category) Class() Class {
	if info, ok := c.Info(); ok {
		return info.Class
	}
	return Special
}

// Provenance says where data came from (row 7).
type Provenance string

// The provenances.
const (
	Provided   Provenance = "provided"
	Observed   Provenance = "observed"
	ThirdParty Provenance = "third_party"
)

// Provenances lists every provenance.
var Provenances = []Provenance{Provided, Observed, ThirdParty}

// Purpose says what data is used for (rows 16-21).
type Purpose string

// The purposes; those with an underscore are parts of the one before it.
const (
	Provide             Purpose = "provide"
	ProvideUpdate       Purpose = "provide_update"
	ProvideSecure       Purpose = "provide_secure"
	ProvideTroubleshoot Purpose = "provide_troubleshoot"
	ProvideSupport      Purpose = "provide_support"
	Improve             Purpose = "improve"
	Personalize         Purpose = "personalize"
	Advertise           Purpose = "advertise"
	AdvertisePromote    Purpose = "advertise_promote"
	AdvertiseTarget     Purpose = "advertise_target"
	AdvertiseOffer      Purpose = "advertise_offer"
	Operate             Purpose = "operate"
	OperatePerformance  Purpose = "operate_performance"
	OperateLegal        Purpose = "operate_legal"
	OperateWorkforce    Purpose = "operate_workforce"
	OperateResearch     Purpose = "operate_research"
)

// PurposeInfo is what the screen and the package say of a purpose.
type PurposeInfo struct {
	Purpose Purpose
	Title   string
}

// Purposes lists every purpose.
var Purposes = []PurposeInfo{
	{Provide, "Provide the product"},
	{ProvideUpdate, "Keep the product up to date"},
	{ProvideSecure, "Keep the product secure"},
	{ProvideTroubleshoot, "Find and mend faults"},
	{ProvideSupport, "Give support"},
	{Improve, "Improve and develop products"},
	{Personalize, "Personalize and recommend"},
	{Advertise, "Advertise and market"},
	{AdvertisePromote, "Send promotional messages"},
	{AdvertiseTarget, "Target advertising"},
	{AdvertiseOffer, "Make relevant offers"},
	{Operate, "Operate the business"},
	{OperatePerformance, "Measure performance"},
	{OperateLegal, "Meet legal obligations"},
	{OperateWorkforce, "Develop the workforce"},
	{OperateResearch, "Do research"},
}

// Title is how the screen names a purpose; "" for an unknown one.
func (p Purpose) Title() string {
	for _, i := range Purposes {
		if i.Purpose == p {
			return i.Title
		}
	}
	return ""
}

// healthPurposes is all that health data may be used for (row 83); marketing
// needs a choice of the member's own and is no purpose of a record (row 85).
var healthPurposes = []Purpose{Provide, ProvideUpdate, ProvideSecure, ProvideTroubleshoot, ProvideSupport, Improve, Personalize}

// Permits tells whether data of a category may be kept for a purpose.
func Permits(c Category, p Purpose) bool {
	if c.Class() == Special {
		return slices.Contains(healthPurposes, p)
	}
	return p.Title() != ""
}
