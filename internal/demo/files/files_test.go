package files_test

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/demo/files"
	"github.com/sysoon/steward/internal/fault"
)

var secret = []byte("a secret of at least sixteen bytes")

func open(t *testing.T, dir string) *files.Server {
	t.Helper()
	s, err := files.New(files.Config{Dir: dir, Secret: secret})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func source(t *testing.T, s *files.Server) data.Source {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return data.HTTP(server.Client(), server.URL, secret)
}

func file(owner, name string) files.File {
	return files.File{Organization: "acme", Owner: owner, Name: name, Text: "Text of " + name, At: time.Unix(1e9, 0)}
}

var ada = data.Subject{OrgSlug: "acme", MemberID: "m-1", UserName: "ada", Emails: []string{"ada@acme.example"}}

// TestSurvivesRestart: files, erasures and the answers to them are there again.
func TestSurvivesRestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made")
	s := open(t, dir)
	if err := s.Add(file("ada@acme.example", "one"), file("bob@acme.example", "two")); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	if got := s.List("acme", "ADA@acme.example"); len(got) != 1 || got[0].Text != "Text of one" {
		t.Fatalf("%+v", got)
	}
	erase := data.EraseOptions{Key: "erase-0001", Request: "r"}
	first, err := source(t, s).Erase(t.Context(), ada, erase)
	if err != nil || first.Erased != 2 {
		t.Fatalf("%+v, %v", first, err)
	}
	s = open(t, dir)
	again, err := source(t, s).Erase(t.Context(), ada, erase)
	if err != nil || again.Erased != 2 {
		t.Errorf("after a restart the same erase is answered %+v, %v", again, err)
	}
	if len(s.List("acme", "ada@acme.example")) != 0 || len(s.List("acme", "bob@acme.example")) != 1 {
		t.Error("the wrong files are left")
	}
}

func TestFindsAPersonByAnyName(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.Add(file("ada", "by user name"), file("M-1", "by id"), file("ada@acme.example", "by address"), file("eve", "another's")); err != nil {
		t.Fatal(err)
	}
	found, err := source(t, s).Find(t.Context(), ada)
	if err != nil || found.Total() != 6 {
		t.Errorf("%d, %v", found.Total(), err)
	}
	elsewhere := ada
	elsewhere.OrgSlug = "other"
	if found, err = source(t, s).Find(t.Context(), elsewhere); err != nil || found.Total() != 0 {
		t.Errorf("in another organization: %d, %v", found.Total(), err)
	}
	nobody := data.Subject{OrgSlug: "acme"}
	if found, err = source(t, s).Find(t.Context(), nobody); err != nil || found.Total() != 0 {
		t.Errorf("of nobody: %d, %v", found.Total(), err)
	}
}

func TestAnswersStayWithinTheProtocol(t *testing.T) {
	s := open(t, t.TempDir())
	var batch []files.File
	for range 200 {
		f := file("ada", "large")
		f.Text = strings.Repeat("x", 64<<10)
		batch = append(batch, f)
	}
	if err := s.Add(batch...); err != nil {
		t.Fatal(err)
	}
	n := 0
	err := source(t, s).Export(t.Context(), ada, func(data.Item) error { n++; return nil })
	if err != nil || n != 400 {
		t.Errorf("%d items, %v", n, err)
	}
}

func TestAddRefuses(t *testing.T) {
	s := open(t, t.TempDir())
	large := file("ada", "large")
	large.Text = strings.Repeat("x", 64<<10+1)
	for name, f := range map[string]files.File{"no owner": file("", "x"), "no name": file("ada", ""), "no organization": {Owner: "ada", Name: "x"}, "large": large} {
		if err := s.Add(file("ada", "good"), f); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
	if got := s.List("acme", "ada"); len(got) != 0 {
		t.Errorf("%d were kept of refused ones", len(got))
	}
}

func TestKeepsAllOfManyAtOnce(t *testing.T) {
	s := open(t, t.TempDir())
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if err := s.Add(file("ada", "x")); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := s.List("acme", "ada"); len(got) != 20 {
		t.Errorf("%d", len(got))
	}
}

func TestOpenRefuses(t *testing.T) {
	if _, err := files.New(files.Config{Dir: t.TempDir(), Secret: []byte("short")}); err == nil {
		t.Error("a short secret")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "files.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := files.New(files.Config{Dir: dir, Secret: secret}); err == nil || !strings.Contains(err.Error(), "files.json") {
		t.Errorf("a broken file: %v", err)
	}
}

// TestFailsWhenItCantKeep: an erase that could not be written is not answered as
// done, and may be tried again.
func TestFailsWhenItCantKeep(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Add(file("ada", "one")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	_, err := source(t, s).Erase(t.Context(), ada, data.EraseOptions{Key: "erase-0001"})
	if !fault.Is(err, fault.Unavailable) || data.IsPermanent(err) {
		t.Errorf("got %v", err)
	}
	if len(s.List("acme", "ada")) != 1 {
		t.Error("it is gone though nobody was told")
	}
}
