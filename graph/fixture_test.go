package graph_test

import (
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// fixture makes one of everything that has an id, through the API, and gives the
// global ids by kind.
func (h *house) fixture() map[string]string {
	h.w.t.Helper()
	ids := map[string]string{
		"Member": h.ada.gid, "Session": graph.GlobalID("Session", h.ada.session), "Connection": graph.GlobalID("Connection", h.connection),
		"Organization": graph.GlobalID("Organization", h.org), "Product": graph.GlobalID("Product", "mail"), "Source": graph.GlobalID("Source", "mail-archive"),
	}
	keep := func(kind string, a answer, path ...any) { ids[kind] = a.text(path...) }
	keep("Group", h.call(`mutation($m: [ID!]) { createGroup(input: {displayName: "All", memberIds: $m}) { group { id } errors { message } } }`,
		vars{"m": []string{h.ada.gid}}), "createGroup", "group", "id")
	keep("Directory", h.call(`mutation { createDirectory(input: {name: "Entra", profile: ENTRA}) { directory { id } errors { message } } }`, nil),
		"createDirectory", "directory", "id")
	keep("DirectoryToken", h.call(`mutation($d: ID!) { issueDirectoryToken(input: {directoryId: $d, label: "One"}) { token { id } errors { message } } }`,
		vars{"d": ids["Directory"]}), "issueDirectoryToken", "token", "id")
	keep("DirectoryClient", h.call(`mutation($d: ID!) { createDirectoryClient(input: {directoryId: $d, label: "Gallery"}) { client { id } errors { message } } }`,
		vars{"d": ids["Directory"]}), "createDirectoryClient", "client", "id")
	keep("Token", h.call(`mutation { issueToken(input: {label: "Spare", scopes: [READ_MEMBERS], expiresAt: "2026-03-09T09:00:00Z"}) { token { id } errors { message } } }`, nil),
		"issueToken", "token", "id")
	a := h.call(`mutation { createOwnRole(input: {name: "Front desk", permissions: [READ_MEMBERS]}) { ownRole { id } errors { message } } }`, nil)
	keep("OwnRole", a, "createOwnRole", "ownRole", "id")
	keep("Grant", h.call(`mutation($m: ID!, $r: ID!, $g: [ID!]) { grantRole(input: {memberId: $m, ownRoleId: $r, groupIds: $g}) { grant { id } errors { message } } }`,
		vars{"m": h.otto.gid, "r": ids["OwnRole"], "g": []string{ids["Group"]}}), "grantRole", "grant", "id")
	h.update(func(tx *db.Tx) error {
		a, _, err := breakglass.Create(tx, "break-glass-1")
		ids["BreakGlass"] = graph.GlobalID("Member", a.Member)
		return err
	})
	ids["ContentPermit"] = h.permit()
	keep("Restriction", h.call(`mutation($m: ID!) { restrictRecords(input: {memberId: $m, category: FILES, ground: ACCURACY, reason: "They say that it is wrong."}) { restriction { id } errors { message } } }`,
		vars{"m": h.ada.gid}), "restrictRecords", "restriction", "id")
	ids["SubprocessorNotice"] = h.subprocessor()
	ids["StatementDraft"] = h.statementDraft()
	keep("Holiday", h.call(`mutation { addHolidays(input: {holidays: [{day: "2026-12-25", name: "Christmas Day"}]}) { holidays { id } errors { message } } }`, nil),
		"addHolidays", "holidays", 0, "id")
	keep("AccountLoss", h.call(`mutation($m: ID!) { endEmployment(input: {memberId: $m, lastDay: "2026-03-20T09:00:00Z"}) { accountLoss { id } errors { message } } }`,
		vars{"m": h.otto.gid}), "endEmployment", "accountLoss", "id")
	h.told(ids)
	h.provisioning(ids)
	h.moved(ids)
	keep("Domain", h.call(`mutation($n: String!) { addDomain(input: {name: $n}) { domain { id } errors { message } } }`,
		vars{"n": "zz-" + h.slug + ".example"}), "addDomain", "domain", "id")
	ids["FoundAccount"] = h.foundAccount()
	ids["SignUp"] = graph.GlobalID("SignUp", h.slug+"-signup")
	h.principals(ids)
	h.papers(ids)
	h.requests(ids)
	h.amended(ids)
	keep("Hold", h.call(`mutation($m: [ID!]) { placeHold(input: {matter: "Case 1", reason: "The court asked to keep everything.", memberIds: $m}) { hold { id } errors { message } } }`,
		vars{"m": []string{h.otto.gid}}), "placeHold", "hold", "id")
	h.call(`mutation($m: ID!, $p: ID!) { assignProduct(input: {memberId: $m, productId: $p}) { errors { message } } }`,
		vars{"m": h.ada.gid, "p": ids["Product"]})
	h.w.drain()
	keep("Event", h.call(`{ events(first: 1) { nodes { id } } }`, nil), "events", "nodes", 0, "id")
	for _, kind := range []string{"OwnSession", "KeptSession"} {
		h.update(func(tx *db.Tx) error {
			s, _, err := credential.StartSession(tx, credential.NewSession{Member: h.olive.id, Connection: h.connection})
			ids[kind] = graph.GlobalID("Session", s.ID)
			return err
		})
	}
	return ids
}

// permit is a question to read the plain member's content.
func (h *house) permit() string {
	h.w.t.Helper()
	id := db.NewID()
	h.update(func(tx *db.Tx) error {
		sealed, err := seal.Seal(tx, h.ada.id, seal.Log, "content_permit/"+id, []byte("A reason that is long enough."))
		if err != nil {
			return err
		}
		_, err = tx.Exec(`
			insert into content_permit (org_id, id, member_id, product_id, category, reason, state, asked_by, asked_at, decided_by)
			values (:org, :id, :member, '', '', :reason, 'asked', :by, :now, '')`,
			db.Args{"id": id, "member": string(h.ada.id), "reason": sealed, "by": string(h.otto.id), "now": tx.Now})
		return err
	})
	return graph.GlobalID("ContentPermit", id)
}

// streamed makes a log stream with a check on its way, and an export of the log.
func (h *house) streamed(ids map[string]string) {
	h.w.t.Helper()
	ids["LogStream"] = h.ask(h.olive, `mutation { createLogStream(input: {name: "SIEM", actions: ["*"], https: {url: "https://siem.example.com/in"}}) { stream { id } errors { message } } }`, nil).
		text("createLogStream", "stream", "id")
	ids["LogDelivery"] = h.ask(h.olive, `mutation($s: ID!) { testLogStream(input: {logStreamId: $s}) { delivery { id } errors { message } } }`, vars{"s": ids["LogStream"]}).
		text("testLogStream", "delivery", "id")
	if err := audit.SequenceNow(h.w.t.Context(), h.w.DB.DB); err != nil {
		h.w.t.Fatal(err)
	}
	ids["LogExport"] = h.ask(h.olive, `mutation { startLogExport(input: {format: JSONL}) { export { id } errors { message } } }`, nil).
		text("startLogExport", "export", "id")
}

// told makes a notice to the owner, and a webhook with a delivery that ended.
func (h *house) told(ids map[string]string) {
	h.w.t.Helper()
	h.streamed(ids)
	ids["Webhook"] = h.ask(h.olive, `mutation { createWebhook(input: {name: "Desk", url: "https://desk.example.com/hook", actions: ["hold.*"]}) { webhook { id } errors { message } } }`, nil).
		text("createWebhook", "webhook", "id")
	h.ask(h.olive, `mutation($w: ID!) { testWebhook(input: {webhookId: $w}) { delivery { id } errors { message } } }`, vars{"w": ids["Webhook"]})
	ids["SavedView"] = h.ask(h.olive, `mutation { createSavedView(input: {list: MEMBERS, name: "Stopped", search: "state=SUSPENDED"}) { savedView { id } errors { message } } }`, nil).
		text("createSavedView", "savedView", "id")
	ids["RequestAgent"] = h.ask(h.olive, `mutation($k: String!) { addRequestAgent(input: {agentId: "arcadia", name: "Arcadia", publicKey: $k}) { agent { id } errors { message } } }`,
		vars{"k": strings.Repeat("0a", 32)}).text("addRequestAgent", "agent", "id")
	ids["RequestController"] = h.ask(h.olive, `mutation { addRequestController(input: {name: "Shop", vouches: true}) { controller { id } errors { message } } }`, nil).
		text("addRequestController", "controller", "id")
	ids["Connector"] = h.ask(h.olive, `mutation { createConnector(input: {connector: {kind: MANUAL, name: "Paper", manual: {instructions: "Look in the cabinet."}}}) { connector { id } errors { message } } }`, nil).
		text("createConnector", "connector", "id")
	ids["WebhookDelivery"] = h.ask(h.olive, `query($w: ID!) { webhook(id: $w) { deliveries(first: 1) { nodes { id } } } }`, vars{"w": ids["Webhook"]}).
		text("webhook", "deliveries", "nodes", 0, "id")
	h.update(func(tx *db.Tx) error {
		return notice.Send(tx, notice.Message{Kind: "hold.placed", Subject: "A hold was placed", To: []notice.Recipient{notice.Member(h.olive.id)}})
	})
	ids["Notice"] = h.ask(h.olive, `{ inbox { notices(first: 1) { nodes { id } } } }`, nil).text("inbox", "notices", "nodes", 0, "id")
}

// provisioning makes a schema extension, an entry of the provisioning log, and
// conflicts of accounts.
func (h *house) provisioning(ids map[string]string) {
	h.w.t.Helper()
	ids["Extension"] = h.call(`mutation { createExtension(input: {urn: "urn:acme:hr:2.0:User", name: "HR", attributes: [{name: "shoe", type: STRING}]}) { extension { id } errors { message } } }`, nil).
		text("createExtension", "extension", "id")
	ids["SpareDirectory"] = h.call(`mutation { createDirectory(input: {name: "Spare source"}) { directory { id } errors { message } } }`, nil).
		text("createDirectory", "directory", "id")
	dir := graph.Key(ids["Directory"])
	h.update(func(tx *db.Tx) error {
		if err := directory.LogRequest(tx, directory.Exchange{DirectoryID: dir, Method: "GET", Path: "Users", Status: 200, Bodies: &directory.Bodies{Complete: true}}); err != nil {
			return err
		}
		list, _, err := directory.Exchanges(tx, dir, directory.Filter{}, directory.Page{})
		ids["Exchange"] = graph.GlobalID("Exchange", list[0].ID)
		return err
	})
	for kind, who := range map[string]person{"Conflict": h.ada, "RenamedConflict": h.oscar, "IgnoredConflict": h.otto, "ReopenedConflict": h.olive} {
		h.update(func(tx *db.Tx) error {
			if err := directory.Refused(tx, dir, who.id, ""); err != nil {
				return err
			}
			all, _, err := directory.Conflicts(tx)
			for _, c := range all {
				if c.MemberID == who.id {
					ids[kind] = graph.GlobalID("Conflict", c.ID)
				}
			}
			return err
		})
	}
	h.update(func(tx *db.Tx) error {
		return directory.Ignore(tx, graph.Key(ids["ReopenedConflict"]), "Two people share this address.")
	})
}

// foundAccount is an account of the vendor's with an address on the
// organization's domain.
func (h *house) foundAccount() string {
	h.w.t.Helper()
	h.w.vendor.update(func(tx *db.Tx) error {
		address := "pat@" + h.slug + ".example.org"
		_, err := member.Create(tx, member.Member{UserName: address, DisplayName: "Pat", Active: true, AccountKind: member.Personal})
		return err
	})
	h.update(finding.EnqueueSurveys)
	h.w.drain()
	return h.call(`{ organization { domains { name foundAccounts { id } } } }`, nil).text("organization", "domains", 0, "foundAccounts", 0, "id")
}

const createPaper = `mutation($c: [ClauseInput!]) { createAgreement(input: {title: "Order", kind: ORDER_FORM, effectiveFrom: "2026-03-02T09:00:00Z", clauses: $c}) {
	document { id clauses { id } } errors { message } } }`

// papers makes a draft and a signed document.
func (h *house) papers(ids map[string]string) {
	h.w.t.Helper()
	clause := []map[string]any{{"section": "7.2", "term": "rights.access.respond_within", "value": "P20D"}}
	a := h.call(createPaper, vars{"c": clause})
	ids["Document"], ids["Clause"] = a.text("createAgreement", "document", "id"), a.text("createAgreement", "document", "clauses", 0, "id")
	ids["Paper"] = h.paper()
	ids["Signed"] = h.call(createPaper, vars{"c": clause}).text("createAgreement", "document", "id")
	h.call(`mutation($d: ID!) { submitDocument(input: {documentId: $d}) { errors { message } } }`, vars{"d": ids["Signed"]})
	h.ask(h.olive, `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "A. Signer"}) { errors { message } } }`, vars{"d": ids["Signed"]})
}

// sign writes a document and has it signed by a second person.
func (h *house) sign(kind, term, value string) string {
	h.w.t.Helper()
	id := h.call(`mutation($k: DocumentKind!, $t: String!, $v: String!) { createAgreement(input: {title: "Later", kind: $k, effectiveFrom: "2026-03-02T09:00:00Z",
		clauses: [{section: "1", term: $t, value: $v}]}) { document { id } errors { message } } }`, vars{"k": kind, "t": term, "v": value}).
		text("createAgreement", "document", "id")
	h.call(`mutation($d: ID!) { submitDocument(input: {documentId: $d}) { errors { message } } }`, vars{"d": id})
	h.ask(h.olive, `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "A. Signer"}) { errors { message } } }`, vars{"d": id})
	return id
}

// amended makes what changed terms bring about: an offer on an open request, a
// conflict, a simulation and a published policy.
func (h *house) amended(ids map[string]string) {
	h.w.t.Helper()
	h.w.Clock.Advance(time.Minute)
	h.sign("MASTER_AGREEMENT", "session.max_age", "PT1H")
	h.sign("MASTER_AGREEMENT", "session.max_age", "PT3H")
	h.sign("ORDER_FORM", "rights.access.respond_within", "P5D")
	ids["Policy"] = h.sign("ORGANIZATION_POLICY", "session.idle", "PT30M")
	h.call(`mutation($d: ID!) { publishPolicy(input: {documentId: $d, summary: "Sessions end sooner than before."}) { errors { message } } }`, vars{"d": ids["Policy"]})
	h.w.drain()
	ids["RequestOffer"] = h.ask(h.oscar, `query($r: ID!) { request(id: $r) { offers { id } } }`, vars{"r": ids["Request"]}).text("request", "offers", 0, "id")
	ids["TermConflict"] = h.call(`{ termConflicts { id } }`, nil).text("termConflicts", 0, "id")
	ids["Simulation"] = h.call(`mutation($d: ID!) { simulateDocument(input: {documentId: $d}) { simulation { id } errors { message } } }`, vars{"d": ids["Document"]}).
		text("simulateDocument", "simulation", "id")
	h.w.drain()
}

// paper uploads the paper of a document.
func (h *house) paper() string {
	return h.uploaded("%PDF-1.7", func(r *http.Request) {
		r.URL.Path = "/upload/agreement"
		r.Header.Set("Content-Type", "application/pdf")
	})
}

// requests opens a request of the plain member's, with tasks, and one of the
// owner's.
func (h *house) requests(ids map[string]string) {
	h.w.t.Helper()
	const open = `mutation { openOwnRequest(input: {kind: ACCESS}) { request { id } errors { message } } }`
	ids["OwnRequest"] = h.ask(h.olive, open, nil).text("openOwnRequest", "request", "id")
	ids["Request"] = h.ask(h.ada, open, nil).text("openOwnRequest", "request", "id")
	h.ask(h.oscar, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": ids["Request"]})
	h.w.drain()
	ids["Redaction"] = h.ask(h.oscar, `mutation($r: ID!) { redactPackage(input: {requestId: $r, scope: EVERYWHERE, passage: "a name", reason: THIRD_PERSON}) { redaction { id } errors { message } } }`, vars{"r": ids["Request"]}).
		text("redactPackage", "redaction", "id")
	h.answers(ids)
	ids["Task"] = h.ask(h.oscar, `query($r: ID!) { request(id: $r) { tasks { id } } }`, vars{"r": ids["Request"]}).text("request", "tasks", 0, "id")
}

// answers makes what belongs to answering: words, work by hand, and a link to a
// finished package.
func (h *house) answers(ids map[string]string) {
	h.w.t.Helper()
	ids["AnswerTemplate"] = h.ask(h.oscar, `mutation { saveAnswerTemplate(input: {version: 0, template: {step: REFUSED, language: "en", body: "{{reason}} {{complaint}}"}}) { template { id } errors { message } } }`, nil).
		text("saveAnswerTemplate", "template", "id")
	owner := h.ask(h.oscar, `{ viewer { me { id } } }`, nil).text("viewer", "me", "id")
	ids["HandTask"] = h.ask(h.oscar, `mutation($r: ID!, $o: ID!) { addHandTask(input: {requestId: $r, instructions: "Look into the cabinet.", memberId: $o, dueAt: "2026-03-09T09:00:00Z"}) { request { handTasks { id } } errors { message } } }`, vars{"r": ids["Request"], "o": owner}).
		text("addHandTask", "request", "handTasks", 0, "id")
	packed := h.ask(h.ada, `mutation { openOwnRequest(input: {kind: PORTABILITY}) { request { id } errors { message } } }`, nil).text("openOwnRequest", "request", "id")
	h.ask(h.oscar, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": packed})
	h.w.drain()
	h.ask(h.olive, `mutation($r: ID!) { approveRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": packed})
	h.w.drain()
	ids["PackedRequest"] = packed
	ids["PackageLink"] = h.ask(h.olive, `mutation($r: ID!) { makePackageLink(input: {requestId: $r, way: PHONE}) { request { links { id } } errors { message } } }`, vars{"r": packed}).
		text("makePackageLink", "request", "links", 0, "id")
}

// moved makes an import that was tried, and a receiver of events.
func (h *house) moved(ids map[string]string) {
	h.w.t.Helper()
	ids["File"] = h.uploaded("userName\nzoe@example.org\n", nil)
	ids["Import"] = h.call(`mutation($f: ID!) { startImport(input: {fileId: $f}) { import { id } errors { message } } }`, vars{"f": ids["File"]}).
		text("startImport", "import", "id")
	ids["BulkChange"] = h.call(`mutation { startBulkChange(input: {verb: RESTORE, filter: {search: "nobody"}}) { bulkChange { id } errors { message } } }`, nil).
		text("startBulkChange", "bulkChange", "id")
	h.healthy(ids)
	ids["EventReceiver"] = h.call(`mutation { createEventReceiver(input: {name: "Payroll", delivery: POLL}) { receiver { id } errors { message } } }`, nil).
		text("createEventReceiver", "receiver", "id")
}

// healthy makes health records of olive's own, and a share of one.
func (h *house) healthy(ids map[string]string) {
	h.w.t.Helper()
	keep := func(title string) string {
		return h.ask(h.olive, `mutation($p: ID!, $t: String!) { keepHealthRecord(input: {productId: $p, at: "2026-03-01T09:00:00Z", title: $t}) { record { id } errors { message } } }`,
			vars{"p": graph.GlobalID("Product", "mail"), "t": title}).text("keepHealthRecord", "record", "id")
	}
	ids["HealthRecord"], ids["SpareHealthRecord"] = keep("Pulse"), keep("Weight")
	ids["HealthShare"] = h.ask(h.olive, `mutation($r: [ID!]!) { shareHealth(input: {kind: FAMILY, recipient: "Mother", recordIds: $r, until: "2026-04-01T09:00:00Z"}) { share { id } errors { message } } }`,
		vars{"r": []string{ids["HealthRecord"]}}).text("shareHealth", "share", "id")
}
