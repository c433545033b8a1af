package register

// Categories are the categories of member data, in the words of internal/data,
// which stands above this package; a test compares the two.
var Categories = []string{
	"name_and_contact", "credentials", "payment", "demographic", "device_and_usage", "contacts", "activities", "interests", "location",
	"identifiers", "preferences", "diagnostics", "communications", "files", "education", "customer_relation", "support", "health",
}

// Purposes are what data is used for, in the words of internal/data.
var Purposes = []string{
	"provide", "provide_update", "provide_secure", "provide_troubleshoot", "provide_support", "improve", "personalize",
	"advertise", "advertise_promote", "advertise_target", "advertise_offer",
	"operate", "operate_performance", "operate_legal", "operate_workforce", "operate_research",
}

// HealthPurposes are the only ones for which health data is processed (row 83).
var HealthPurposes = []string{
	"provide", "provide_update", "provide_secure", "provide_troubleshoot", "provide_support", "improve", "personalize",
}
