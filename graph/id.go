package graph

import (
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// The types of global ids: the name of the type in the schema.
const (
	typeOrganization      = "Organization"
	typeConnection        = "Connection"
	typeSigninTrace       = "SigninTrace"
	typeMember            = "Member"
	typeGroup             = "Group"
	typeDirectory         = "Directory"
	typeDirectoryToken    = "DirectoryToken"
	typeExchange          = "Exchange"
	typeProduct           = "Product"
	typeSource            = "Source"
	typeConnector         = "Connector"
	typeDocument          = "Document"
	typeClause            = "Clause"
	typeSimulation        = "Simulation"
	typeSubprocessor      = "SubprocessorNotice"
	typeHoliday           = "Holiday"
	typeOffer             = "RequestOffer"
	typeTermConflict      = "TermConflict"
	typeRecord            = "Record"
	typeRequest           = "Request"
	typeTask              = "Task"
	typePackage           = "Package"
	typeCertificate       = "Certificate"
	typeHold              = "Hold"
	typeRedaction         = "Redaction"
	typeRequestMessage    = "RequestMessage"
	typeAnswerTemplate    = "AnswerTemplate"
	typePackageLink       = "PackageLink"
	typeHandTask          = "HandTask"
	typeEvent             = "Event"
	typeSession           = "Session"
	typeToken             = "Token"
	typeOwnRole           = "OwnRole"
	typeGrant             = "Grant"
	typeImport            = "Import"
	typeExport            = "Export"
	typeReceiver          = "EventReceiver"
	typeProposal          = "Proposal"
	typeBulkChange        = "BulkChange"
	typeAccountLoss       = "AccountLoss"
	typeContentPermit     = "ContentPermit"
	typeHealthShare       = "HealthShare"
	typeSupportGrant      = "SupportGrant"
	typeSupportDoor       = "SupportDoor"
	typeSupportRequest    = "SupportRequest"
	typeAskedSupport      = "AskedSupport"
	typeService           = "ServiceAccount"
	typeInvitation        = "Invitation"
	typeIdentity          = "OwnIdentity"
	typeReservation       = "ConnectionReservation"
	typeFile              = "File"
	typeNotice            = "Notice"
	typeWebhook           = "Webhook"
	typeRequestAgent      = "RequestAgent"
	typeRequestController = "RequestController"
	typeWebhookDelivery   = "WebhookDelivery"
	typeLogStream         = "LogStream"
	typeLogDelivery       = "LogDelivery"
	typeLogExport         = "LogExport"
	typeExtension         = "Extension"
	typeConflict          = "Conflict"
	typeSavedView         = "SavedView"
	typeStatementDraft    = "StatementDraft"
	typeRestriction       = "Restriction"
)

// keyForm is what our ids look like inside: UUIDs and short names.
var keyForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// globalID makes the id that clients see: base64url of "Type:key".
func globalID[K ~string](kind string, key K) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + ":" + string(key)))
}

// openID takes a global id apart.
func openID(id string) (kind, key string, ok bool) {
	body, err := base64.RawURLEncoding.DecodeString(id)
	if err != nil {
		return "", "", false
	}
	kind, key, ok = strings.Cut(string(body), ":")
	return kind, key, ok && keyForm.MatchString(key)
}

// keyOf is the key of a global id of this type. Any other id, malformed or of
// another type, is answered as one that nobody has: NotFound. Field names the
// input.
func keyOf[K ~string](kind, id, field string) (K, error) {
	is, key, ok := openID(id)
	if !ok || is != kind {
		return "", missing(field)
	}
	return K(key), nil
}

// keysOf is keyOf for a list, of at most maxIDs.
func keysOf[K ~string](kind string, ids []string, field string) ([]K, error) {
	if len(ids) > maxIDs {
		return nil, fault.New(fault.Invalid, "At most %d ids at once; split the call.", maxIDs).On(field)
	}
	keys := make([]K, len(ids))
	for i, id := range ids {
		key, err := keyOf[K](kind, id, field)
		if err != nil {
			return nil, err
		}
		keys[i] = key
	}
	return keys, nil
}

// maybeKeyOf is keyOf for an id that may be left out.
func maybeKeyOf[K ~string](kind string, id *string, field string) (K, error) {
	if id == nil {
		return "", nil
	}
	return keyOf[K](kind, *id, field)
}

// maxIDs is how many ids one input may list.
const maxIDs = 1000

func missing(field string) error {
	f := fault.New(fault.NotFound, "There is nothing with this id.")
	if field != "" {
		f = f.On(field)
	}
	return f
}
