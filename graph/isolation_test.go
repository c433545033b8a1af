package graph_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/graph/schema"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// Everything that takes an id, found in the schema, is called by one
// organization with its own ids, with another organization's and with ids that
// nobody has. The last two must be answered alike, and the first differently, so
// that the call is known to reach the look-up at all. A new field or input with
// an id that has no fixture here fails the test.

// idKinds says what each input of type ID names: by "Owner.name" where the name
// alone does not tell.
var idKinds = map[string]string{
	"member.id": "Member", "group.id": "Group", "directory.id": "Directory", "document.id": "Document",
	"request.id": "Request", "hold.id": "Hold", "event.id": "Event", "eventProof.id": "Event",
	"memberId": "Member", "memberIds": "Member", "actorId": "Member", "subjectId": "Member", "assigneeId": "Member",
	"groupId": "Group", "exchange.id": "Exchange", "exchangeId": "Exchange", "extensionId": "Extension",
	"conflictId": "Conflict", "RenameConflictInput.conflictId": "RenamedConflict", "IgnoreConflictInput.conflictId": "IgnoredConflict",
	"ReopenConflictInput.conflictId": "ReopenedConflict", "DeleteDirectoryInput.directoryId": "SpareDirectory",
	"groupIds": "Group", "directoryId": "Directory", "connectionId": "Connection",
	"documentId": "Document", "amendsId": "Signed", "replacesId": "Signed", "clauseId": "Clause",
	"simulation.id": "Simulation", "holidayId": "Holiday", "subprocessorNoticeId": "SubprocessorNotice", "offerId": "RequestOffer", "termConflictId": "TermConflict", "otherId": "Organization",
	"AcknowledgePolicyInput.documentId": "Policy", "RemindPolicyInput.documentId": "Policy", "PublishPolicyInput.documentId": "Policy",
	"fromId": "Document", "toId": "Signed", "AttachDocumentFileInput.fileId": "Paper",
	"requestId": "Request", "redactionId": "Redaction", "answerTemplateId": "AnswerTemplate", "packageLinkId": "PackageLink", "handTaskId": "HandTask", "officerId": "Member", "ownerId": "Member",
	"WriteOwnMessageInput.requestId": "OwnRequest", "AskOwnHearingInput.requestId": "OwnRequest", "PlaceOwnStatementInput.requestId": "OwnRequest", "MakePackageLinkInput.requestId": "PackedRequest", "taskId": "Task", "holdId": "Hold", "sessionId": "Session",
	"RevokeTokenInput.tokenId": "Token", "RevokeDirectoryTokenInput.tokenId": "DirectoryToken",
	"WithdrawOwnRequestInput.requestId": "OwnRequest", "EndOwnSessionInput.sessionId": "OwnSession", "EndOwnOtherSessionsInput.keepSessionId": "KeptSession",
	"productId": "Product", "sourceId": "Source", "connector.id": "Connector", "connectorId": "Connector", "ownRoleId": "OwnRole", "grantId": "Grant",
	"import.id": "Import", "importId": "Import", "fileId": "File", "eventReceiver.id": "EventReceiver", "receiverId": "EventReceiver",
	"CreateEventReceiverInput.groupId": "Group",
	"requestAgentId":                   "RequestAgent",
	"requestControllerId":              "RequestController",
	"statementDraft.id":                "StatementDraft", "statementDraftId": "StatementDraft",
	"savedViewId": "SavedView",
	"noticeId":    "Notice", "webhook.id": "Webhook", "webhookId": "Webhook", "webhookDelivery.id": "WebhookDelivery", "deliveryId": "WebhookDelivery",
	"logStream.id": "LogStream", "logStreamId": "LogStream", "logDelivery.id": "LogDelivery", "logExportId": "LogExport",
	"directoryTokenId": "DirectoryToken", "directoryClientId": "DirectoryClient",
	"signUpId": "SignUp", "domainId": "Domain", "foundAccountId": "FoundAccount", "questionId": "FoundAccount", "organizationId": "Organization", "parentId": "Organization",
	"recordId": "HealthRecord", "recordIds": "HealthRecord", "DropHealthRecordInput.recordId": "SpareHealthRecord", "healthShareId": "HealthShare",
	"accountLossId": "AccountLoss", "toMemberId": "Member",
	"bulkChange.id": "BulkChange", "bulkChangeId": "BulkChange", "contentPermitId": "ContentPermit", "restrictionId": "Restriction",
	"invitation.id": "Invitation", "invitationId": "Invitation", "ResendInvitationInput.invitationId": "StaleInvitation", "identityId": "OwnIdentity", "reservationId": "ConnectionReservation",
	"supportRequestId": "SupportRequest", "AllowSupportInput.supportRequestId": "OtherSupportRequest", "askedSupportId": "AskedSupport", "CompleteProposalInput.proposalId": "Proposal",
	"proposal.id": "Proposal", "proposalId": "Proposal", "supportGrantId": "SupportGrant", "supportDoorId": "SupportDoor",
	"serviceAccount.id": "ServiceAccount", "serviceAccountId": "ServiceAccount", "RotateTokenInput.tokenId": "Token",
}

// shared are kinds of the vendor's catalogue, which is everybody's.
var shared = []string{"Product", "Source"}

// alike are inputs whose own answer may look like a foreign one, with the
// reason.
var alike = map[string]string{
	"importAgreement(input.documentId)":            "the agreement made up here has no clauses; TestDocumentsLife revises one of its own",
	"startBulkChange(input.filter.groupId)":        "the dry run finds nobody; its start is answered at once",
	"startBulkChange(input.filter.directoryId)":    "the dry run finds nobody; its start is answered at once",
	"adoptConflict(input.directoryId)":             "the conflict was decided by the call before",
	"members(filter.directoryId)":                  "no member of the fixture is provisioned by its directory",
	"groups(filter.directoryId)":                   "no group of the fixture is provisioned by its directory",
	"requests(filter.assigneeId)":                  "nobody has been given a request",
	"grantRole(input.groupIds)":                    "the call made up here names no role; TestMembersOutsideALimit gives one to groups",
	"decideSignUp(input.signUpId)":                 "only operators; TestOperatorsDecideAboutSignUps is one",
	"answerAddressQuestion(input.questionId)":      "only people with accounts of the vendor's are asked; TestAddressQuestions asks one",
	"organizationStanding(organizationId)":         "only operators; TestOperatorsGiveNotice is one",
	"giveNotice(input.organizationId)":             "only operators; TestOperatorsGiveNotice is one",
	"withdrawNotice(input.organizationId)":         "only operators; TestOperatorsGiveNotice is one",
	"setParentOrganization(input.organizationId)":  "only operators; TestOperatorsGiveNotice is one",
	"setParentOrganization(input.parentId)":        "only operators; TestOperatorsGiveNotice is one",
	"answerObjection(input.organizationId)":        "only operators; TestSubprocessorsOverTheAPI has one",
	"answerObjection(input.subprocessorNoticeId)":  "only operators; TestSubprocessorsOverTheAPI has one",
	"compareTerms(organizationId)":                 "only operators; TestOperatorsCompareTerms is one",
	"compareTerms(otherId)":                        "only operators; TestOperatorsCompareTerms is one",
	"askSupport(input.organizationId)":             "only operators ask; TestOperatorsAskToBeLetIn does",
	"withdrawSupportRequest(input.askedSupportId)": "only operators ask; TestOperatorsAskToBeLetIn does",
	"enterSupport(input.supportDoorId)":            "only operators enter; TestOperatorsEnterOnlyWhereTheyAreLetIn does",
	"statementDraft(id)":                           "only operators; TestOperatorsPublishAStatement is one",
	"importStatement(input.statementDraftId)":      "only operators; TestOperatorsPublishAStatement is one",
	"submitStatement(input.statementDraftId)":      "only operators; TestOperatorsPublishAStatement is one",
	"returnStatement(input.statementDraftId)":      "only operators; TestOperatorsPublishAStatement is one",
	"publishStatement(input.statementDraftId)":     "only operators; TestOperatorsPublishAStatement is one",
	"withdrawStatement(input.statementDraftId)":    "only operators; TestOperatorsPublishAStatement is one",
	"startLogExport(input.filter.actorId)":         "the start is answered at once; TestALogIsExported has a filter",
	"startLogExport(input.filter.subjectId)":       "the start is answered at once; TestALogIsExported has a filter",
	"scheduleHearing(input.officerId)":             "nobody asked for a hearing; TestHearing schedules one",
}

// values fill inputs that are no ids, by "Owner.name" or name.
var values = map[string]any{
	"urn": "urn:acme:fresh:2.0:User", "ExtensionAttributeInput.type": "STRING", "ExtensionAttributeInput.name": "shoe", "method": "GET",
	"CreateSavedViewInput.list": "LOG", "CreateSavedViewInput.search": "q=ada",
	"ChooseNoticesInput.area": "directories", "ChooseNoticesInput.mail": true,
	"path": "Users", "days": 7, "SaveDirectoryLogInput.values": true, "target": "title", "MappingRuleInput.source": "job",
	"first": 10, "effectiveTerm.key": "rights.access.respond_within", "version": 1, "userName": "new@example.org",
	"reason": "A reason that is long enough to be read.", "UpdateGroupInput.displayName": "Renamed",
	"evidence": "Passport seen at the counter.", "outcome": "It was corrected in the register.", "matter": "Case 7",
	"ClauseInput.value": "P20D", "ClauseInput.term": "rights.access.respond_within", "section": "9.9",
	"termTimeline.key": "rights.access.respond_within", "previewAgreement.yaml": written, "summary": "What it means for members.",
	"csv": "userName,kind,channel,receivedAt,evidence,question", "yaml": "format: steward.agreement/1", "checkAgreement.yaml": "format: [",
	"recipient": "Court of Arcadia", "content": "Hello", "label": "Spare", "signer": "A. Nother",
	"RefuseRequestInput.ground": "NO_DATA", "RestrictRecordsInput.ground": "ACCURACY", "OpenRequestInput.channel": "LETTER", "name": "A name",
	"issuer": "https://login.example.com", "clientId": "steward", "url": "https://source.example", "roles": []string{"AUDITOR"},
	"DisclosureInput.reason": "SERVICE", "RecordDisclosureInput.reason": "SERVICE", "at": "2026-03-01T09:00:00Z", "ShareHealthInput.until": "2026-04-01T09:00:00Z",
	"TerminateDocumentInput.at": "2026-03-02T10:00:00Z", "CreateAgreementInput.kind": "ORDER_FORM", "effectiveFrom": "2026-03-02T09:00:00Z",
	"title": "Paper", "displayName": "Somebody", "key": "k", "value": "v",
	"IssueTokenInput.expiresAt": "2026-03-09T09:00:00Z", "permissions": []string{"READ_LOG"}, "hours": 2, "disabled": true, "DecideSignUpInput.approve": true, "GrantSupportInput.permissions": []string{"READ_CONTENT"}, "allowed": true, "slug": "nova", "jurisdiction": "EU", "domains": []string{"nova.example.org"},
	"actions": []string{"member.*"}, "overlapHours": 1, "since": "2026-03-01T09:00:00Z", "CreateWebhookInput.url": "https://hook.example.com",
	"CreateEventReceiverInput.delivery": "POLL", "StartLogExportInput.format": "JSONL", "paused": false,
	"UpdateWebhookInput.name": "Renamed desk", "confirmName": "Spare source", "StartBulkChangeInput.verb": "RESTORE", "declined": true,
	"agentId": "bosky", "publicKey": strings.Repeat("ab", 32), "PlaceHoldInput.query": "nobody at all", "DecideRedactionInput.confirm": true,
	"SearchContentInput.text": "contract", "item": "billing address", "RecordRelationInput.kind": "TRIAL", "RecordRelationInput.purpose": "PROVIDE",
	"lastDay": "2026-03-20T09:00:00Z", "code": "wrong", "address": "ada@home.example",
	"AddDomainInput.name": "added.example", "email": "office@example.org",
	"InviteMemberInput.email": "iris@rival.example.org",
	"instructions":            "Look into the cabinet.", "note": "Done by hand, as the protocol says.", "HandFieldInput.field": "letter", "CorrectionInput.field": "name",
	"ConnectorInput.kind": "MANUAL", "ConnectorManualInput.instructions": "Look in the cabinet.", "RotateConnectorSecretInput.secret": "another-secret",
	"HolidayInput.day": "2026-12-24", "AnswerObjectionInput.uphold": true, "AnswerObjectionInput.answer": "We have looked at it.",
	"ReviewPackageInput.first": 10,
	"what":                     "Look into the cabinet.", "decision": "It was looked at, and nothing was found.", "statement": "It was looked at, and nothing was found.",
	"amend": true, "year": 2026, "place": "Room 4", "WriteToSubjectInput.text": "Good day", "WriteOwnMessageInput.text": "Good day", "language": "en", "body": "{{reason}} {{complaint}} {{outcome}} {{request.due}}", "dueAt": "2026-03-09T09:00:00Z", "ScheduleHearingInput.at": "2026-03-09T09:00:00Z",
}

func loadSchema(t *testing.T) *ast.Schema {
	t.Helper()
	names, err := fs.Glob(schema.Files, "*.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	var sources []*ast.Source
	for _, name := range names {
		body, err := schema.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(body)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// place is one id that something takes.
type place struct {
	field *ast.FieldDefinition
	// path leads from the arguments to the id, such as input, memberIds.
	path []string
	kind string
	root string
}

// ends are the beginnings of mutations that end what others need, in the order
// in which they come last.
var ends = []string{"remove", "sign", "terminate", "revoke", "unassign", "end", "refuse", "withdraw", "suspendMember", "delete"}

// late sorts calls: those that end something come last, and of one field those
// with more narrow inputs first.
func (p place) late() int {
	at := 10 * (1 + slices.IndexFunc(ends, func(e string) bool { return strings.HasPrefix(p.field.Name, e) }))
	if p.path[len(p.path)-1] == "sessionId" || p.path[len(p.path)-1] == "clauseId" || p.path[len(p.path)-1] == "memberIds" {
		at--
	}
	return at
}

func (p place) name() string {
	return fmt.Sprintf("%s(%s)", p.field.Name, strings.Join(p.path, "."))
}

// places finds every id that a root field takes.
func places(t *testing.T, s *ast.Schema) []place {
	t.Helper()
	var out []place
	for _, root := range []*ast.Definition{s.Query, s.Mutation} {
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") || f.Name == "node" {
				continue
			}
			for _, a := range f.Arguments {
				out = append(out, placesIn(t, s, place{field: f, root: root.Name}, f.Name, a.Name, a.Type)...)
			}
		}
	}
	return out
}

func placesIn(t *testing.T, s *ast.Schema, at place, owner, name string, of *ast.Type) []place {
	t.Helper()
	at.path = append(slices.Clone(at.path), name)
	if of.Name() == "ID" {
		at.kind = kindOf(t, owner, name)
		return []place{at}
	}
	var out []place
	if def := s.Types[of.Name()]; def.Kind == ast.InputObject {
		for _, f := range def.Fields {
			out = append(out, placesIn(t, s, at, def.Name, f.Name, f.Type)...)
		}
	}
	return out
}

func kindOf(t *testing.T, owner, name string) string {
	t.Helper()
	for _, key := range []string{owner + "." + name, name} {
		if kind, ok := idKinds[key]; ok {
			return kind
		}
	}
	t.Errorf("%s.%s takes an id that idKinds does not know: say what it names", owner, name)
	return ""
}

// maker writes calls with inputs made up from the schema.
type maker struct {
	t   *testing.T
	s   *ast.Schema
	ids map[string]string
}

// together is what an id in an input means nothing without; nil is filled as always.
var together = map[string]map[string]any{
	"StartBulkChangeInput.toMemberId": {"verb": "TRANSFER", "memberIds": nil, "productId": nil, "reason": "They have left."},
}

// value makes an input; the one at path gets id.
func (m maker) value(owner, name string, of *ast.Type, path []string, id string) any {
	on := len(path) > 0 && path[0] == name
	var v any
	switch def := m.s.Types[of.Name()]; {
	case of.Name() == "ID" && on:
		v = id
	case of.Name() == "ID":
		v = m.ids[kindOf(m.t, owner, name)]
	case def.Kind == ast.InputObject:
		var rest []string
		if on {
			rest = path[1:]
		}
		v = m.object(def, rest, id)
	default:
		return m.plain(owner, name, of, def)
	}
	if of.Elem != nil {
		return []any{v}
	}
	return v
}

func (m maker) plain(owner, name string, of *ast.Type, def *ast.Definition) any {
	for _, key := range []string{owner + "." + name, name} {
		if v, ok := values[key]; ok && (def.Kind != ast.Enum || def.EnumValues.ForName(fmt.Sprint(v)) != nil || of.Elem != nil) {
			return v
		}
	}
	if def.Kind == ast.Enum {
		if of.Elem != nil {
			return []any{def.EnumValues[0].Name}
		}
		return def.EnumValues[0].Name
	}
	m.t.Errorf("%s.%s (%s) has no value for the test", owner, name, of)
	return nil
}

// object fills what is required, and what leads to the id.
func (m maker) object(def *ast.Definition, path []string, id string) map[string]any {
	out := map[string]any{}
	var with map[string]any
	if len(path) > 0 {
		with = together[def.Name+"."+path[0]]
	}
	for _, f := range def.Fields {
		on := len(path) > 0 && path[0] == f.Name
		given, also := with[f.Name]
		if _, always := values[def.Name+"."+f.Name]; on || always || also || f.Type.NonNull && f.DefaultValue == nil {
			out[f.Name] = m.value(def.Name, f.Name, f.Type, path, id)
		}
		if given != nil {
			out[f.Name] = given
		}
	}
	return out
}

// call writes a query with its variables.
func (m maker) call(p place, id string) (string, vars) {
	v := vars{}
	var params, args []string
	for _, a := range p.field.Arguments {
		if p.path[0] != a.Name && a.Name != "first" && (!a.Type.NonNull || a.DefaultValue != nil) {
			continue
		}
		v[a.Name] = m.value(p.field.Name, a.Name, a.Type, p.path, id)
		params = append(params, "$"+a.Name+": "+a.Type.String())
		args = append(args, a.Name+": $"+a.Name)
	}
	return fmt.Sprintf("%s%s { %s%s %s }", strings.ToLower(p.root), list(params), p.field.Name, list(args), m.selection(p.field)), v
}

// list is a list in brackets; none has no brackets.
func list(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "(" + strings.Join(words, ", ") + ")"
}

func (m maker) selection(f *ast.FieldDefinition) string {
	switch name := f.Type.Name(); {
	case m.s.Types[name].Kind == ast.Enum || m.s.Types[name].Kind == ast.Scalar:
		return ""
	case strings.HasSuffix(name, "Payload"):
		counts := ""
		for _, f := range m.s.Types[name].Fields {
			if f.Type.String() == "Int!" {
				counts += f.Name + " "
			}
		}
		return "{ " + counts + "errors { code message path } }"
	case strings.HasSuffix(name, "Connection") && name != "Connection":
		return "{ pageInfo { hasNextPage } edges { __typename } }"
	}
	return "{ __typename }"
}

// shape is an answer without what differs from call to call: ids as they were
// sent, and the request's own.
func shape(t *testing.T, a answer, id string) string {
	t.Helper()
	for i := range a.Errors {
		delete(a.Errors[i].Extensions, "requestId")
	}
	body, err := json.Marshal([]any{a.Data, a.Errors})
	if err != nil {
		t.Fatal(err)
	}
	out := strings.ReplaceAll(string(body), id, "ID")
	return strings.ReplaceAll(out, graph.Key(id), "KEY")
}

func TestForeignIDsAreAnsweredLikeUnknownOnes(t *testing.T) {
	s := loadSchema(t)
	all := places(t, s)
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		theirs, ours := w.acme.fixture(), w.rival.fixture()
		slices.SortStableFunc(all, func(a, b place) int { return a.late() - b.late() })
		for _, p := range all {
			if slices.Contains(shared, p.kind) {
				continue
			}
			if theirs[p.kind] == "" || ours[p.kind] == "" {
				t.Errorf("%s: no fixture of kind %s", p.name(), p.kind)
				continue
			}
			m := maker{t: t, s: s, ids: ours}
			for who, auth := range w.rival.callers(p) {
				m.compare(w, p, who, auth, theirs[p.kind])
			}
		}
	})
}

// callers are who may use a field: the program, and the owner in a browser.
func (h *house) callers(p place) map[string]func(*http.Request) {
	can := p.field.Directives.ForName("can")
	if can != nil && can.Arguments.ForName("permission").Value.Raw == "OWN_DATA" {
		return map[string]func(*http.Request){"cookie": h.olive.auth}
	}
	return map[string]func(*http.Request){"cookie": h.olive.auth, "token": bearer(h.token)}
}

func (m maker) compare(w *world, p place, who string, auth func(*http.Request), foreign string) {
	m.t.Helper()
	ask := func(id string) string {
		query, v := m.call(p, id)
		return shape(m.t, w.send(auth, query, v), id)
	}
	unknown := graph.Reissue(foreign, db.NewID())
	got, want := ask(foreign), ask(unknown)
	if got != want {
		m.t.Errorf("%s by %s:\nanother organization's id: %s\nan unknown id:            %s", p.name(), who, got, want)
	}
	if who == "cookie" && alike[p.name()] == "" {
		if own := ask(m.ids[p.kind]); own == want {
			m.t.Errorf("%s: its own id is answered like an unknown one, so the call proves nothing: %s", p.name(), own)
		}
	}
}

func TestNodeKnowsNoForeignThings(t *testing.T) {
	s := loadSchema(t)
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		theirs, ours := w.acme.fixture(), w.rival.fixture()
		const query = `query($id: ID!) { node(id: $id) { __typename id } }`
		for _, def := range s.PossibleTypes["Node"] {
			if theirs[def.Name] == "" {
				t.Errorf("no fixture of kind %s, which is a Node", def.Name)
				continue
			}
			if slices.Contains(shared, def.Name) {
				continue
			}
			a := w.send(bearer(w.rival.token), query, vars{"id": theirs[def.Name]})
			if a.at("node") != nil || len(a.Errors) > 0 {
				t.Errorf("another organization's %s: %v %v, want null", def.Name, a.Data, a.Errors)
			}
			own := w.rival.call(query, vars{"id": ours[def.Name]})
			if own.text("node", "__typename") != def.Name || own.text("node", "id") != ours[def.Name] {
				t.Errorf("own %s: %v", def.Name, own.Data)
			}
		}
		for _, id := range []string{"", "x", graph.GlobalID("Nothing", "1"), graph.GlobalID("Member", "nobody")} {
			if a := w.rival.call(query, vars{"id": id}); a.at("node") != nil {
				t.Errorf("%q: %v", id, a.Data)
			}
		}
	})
}

// What subscriptions take is tried in TestWhoMayFollowWhat.
// No field below the roots takes an id but of the catalogue; if one comes to,
// the matrix must learn to reach it.
func TestOnlyRootsTakeIDs(t *testing.T) {
	s := loadSchema(t)
	for _, def := range s.Types {
		if def.Kind != ast.Object || def == s.Query || def == s.Mutation || def == s.Subscription || strings.HasPrefix(def.Name, "__") {
			continue
		}
		for _, f := range def.Fields {
			for _, a := range f.Arguments {
				for _, p := range placesIn(t, s, place{field: f}, f.Name, a.Name, a.Type) {
					if !slices.Contains(shared, p.kind) {
						t.Errorf("%s.%s takes the id of a %s", def.Name, p.name(), p.kind)
					}
				}
			}
		}
	}
}

// rootsWithoutIDs are the root fields that take no id.
func rootsWithoutIDs(s *ast.Schema) (out []place) {
	for _, root := range []*ast.Definition{s.Query, s.Mutation} {
		for _, f := range root.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				out = append(out, place{field: f, root: root.Name, path: []string{""}})
			}
		}
	}
	return out
}
