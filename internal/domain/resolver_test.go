package domain_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

func TestLookUps(t *testing.T) {
	s := startNameServer(t)
	r, err := domain.NewResolver([]string{s.address})
	if err != nil {
		t.Fatal(err)
	}
	d := org.Domain{Name: "xn--bcher-kva.example", Token: org.NewToken()}
	right := d.RecordValue()
	look := func(what string, want domain.Outcome) domain.Seen {
		t.Helper()
		seen := r.Look(t.Context(), d)
		if seen.Outcome != want || (seen.Problem == "") != (want == domain.Found) {
			t.Errorf("%s: %+v, want %s", what, seen, want)
		}
		return seen
	}
	look("no such name", domain.Missing)
	s.publish(d.Name, right)
	look("the record at the domain itself", domain.Missing)
	s.publish("_steward." + d.Name)
	look("a name without texts", domain.Missing)
	s.publish("_steward."+d.Name, "something else", right+"x", strings.ToUpper(right))
	if seen := look("other records", domain.Missing); !strings.Contains(seen.Problem, "none of them") {
		t.Errorf("problem %q", seen.Problem)
	}
	s.publish("_steward."+d.Name, "v=spf1 -all", " "+right+" ")
	look("the record among others", domain.Found)

	many := []string{}
	for i := range 40 {
		many = append(many, fmt.Sprintf("filler %d %s", i, strings.Repeat("x", 300)))
	}
	s.publish("_steward."+d.Name, append(many, right)...)
	before := s.overTCP
	look("an answer too long for UDP", domain.Found)
	if s.overTCP == before {
		t.Error("the long answer did not come over TCP")
	}

	s.publish("_steward." + d.Name)
	s.aliases["_steward."+d.Name+"."] = "proofs.example.net."
	s.publish("proofs.example.net", right)
	look("an alias to where the record is", domain.Found)

	s.set(true, false)
	look("name servers that fail", domain.Unclear)
}

func TestLookingEndsWithoutAnAnswer(t *testing.T) {
	s := startNameServer(t)
	s.set(false, true)
	r, err := domain.NewResolver([]string{s.address})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if seen := r.LookFor(ctx, "acme.example", "t"); seen.Outcome != domain.Unclear {
		t.Errorf("%+v", seen)
	}
}

func TestNameServers(t *testing.T) {
	for _, good := range [][]string{nil, {"192.0.2.53"}, {"2001:db8::53", "[2001:db8::53]:5353", "192.0.2.1:53"}} {
		if _, err := domain.NewResolver(good); err != nil {
			t.Errorf("%v: %v", good, err)
		}
	}
	for _, bad := range []string{"", "dns.example", "192.0.2.53:", "192.0.2.53:99999", "http://192.0.2.53"} {
		if _, err := domain.NewResolver([]string{bad}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
