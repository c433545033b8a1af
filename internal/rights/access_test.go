package rights

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// answered carries an access request of ada's to its package.
func (w *world) answered() Request {
	w.t.Helper()
	r := w.ask(w.ada, Access)
	w.start(w.oscar, r.ID)
	w.drain()
	w.wantState(r.ID, AwaitingApproval)
	w.approve(w.otto, r.ID)
	w.drain()
	w.wantState(r.ID, Completed)
	return w.find(r.ID)
}

func (w *world) fetch(id ID) (Package, []byte) {
	w.t.Helper()
	var p Package
	err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) (err error) { p, err = Fetch(tx, id); return err })
	if err != nil {
		w.t.Fatal(err)
	}
	body, err := io.ReadAll(p.Reader(w.as(w.ada), w.DB.DB))
	if err != nil {
		w.t.Fatal(err)
	}
	return p, body
}

func TestAccessFromQuestionToPackage(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 3, 2)
		w.give(w.olive, 4, 1)
		r := w.answered()
		p, body := w.fetch(r.ID)
		if int64(len(body)) != p.Size || hashOf(body) != p.SHA256 {
			t.Fatalf("%d bytes, want %d", len(body), p.Size)
		}
		keys, err := w.sealer.Verifiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		m, err := VerifyPackage(bytes.NewReader(body), p.Size, keys...)
		if err != nil || m.Request != r.ID || m.Key() != keys[0] || len(m.Files)+2 != p.Files {
			t.Fatalf("manifest %+v: %v", m, err)
		}
		files := unzip(t, body)
		for _, want := range []string{
			"index.html", "information.json", "dpv.jsonld", "account.json", "choices.json", "disclosures.json", "accesses.json", "requests.json",
			"data/communications.json", "data/communications.csv", "pages/communications.html", "data/files.json",
		} {
			if _, ok := files[want]; !ok {
				t.Errorf("no file %s", want)
			}
		}
		var mails []item
		if err := json.Unmarshal(files["data/communications.json"], &mails); err != nil || len(mails) != 3 {
			t.Fatalf("%d mails: %v\n%s", len(mails), err, files["data/communications.json"])
		}
		if !strings.HasPrefix(mails[0].Content, "=1+1 <b>") {
			t.Errorf("JSON has changed the content: %q", mails[0].Content)
		}
		if csv := string(files["data/communications.csv"]); !strings.Contains(csv, "'=1+1") || strings.Contains(csv, ",=1+1") {
			t.Errorf("the CSV file holds a formula:\n%s", csv)
		}
		if page := string(files["pages/communications.html"]); strings.Contains(page, "<b>secret") || strings.Contains(page, "<script") {
			t.Error("the page holds foreign markup")
		}
		if index := string(files["index.html"]); !strings.Contains(index, "5 items in 2 categories") || strings.Contains(index, "src=") {
			t.Errorf("index:\n%s", index)
		}
		if bytes.Contains(body, []byte("olive@")) || strings.Contains(string(files["data/communications.json"]), "olive@") {
			t.Error("the package holds somebody else's data")
		}
		var info information
		if err := json.Unmarshal(files["information.json"], &info); err != nil || len(info.Purposes) != 1 || len(info.Provenance) != 2 || len(info.Retention) == 0 || info.Complaint == "" {
			t.Errorf("information %+v: %v", info, err)
		}
	})
}

func unzip(t *testing.T, body []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestEachStepIsOneEvent(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.answered()
		w.fetch(r.ID)
		want := []string{"request.opened", "request.started", "request.ready", "request.approved", "request.completed", "package.fetched"}
		if got := w.actions(r.ID); !slices.Equal(got, want) {
			t.Errorf("events %v, want %v", got, want)
		}
		for _, e := range w.timeline(r.ID) {
			if strings.Contains(e.DetailJSON, "ada") || strings.Contains(e.DetailJSON, "Please") {
				t.Errorf("%s holds personal data: %s", e.Action, e.DetailJSON)
			}
		}
	})
}

func TestOnlyTheSubjectFetchesThePackage(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 0)
		r := w.answered()
		p, body := w.fetch(r.ID)
		fetch := func(a access.Actor) error {
			return w.Update(access.With(t.Context(), a), access.OwnData, func(tx *db.Tx) error { _, err := Fetch(tx, r.ID); return err })
		}
		owner := access.Actor{Kind: access.KindMember, Org: w.org, ID: "o", Member: w.olive.ID, Session: "s", AuthenticatedAt: w.Clock.Now().Unix(), Roles: []access.Role{access.Owner}}
		wantFault(t, fetch(owner), fault.NotFound, "nothing")
		program := access.Actor{Kind: access.KindProgram, Org: w.org, ID: "t", Member: w.ada.ID, Roles: []access.Role{access.Plain}}
		wantFault(t, fetch(program), fault.Denied, "own session")
		if _, err := io.ReadAll(p.Reader(w.as(w.olive), w.DB.DB)); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else read the content: %v", err)
		}
		reader := p.Reader(w.as(w.ada), w.DB.DB)
		if _, err := reader.Seek(p.Size/2, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		if rest, err := io.ReadAll(reader); err != nil || !bytes.Equal(rest, body[p.Size/2:]) {
			t.Errorf("a resumed download differs: %v", err)
		}
		w.Clock.Advance(31 * 24 * time.Hour)
		err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error { _, err := Fetch(tx, r.ID); return err })
		wantFault(t, err, fault.NotFound, "until")
		w.drain()
		if _, err := io.ReadAll(p.Reader(w.as(w.ada), w.DB.DB)); !fault.Is(err, fault.NotFound) {
			t.Errorf("an expired package's content is still there: %v", err)
		}
		w.do(func(tx *db.Tx) error {
			all, err := Packages(tx, []ID{r.ID})
			if got := all[r.ID]; got.DeletedAt == nil || got.Downloads != 1 {
				t.Errorf("package %+v", got)
			}
			return err
		})
	})
}

func TestPackagesAreLargerThanOneChunk(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1200, 300)
		r := w.answered()
		p, body := w.fetch(r.ID)
		if _, err := VerifyPackage(bytes.NewReader(body), p.Size); err != nil {
			t.Fatal(err)
		}
		var mails []item
		if err := json.Unmarshal(unzip(t, body)["data/communications.json"], &mails); err != nil || len(mails) != 1200 {
			t.Fatalf("%d mails: %v", len(mails), err)
		}
		w.do(func(tx *db.Tx) error {
			var staged int
			if err := tx.Get(&staged, `select count(*) from task_chunk where org_id = :org`, nil); err != nil || staged != 0 {
				t.Errorf("%d staged chunks are left", staged)
			}
			return nil
		})
	})
}

func TestChangedPackagesAreFound(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 0)
		_, body := w.fetch(w.answered().ID)
		rebuilt := func(edit func(name string, body []byte) (string, []byte), added ...string) error {
			var out bytes.Buffer
			z := zip.NewWriter(&out)
			for name, b := range unzip(t, body) {
				name, b = edit(name, b)
				if name == "" {
					continue
				}
				f, _ := z.Create(name)
				_, _ = f.Write(b)
			}
			for _, name := range added {
				_, _ = z.Create(name)
			}
			_ = z.Close()
			_, err := VerifyPackage(bytes.NewReader(out.Bytes()), int64(out.Len()))
			return err
		}
		same := func(n string, b []byte) (string, []byte) { return n, b }
		if err := rebuilt(same); err != nil {
			t.Fatalf("unchanged: %v", err)
		}
		for _, added := range []string{"more.json", "account.json", manifestFile} {
			if err := rebuilt(same, added); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s added: %v", added, err)
			}
		}
		for name, edit := range map[string]func(string, []byte) (string, []byte){
			"a changed file": func(n string, b []byte) (string, []byte) {
				if n == "account.json" {
					return n, bytes.Replace(b, []byte("ada"), []byte("eva"), 1)
				}
				return n, b
			},
			"a missing file": func(n string, b []byte) (string, []byte) {
				if n == "choices.json" {
					return "", nil
				}
				return n, b
			},
			"a renamed file": func(n string, b []byte) (string, []byte) { return strings.Replace(n, "choices", "chosen", 1), b },
			"a changed manifest": func(n string, b []byte) (string, []byte) {
				if n == manifestFile {
					return n, bytes.Replace(b, []byte(`"access"`), []byte(`"erasure"`), 1)
				}
				return n, b
			},
		} {
			if err := rebuilt(edit); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := VerifyPackage(bytes.NewReader(body), int64(len(body)), "steward+00000000+AAAA"); !fault.Is(err, fault.Invalid) {
			t.Errorf("a key that is not trusted: %v", err)
		}
		if _, err := VerifyPackage(bytes.NewReader(body[:100]), 100); !fault.Is(err, fault.Invalid) {
			t.Errorf("a cut file: %v", err)
		}
	})
}
