package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/logfile"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/internal/webhook"
)

// planted is in everything that is written about the member, and nowhere else.
const planted = "zqxplanted"

// TestNothingLeaksFromTheWholeProgram plants a value by every way in that the
// mounted program has, carries an erasure out, and looks for the value in every
// form: in both databases, in a backup, in the metrics and in the log.
func TestNothingLeaksFromTheWholeProgram(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := moveIn(t, d)
		who := h.plant()
		h.drain()
		if found := formsIn(h.raw(d)); len(found) == 0 {
			t.Fatal("nothing was planted in the clear, so finding nothing would say nothing")
		}
		h.answer(rights.Access, who)
		if err := audit.SequenceNow(t.Context(), h.program.door); err != nil {
			t.Fatal(err)
		}
		h.update(func(tx *db.Tx) error {
			tx.Actor.Roles = append(tx.Actor.Roles, access.Owner)
			_, err := logfile.Start(tx, logfile.Export{Format: logfile.JSONL, Personal: true})
			return err
		})
		h.drain()
		h.answer(rights.Erasure, who)
		for place, body := range map[string][]byte{
			"databases": h.raw(d), "backup": h.backup(d), "metrics": h.metrics(), "log": []byte(h.said.String()),
		} {
			for _, found := range formsIn(body) {
				t.Errorf("%s: %q", place, found)
			}
		}
	})
}

// plant writes about a member by the directory, an import, a product, notices and
// disclosures, with a webhook that is told of everything.
func (h *household) plant() access.MemberID {
	h.Helper()
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }))
	h.Cleanup(receiver.Close)
	err := h.program.door.Across(h.Context(), "test", func(w *db.Wide) error {
		return product.Publish(w, []product.Product{{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"}})
	})
	if err != nil {
		h.Fatal(err)
	}
	h.update(func(tx *db.Tx) error {
		if _, _, err := webhook.Create(tx, webhook.New{Name: "All", URL: receiver.URL, Actions: []string{"*"}}); err != nil {
			return err
		}
		_, err := directory.SaveLogSettings(tx, h.directoryID, directory.LogSettings{Values: true, Days: 14, Version: 1})
		return err
	})
	body := `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"` + planted + `-1","userName":"` + planted + `.pia@acme.example","displayName":"` + planted + ` Pia","active":true,
		"name":{"givenName":"` + planted + `given","familyName":"` + planted + `family"},"title":"` + planted + ` title",
		"emails":[{"value":"` + planted + `.pia@acme.example","primary":true},{"value":"` + planted + `@home.example","type":"home"}],
		"phoneNumbers":[{"value":"+49 ` + planted + `"}],"addresses":[{"streetAddress":"` + planted + ` road"}]}`
	_, made := h.send(http.MethodPost, h.directory+"/Users", h.bearer, "application/scim+json", body)
	id, _ := made["id"].(string)
	if id == "" {
		h.Fatalf("no account: %v", made)
	}
	h.send(http.MethodPost, h.directory+"/Users", h.bearer, "application/scim+json", body) // refused, and noted as a conflict
	h.send(http.MethodPatch, h.directory+"/Users/"+id, h.bearer, "application/scim+json",
		`{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"nickName","value":"`+planted+` nick"},{"op":"replace","path":"nothing","value":"`+planted+`"}]}`)
	h.send(http.MethodGet, h.directory+`/Users?filter=userName+eq+%22`+planted+`.pia@acme.example%22`, h.bearer, "", "")
	h.importFile("userName,displayName,title\n" + planted + ".pia@acme.example," + planted + " Imported," + planted + " imported\n")
	who := access.MemberID(id)
	h.update(func(tx *db.Tx) error { return h.tell(tx, who) })
	return who
}

// tell has a product, a disclosure and a notice speak of the member.
func (h *household) tell(tx *db.Tx, who access.MemberID) error {
	if _, err := data.Ingest(tx, []data.New{{
		MemberID: who, ProductID: "mail", Category: data.Communications, Provenance: data.Provided, Purpose: data.Provide, At: tx.Now,
		Title: planted + " subject", Content: planted + " words to be searched", Fields: map[string]string{"to": planted}, Key: planted,
	}}); err != nil {
		return err
	}
	if _, err := data.Disclose(tx, data.NewDisclosure{
		MemberID: who, Reason: data.ForService, Categories: []data.Category{data.Communications}, Recipient: planted + " courier", At: tx.Now,
	}); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "test.told", To: []notice.Recipient{notice.Member(who), notice.Address(planted + "@home.example")}, Subject: "Something happened",
	})
}

// importFile uploads a file as the console does, tries it and applies it.
func (h *household) importFile(text string) {
	h.Helper()
	status, up := h.send(http.MethodPost, h.url+"/upload/import?name=people.csv", h.token, "text/csv", text)
	id, _ := up["id"].(string)
	if id == "" {
		h.Fatalf("upload: %d %v", status, up)
	}
	answer := h.graphql(h.token, `mutation { startImport(input: {fileId: "`+id+`", ignoreUnknown: true}) { import { id } errors { message } } }`)
	made, _ := dig(answer, "data", "startImport", "import", "id").(string)
	if made == "" {
		h.Fatalf("import: %v", answer)
	}
	h.drain()
	if answer = h.graphql(h.token, `mutation { applyImport(input: {importId: "`+made+`"}) { import { state } errors { message } } }`); failure(answer) != "" {
		h.Fatalf("apply: %v", answer)
	}
	h.drain()
	h.update(func(tx *db.Tx) error {
		tx.Actor.Roles = append(tx.Actor.Roles, access.Owner)
		_, err := transfer.StartExport(tx, transfer.Export{Format: transfer.CSV, Kind: transfer.Members})
		return err
	})
	h.drain()
}

// answer carries a request about a member to its end.
func (h *household) answer(k rights.Kind, who access.MemberID) {
	h.Helper()
	var id rights.ID
	officer := func(tx *db.Tx, by access.MemberID) {
		tx.Actor = access.Actor{Kind: access.KindMember, Org: h.org, ID: string(by), Member: by, Roles: []access.Role{access.Plain, access.PrivacyOfficer}}
	}
	h.update(func(tx *db.Tx) error {
		officer(tx, h.hand)
		r, err := rights.Open(tx, rights.New{Kind: k, MemberID: who, Channel: rights.Letter, Question: planted + " asks", Evidence: planted + " showed a passport", Attested: true})
		id = r.ID
		return err
	})
	act := func(by access.MemberID, fn func(*db.Tx, rights.ID) error) {
		h.update(func(tx *db.Tx) error {
			officer(tx, by)
			return fn(tx, id)
		})
		h.drain()
	}
	act(h.deputy, func(tx *db.Tx, id rights.ID) error { _, err := rights.Start(tx, id); return err })
	act(h.helper, func(tx *db.Tx, id rights.ID) error { _, err := rights.Approve(tx, id, ""); return err })
	h.update(func(tx *db.Tx) error {
		r, err := rights.Find(tx, id)
		if err == nil && r.State != rights.Completed {
			tasks, _ := rights.Tasks(tx, []rights.ID{id})
			h.Fatalf("%s is %s: %+v", k, r.State, tasks[id])
		}
		return err
	})
}

// raw is what both databases keep: SQLite's files, or what pg_dump writes.
func (h *household) raw(d *dbtest.DB) []byte {
	h.Helper()
	var all bytes.Buffer
	for _, url := range []string{d.URL, d.KeysURL} {
		path, sqlite := strings.CutPrefix(url, "sqlite:")
		if !sqlite {
			all.Write(h.dump(url))
			continue
		}
		for _, part := range []string{path, path + "-wal"} {
			body, err := os.ReadFile(part)
			if err != nil && !os.IsNotExist(err) {
				h.Fatal(err)
			}
			all.Write(body)
		}
	}
	return all.Bytes()
}

func (h *household) dump(url string) []byte {
	h.Helper()
	out, err := exec.CommandContext(h.Context(), "pg_dump", "--inserts", "--dbname", strings.Replace(url, "://steward@", "://postgres@", 1)).Output()
	if err != nil {
		h.Fatal(err)
	}
	return out
}

// backup is a backup that is made after the erasure.
func (h *household) backup(d *dbtest.DB) []byte {
	h.Helper()
	file := filepath.Join(h.TempDir(), "backup")
	if d.Dialect() == db.Postgres {
		said, err := exec.CommandContext(h.Context(), "pg_dump", "--format=custom", "--compress=0", "--file="+file,
			"--dbname", strings.Replace(d.URL, "://steward@", "://postgres@", 1)).CombinedOutput()
		if err != nil {
			h.Fatalf("%v: %s", err, said)
		}
	} else {
		dbtest.Exec(h, d.URL, "vacuum into '"+file+"'")
	}
	body, err := os.ReadFile(file)
	if err != nil {
		h.Fatal(err)
	}
	return body
}

func (h *household) metrics() []byte {
	w := httptest.NewRecorder()
	promhttp.Handler().ServeHTTP(w, httptest.NewRequestWithContext(h.Context(), http.MethodGet, "/metrics", http.NoBody))
	return w.Body.Bytes()
}

// formsIn finds the planted value in whatever form it is, each with what stands
// around it.
func formsIn(body []byte) (found []string) {
	folded := bytes.Clone(body) // byte by byte, so that places stay where they are
	for i, b := range folded {
		if b >= 'A' && b <= 'Z' {
			folded[i] = b + 'a' - 'A'
		}
	}
	look := func(in, form []byte) {
		if i := bytes.Index(in, form); i >= 0 {
			found = append(found, string(body[max(0, i-120):min(len(body), i+80)]))
		}
	}
	look(folded, []byte(planted))
	look(folded, []byte(hex.EncodeToString([]byte(planted))))
	var wide []byte
	for _, u := range utf16.Encode([]rune(planted)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	look(folded, wide)
	look(folded, append([]byte{0}, wide[:len(wide)-1]...))
	for shift := range 3 { // base64 of a text in which it begins anywhere
		coded := base64.StdEncoding.EncodeToString(append(make([]byte, shift), planted...))
		look(body, []byte(strings.TrimRight(coded, "=")[4*((shift+2)/3):len(strings.TrimRight(coded, "="))-2]))
	}
	return found
}
