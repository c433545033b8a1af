package term

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// constants reads the names of the terms from the code, so that a term can't be
// named and not registered.
func constants(t *testing.T) map[Key]string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[Key]string{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		gather(file, names)
	}
	return names
}

// gather adds the constants of type Key in a file.
func gather(file *ast.File, names map[Key]string) {
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Key" && len(spec.Values) == 1 {
			key, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			names[Key(key)] = spec.Names[0].Name
		}
		return true
	})
}

func TestEveryKeyIsDefined(t *testing.T) {
	names := constants(t)
	for key := range names {
		if d, ok := Lookup(key); !ok || d.Key != key {
			t.Errorf("%s is named but not defined", key)
		}
	}
	if len(names) != len(registry) || len(names) < 20 {
		t.Errorf("%d terms are named, %d defined", len(names), len(registry))
	}
}

func TestDefinitionsAreWhole(t *testing.T) {
	for _, d := range Registry() {
		switch {
		case d.Title == "" || d.Section == "" || d.EnforcedBy == "" || d.Row < 1 || d.Row > 85:
			t.Errorf("%s lacks a title, section, row or enforcer", d.Key)
		case d.Matter != Privacy && d.Matter != Security && d.Matter != Commercial:
			t.Errorf("%s has matter %q", d.Key, d.Matter)
		case len(d.Overridable) == 0 || slices.ContainsFunc(d.Overridable, func(l Layer) bool { return l.Rank() < 0 || l.base() }):
			t.Errorf("%s can be set by %v", d.Key, d.Overridable)
		case d.SubjectOnly && !slices.Equal(d.Overridable, []Layer{LayerChoice}):
			t.Errorf("%s is the subject's alone, and %v may set it", d.Key, d.Overridable)
		case d.Group != "" && d.Merge != Replace:
			t.Errorf("%s is of an atomic group and merges by %s: ranks would mix", d.Key, d.Merge)
		case d.Type == TypeDuration && d.Unit == "":
			t.Errorf("%s doesn't say from when it runs", d.Key)
		case d.Matter != Privacy && slices.Contains(d.Overridable, LayerProcessing) && d.Matter != Security:
			t.Errorf("%s is no matter for a data processing agreement", d.Key)
		}
		if v, err := d.Parse(d.Default.String()); err != nil || !v.Equal(d.Default) {
			t.Errorf("the default of %s is %q: %v", d.Key, d.Default, err)
		}
	}
}

func TestEveryValueHasASentence(t *testing.T) {
	for _, d := range Registry() {
		values := []string{d.Default.String()}
		switch d.Type {
		case TypeBool:
			values = []string{"true", "false"}
		case TypeEnum:
			values = d.Options
		}
		for _, text := range values {
			v, err := d.Parse(text)
			s := d.Sentence(v)
			if err != nil || !strings.HasSuffix(s, ".") || strings.Contains(s, "%") || strings.Contains(s, "_") {
				t.Errorf("%s = %s: %q, %v", d.Key, text, s, err)
			}
		}
	}
	d, _ := Lookup(AccessRespondWithin)
	if got := d.Sentence(length(Days(20))); got != "Access requests are answered within 20 days." {
		t.Error(got)
	}
	d, _ = Lookup(ResidencyRegions)
	if got := d.Sentence(regions()); got != "Data may be kept nowhere." {
		t.Error(got)
	}
}

func TestBoundsAreOfTheRegistry(t *testing.T) {
	for _, b := range Bounds {
		d, ok := Lookup(b.Term)
		if !ok || b.Value.Type() != d.Type || d.Direction == Neutral || b.Law == "" || b.From.IsZero() {
			t.Errorf("bound %+v doesn't fit %s", b, b.Term)
		}
	}
}

func TestLayers(t *testing.T) {
	for i, l := range Layers {
		if l.Rank() != i {
			t.Errorf("%s has rank %d", l, l.Rank())
		}
	}
	if unknown := Layer("hearsay"); unknown.base() || unknown.contract() || unknown.Rank() != -1 {
		t.Error("an unknown layer counts as one")
	}
}
