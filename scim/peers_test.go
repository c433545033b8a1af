package scim

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// differs is what the compliance test of scim2-cli finds and we mean: the check,
// a word of what it says, and why.
var differs = []struct{ check, says, why string }{
	{"check_remove_attribute", "'active'", "an absent attribute never takes an account away, so active always has a value"},
	{"check_add_attribute", "'members'", "display of a member is read-only (RFC 7643 section 4.2): the answer names whom the group has"},
	{"check_replace_attribute", "'members'", "display of a member is read-only (RFC 7643 section 4.2): the answer names whom the group has"},
}

// peer is a program that make setup installs for the tests.
func peer(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", ".cache", "python", "bin", name))
	if err == nil {
		path, err = exec.LookPath(path)
	}
	if err != nil {
		t.Fatalf("%v: run make setup, which installs the SCIM clients of scim/testdata/peers", err)
	}
	return path
}

// TestComplianceOfScim2Cli runs the compliance test of scim2-cli against an
// empty directory.
func TestComplianceOfScim2Cli(t *testing.T) {
	python, program := peer(t, "python3"), peer(t, "scim2") // the script names the place where it was installed first
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		out, err := exec.CommandContext(t.Context(), python, program, "--url", c.base(), "-h", "Authorization: Bearer "+c.token, "test").CombinedOutput()
		checks := outcomes(string(out))
		if len(checks["SUCCESS"]) < 90 {
			t.Fatalf("%d checks passed (%v); it said\n%s", len(checks["SUCCESS"]), err, out)
		}
		for _, failed := range checks["ERROR"] {
			if !meant(failed) {
				t.Errorf("%s", failed)
			}
		}
		if want := len(differs); len(checks["ERROR"]) != want {
			t.Errorf("%d checks differ, %d are listed: take out what holds now", len(checks["ERROR"]), want)
		}
	})
}

var outcome = regexp.MustCompile(`(?m)^(SUCCESS|ERROR|CRITICAL|SKIPPED|COMPLIANT|DEVIATION|ACCEPTABLE) (\w+)$`)

// outcomes cuts the report into its checks, by outcome. Whatever isn't a success
// or skipped counts as an error.
func outcomes(report string) map[string][]string {
	by := map[string][]string{}
	at := outcome.FindAllStringSubmatchIndex(report, -1)
	for i, m := range at {
		end := len(report)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		kind := report[m[2]:m[3]]
		if kind != "SUCCESS" && kind != "SKIPPED" && kind != "COMPLIANT" {
			kind = "ERROR"
		}
		by[kind] = append(by[kind], report[m[0]:end])
	}
	return by
}

func meant(check string) bool {
	return slices.ContainsFunc(differs, func(d struct{ check, says, why string }) bool {
		return strings.Contains(check, d.check) && strings.Contains(check, d.says)
	})
}

// TestScimClientProvisions drives the service provider through another library
// the way its users do.
func TestScimClientProvisions(t *testing.T) {
	python := peer(t, "python")
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		for _, p := range directory.Profiles {
			c := s.connect(p)
			out, err := exec.CommandContext(t.Context(), python, filepath.Join("testdata", "peers", "provision.py"), c.base(), c.token).CombinedOutput()
			if err != nil {
				t.Errorf("%s: %v: %s", p, err, out)
			}
		}
	})
}
