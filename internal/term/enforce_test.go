package term

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEnforcersAsk reads the code that a definition names: it must ask for the
// term.
func TestEnforcersAsk(t *testing.T) {
	names := constants(t)
	for _, d := range Registry() {
		dir, _, ok := strings.Cut(d.EnforcedBy, ":")
		if !ok {
			t.Errorf("%s is enforced by %q, which names no package", d.Key, d.EnforcedBy)
			continue
		}
		if !asks(t, filepath.Join("..", "..", filepath.FromSlash(dir)), "term."+names[d.Key]) {
			t.Errorf("%s doesn't ask for term.%s", dir, names[d.Key])
		}
	}
}

// asks tells whether a package's code, tests aside, has a word in it.
func asks(t *testing.T, dir, word string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") && regexp.MustCompile(regexp.QuoteMeta(word)+`\b`).Match(body) {
			return true
		}
	}
	return false
}
