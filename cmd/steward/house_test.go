package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// module is the import path of the repository.
const module = "github.com/sysoon/steward/"

// direction says which packages of Steward each package may import; those
// below it in the list are the ones it may not.
var direction = map[string][]string{
	"internal/fault":         {},
	"internal/access":        {"internal/fault"},
	"migrations":             {},
	"internal/db":            {"internal/access", "internal/fault", "migrations"},
	"internal/db/dbtest":     {"internal/access", "internal/db", "migrations"},
	"internal/outbound":      {"internal/fault"},
	"internal/opendsr":       {"internal/fault"},
	"internal/bucket":        {"internal/fault", "internal/outbound"},
	"internal/seal":          {"internal/access", "internal/db", "internal/fault"},
	"internal/audit":         {"internal/access", "internal/db", "internal/fault", "internal/seal"},
	"internal/job":           {"internal/access", "internal/db", "internal/fault"},
	"internal/file":          {"internal/access", "internal/audit", "internal/db", "internal/fault", "internal/seal"},
	"internal/notice":        {"internal/access", "internal/db", "internal/fault", "internal/job", "internal/seal"},
	"internal/webhook":       {"internal/access", "internal/audit", "internal/db", "internal/fault", "internal/job", "internal/notice", "internal/outbound", "internal/seal"},
	"internal/stream":        {"internal/access", "internal/audit", "internal/bucket", "internal/db", "internal/fault", "internal/job", "internal/notice", "internal/outbound", "internal/seal", "internal/webhook"},
	"internal/logfile":       {"internal/access", "internal/audit", "internal/db", "internal/fault", "internal/file", "internal/job", "internal/seal"},
	"internal/devidp":        {"internal/fault"},
	"internal/inbound":       {"internal/fault"},
	"internal/page":          {"internal/fault"},
	"internal/redact":        {},
	"internal/view":          {"internal/access", "internal/db", "internal/fault"},
	"internal/once":          {"internal/db", "internal/fault", "internal/seal"},
	"internal/demo":          {"internal/demo/files", "internal/visitor"},
	"internal/visitor":       {},
	"internal/demo/files":    {"internal/data/protocol"},
	"internal/demo/siem":     {},
	"internal/devdns":        {},
	"internal/data/guide":    {"internal/page"},
	"internal/data/protocol": {"internal/fault"},
	"web":                    {},
}

// below lists, for the domain packages and surfaces, what they must never
// import: what stands above them or beside them.
var below = map[string][]string{
	"internal/receiver":   {"internal/org", "internal/directory", "internal/product", "internal/term", "internal/data", "internal/rights", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/transfer":   {"internal/org", "internal/directory", "internal/product", "internal/term", "internal/data", "internal/rights", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/bulk":       {"internal/org", "internal/directory", "internal/data", "internal/rights", "internal/signin", "scim", "graph"},
	"internal/retention":  {"internal/rights", "internal/member", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/loss":       {"internal/rights", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/setup":      {"internal/data", "internal/rights", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/org":        {"internal/member", "internal/directory", "internal/product", "internal/term", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/member":     {"internal/directory", "internal/product", "internal/term", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/finding":    {"internal/domain", "internal/standing", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/standing":   {"internal/member", "internal/domain", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/signup":     {"internal/finding", "internal/standing", "internal/data", "internal/rights", "internal/signin"},
	"internal/domain":     {"internal/standing", "internal/member", "internal/finding", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/directory":  {"internal/term", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/product":    {"internal/member", "internal/directory", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/term":       {"internal/member", "internal/directory", "internal/data", "internal/rights", "internal/credential", "internal/signin"},
	"internal/data":       {"internal/rights", "internal/credential", "internal/signin"},
	"internal/connector":  {"internal/rights", "internal/credential", "internal/signin", "internal/intake"},
	"internal/rights":     {"internal/connector", "internal/credential", "internal/signin"},
	"internal/intake":     {"internal/data", "internal/credential", "internal/signin"},
	"internal/register":   {"internal/data", "internal/rights", "internal/credential", "internal/signin", "scim", "graph"},
	"internal/simulation": {"internal/credential", "internal/signin"},
	"internal/statement":  {"internal/credential", "internal/signin", "scim", "graph"},
	"internal/credential": {"internal/signin", "internal/rights", "internal/data"},
	"internal/signin":     {"internal/rights", "internal/data"},
	"graph":               {"scim", "internal/signin", "internal/demo", "internal/devidp"},
	"scim":                {"graph", "internal/signin", "internal/rights", "internal/data", "internal/term", "internal/credential"},
}

// only says which packages may import a library.
var only = map[string][]string{
	"database/sql":                        {"internal/db", "internal/db/dbtest", "internal/bench/floor"},
	"github.com/jmoiron/sqlx":             {"internal/db"},
	"github.com/jackc/pgx/v5":             {"internal/db", "internal/db/dbtest", "internal/bench/floor", "internal/connector"},
	"modernc.org/sqlite":                  {"internal/db", "internal/db/dbtest", "internal/bench/floor"},
	"github.com/coreos/go-oidc/v3/oidc":   {"internal/signin"},
	"golang.org/x/oauth2":                 {"internal/signin"},
	"github.com/99designs/gqlgen":         {"graph"},
	"github.com/elimity-com/scim":         {"scim"},
	"github.com/zitadel/oidc/v3":          {"internal/devidp"},
	"github.com/tink-crypto/tink-go/v2":   {"internal/seal"},
	"github.com/prometheus/client_golang": {"cmd/steward"},
	"github.com/wneessen/go-mail":         {"internal/notice"},
	"github.com/minio/minio-go/v7":        {"internal/bucket"},
}

// noHTTP are domain packages: they know nothing of the web.
var noHTTP = []string{
	"internal/fault", "internal/access", "internal/db", "internal/seal", "internal/audit", "internal/job", "internal/file", "internal/notice",
	"internal/transfer", "internal/bulk", "internal/loss", "internal/retention", "internal/view", "internal/setup",
	"internal/org", "internal/member", "internal/directory", "internal/product", "internal/term", "internal/rights",
	"internal/domain", "internal/once",
	"internal/standing", "internal/finding", "internal/signup", "internal/simulation", "internal/register", "internal/statement",
}

// across are the callers of db.Across and AcrossView, each with its reason.
var across = map[string]string{
	"internal/audit/sequence.go":        "the sequencer finds logs that wait",
	"internal/audit/follow.go":          "one look at all logs that streams follow",
	"internal/job/run.go":               "runners claim work of every organization",
	"internal/quota/fleet.go":           "how many nodes answer on this installation's database",
	"internal/seal/shred.go":            "the erasure ledger is the installation's",
	"internal/rights/reapply.go":        "how far this database has carried out the erasure ledger",
	"internal/db/db.go":                 "the door of the keys passes it on",
	"internal/db/dbtest/dbtest.go":      "tests make organizations",
	"internal/receiver/poll.go":         "whom a receiver's token belongs to",
	"internal/credential/middleware.go": "whom a session or token belongs to",
	"internal/credential/browser.go":    "where else the person of a browser is signed in",
	"internal/credential/directory.go":  "whom a SCIM bearer belongs to",
	"internal/credential/grant.go":      "which organization an OAuth client belongs to",
	"internal/signin/sql.go":            "which organization a domain or connection belongs to",
	"internal/domain/check.go":          "whether another family of organizations has proved a domain",
	"internal/finding/survey.go":        "accounts of the vendor on a domain that an organization proved",
	"internal/finding/ask.go":           "an organization asks the owner of an account on its domain",
	"internal/loss/answer.go":           "whose loss of an account a secret link or code is about",
	"internal/loss/move.go":             "what members acquired for themselves moves to their personal account",
	"internal/data/share_link.go":       "whose health data a link shows",
	"internal/finding/answer.go":        "the owner of an account answers the organization that asked",
	"internal/intake/desk.go":           "which organization somebody without a session asks, and which one answers",
	"internal/signup/sql.go":            "whose sign-ups they are: the vendor's",
	"internal/signup/ask.go":            "whether an organization has the domain that somebody signs up with",
	"internal/signup/prove.go":          "an organization that proved its domain is made",
	"internal/standing/work.go":         "a closed organization's domains are free for others",
	"graph/standing.go":                 "operators look at an organization's standing",
	"graph/operations.go":               "operators look at how the installation is doing",
	"graph/signup.go":                   "operators decide about sign-ups",
	"graph/standing_model.go":           "operators give notice and set parents",
	"graph/support_model.go":            "operators enter organizations that let them in",
	"graph/support_ask.go":              "operators ask organizations to be let in",
	"internal/support/answer.go":        "an owner's answer goes to the operator who asked",
	"graph/explain_model.go":            "operators compare two organizations' terms",
	"internal/register/change.go":       "an organization's objection is told to the vendor",
	"graph/register.go":                 "operators keep the catalogue and answer objections",
	"cmd/steward/catalogue.go":          "the catalogue is imported from a file",
	"graph/operator.go":                 "operators see and create organizations and products",
	"graph/statement_model.go":          "operators write, look at and publish versions of the statement",
	"cmd/steward/statement.go":          "the statement is looked at and published by command",
	"cmd/steward/program.go":            "start-up: the statement, the vendor, lists for commands",
}

type source struct {
	pkg, path string
	file      *ast.File
	set       *token.FileSet
	lines     int
}

// sources parses every Go file that people write.
func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []source
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if e.IsDir() && (strings.HasPrefix(rel, ".") && rel != "." || e.Name() == "node_modules" || rel == "internal/deps" || rel == "data" || rel == "graph/gen") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(rel, ".go") {
			return nil
		}
		body, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(body[:min(300, len(body))]), "DO NOT EDIT") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, body, parser.ParseComments)
		out = append(out, source{filepath.ToSlash(filepath.Dir(rel)), rel, file, set, strings.Count(string(body), "\n")})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

func (s source) imports() []string {
	var out []string
	for _, i := range s.file.Imports {
		out = append(out, strings.Trim(i.Path.Value, `"`))
	}
	return out
}

func TestImportsGoOneWay(t *testing.T) {
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		for _, path := range s.imports() {
			inner, ours := strings.CutPrefix(path, module)
			if allowed, listed := direction[s.pkg]; ours && listed && !slices.Contains(allowed, inner) {
				t.Errorf("%s imports %s; it may import %v", s.path, inner, allowed)
			}
			if ours && slices.Contains(below[s.pkg], inner) {
				t.Errorf("%s imports %s, which stands above or beside it", s.path, inner)
			}
			if path == "net/http" && slices.Contains(noHTTP, s.pkg) {
				t.Errorf("%s imports net/http: domain packages know nothing of the web", s.path)
			}
			for library, users := range only {
				mine := slices.ContainsFunc(users, func(u string) bool { return s.pkg == u || strings.HasPrefix(s.pkg, u+"/") })
				if (path == library || strings.HasPrefix(path, library+"/")) && !mine {
					t.Errorf("%s imports %s; only %v may", s.path, path, users)
				}
			}
		}
	}
}

func TestOnlyFewGoAcrossOrganizations(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if ok && (call.Sel.Name == "Across" || call.Sel.Name == "AcrossView") {
				used[s.path] = true
				if across[s.path] == "" {
					t.Errorf("%s goes across organizations: %s; give the reason in the list, or don't", s.path, s.set.Position(n.Pos()))
				}
			}
			return true
		})
	}
	for path := range across {
		if !used[path] {
			t.Errorf("%s is in the list and goes across no more", path)
		}
	}
}

const (
	maxFile     = 600
	maxFunction = 100
)

func TestSizes(t *testing.T) {
	for _, s := range sources(t) {
		if s.lines > maxFile {
			t.Errorf("%s has %d lines; the limit is %d", s.path, s.lines, maxFile)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1; n > maxFunction {
				t.Errorf("%s: %s has %d lines; the limit is %d", s.path, f.Name.Name, n, maxFunction)
			}
		}
	}
}

func TestEveryPackageSaysWhatItKnows(t *testing.T) {
	documented := map[string]bool{}
	forbidden := []string{"util", "utils", "common", "helper", "helpers", "manager", "store", "types", "models", "base"}
	for _, s := range sources(t) {
		if strings.HasSuffix(s.file.Name.Name, "_test") {
			continue
		}
		documented[s.pkg] = documented[s.pkg] || s.file.Doc != nil
		if slices.Contains(forbidden, s.file.Name.Name) {
			t.Errorf("%s: a package named %s says nothing", s.path, s.file.Name.Name)
		}
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", pkg)
		}
	}
}

// TestEveryTermIsEnforced: a term that nothing asks for is a promise that
// nobody keeps.
func TestEveryTermIsEnforced(t *testing.T) {
	registered := map[string]bool{}
	asked := map[string]bool{}
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.KeyValueExpr:
				if id, ok := x.Value.(*ast.Ident); ok && s.pkg == "internal/term" && isKey(x.Key) && ast.IsExported(id.Name) {
					registered[id.Name] = true
				}
			case *ast.SelectorExpr:
				if id, ok := x.X.(*ast.Ident); ok && id.Name == "term" && s.pkg != "internal/term" {
					asked[x.Sel.Name] = true
				}
			}
			return true
		})
	}
	if len(registered) < 20 {
		t.Errorf("found only %d registered terms: %v", len(registered), registered)
	}
	for name := range registered {
		if !asked[name] {
			t.Errorf("term.%s is registered and nothing asks for it", name)
		}
	}
}

func isKey(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "Key"
}

var leftOver = regexp.MustCompile(`TODO|FIXME|XXX|\bt\.Skip|time\.Sleep|not implemented`)

func TestNothingIsLeftForLater(t *testing.T) {
	for _, s := range sources(t) {
		if s.path == "cmd/steward/house_test.go" {
			continue
		}
		body, err := os.ReadFile(filepath.Join("..", "..", s.path))
		if err != nil {
			t.Fatal(err)
		}
		if found := leftOver.Find(body); found != nil {
			t.Errorf("%s holds %q", s.path, found)
		}
	}
}
