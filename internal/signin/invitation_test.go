package signin_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/role"
)

// Row E2. The mail is the only place where the link stands; it is worth one
// account, for one address, for as long as whoever invited may.

// party is a siege whose Ada administers and invites, with a mailbox.
type party struct {
	*siege
	box []notice.Letter
}

// Deliver keeps a letter.
func (p *party) Deliver(_ context.Context, l notice.Letter) error {
	p.box = append(p.box, l)
	return nil
}

func partyEach(t *testing.T, fn func(t *testing.T, p *party)) {
	t.Helper()
	siegeEach(t, func(t *testing.T, s *siege) {
		s.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, s.ada, []access.Role{access.Owner}); return err })
		s.idp.turn(claim("sub", "s-ida", "email", "ida@acme.example", "name", "Ida"))
		fn(t, &party{siege: s})
	})
}

// administer acts as Ada does in the console.
func (p *party) administer(fn func(*db.Tx) error) error {
	p.t.Helper()
	a := access.Actor{
		Kind: access.KindMember, Org: p.id, ID: string(p.ada), Member: p.ada, Roles: []access.Role{access.Owner, access.Plain},
		Session: "test", AuthenticatedAt: p.Clock.Now().Unix(),
	}
	return p.Update(access.With(p.t.Context(), a), access.ManageMembers, fn)
}

// invite invites Ida and gives the invitation and the link of its mail.
func (p *party) invite(roles ...access.Role) (i invitation.Invitation, link string) {
	p.t.Helper()
	err := p.administer(func(tx *db.Tx) (err error) {
		i, err = invitation.Invite(tx, invitation.New{Email: p.idp.local("ida@acme.example"), Roles: roles})
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return i, p.mailed()
}

var linkForm = regexp.MustCompile(`(\S+/invitation\?t=([A-Za-z0-9_-]{43}))`)

// mailed carries the mail out and gives the link of the last letter.
func (p *party) mailed() string {
	p.t.Helper()
	r := job.NewRunner(p.DB.DB, nil)
	r.Handle(notice.MailJob, notice.Sender{DB: p.DB.DB, Post: p, BaseURL: p.url, MemberAddress: func(*db.Tx, access.MemberID) (string, error) { return "", nil }}.Handle)
	if err := r.Drain(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	if len(p.box) == 0 {
		p.t.Fatal("no mail went out")
	}
	last := p.box[len(p.box)-1]
	m := linkForm.FindStringSubmatch(last.Text)
	if m == nil || last.To != p.idp.local("ida@acme.example") {
		p.t.Fatalf("to %s: %s", last.To, last.Text)
	}
	return m[1]
}

func tokenOf(link string) string {
	u, _ := url.Parse(link)
	return u.Query().Get("t")
}

// accept goes the whole way: the link, the button, the provider, the callback.
func (p *party) accept(b *browser, link string) page {
	p.t.Helper()
	return b.post(p.url+"/invitation", values("t", tokenOf(link)))
}

func (p *party) open(id invitation.ID) (i invitation.Invitation) {
	p.t.Helper()
	p.update(func(tx *db.Tx) (err error) { i, err = invitation.Find(tx, id); return err })
	return i
}

func TestAnInvitationMakesOneMember(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		members := p.count("member")
		i, link := p.invite(access.Helpdesk)
		for range 2 { // whoever previews a mail accepts nothing
			if shown := newBrowser(t).get(link); shown.status != http.StatusOK || !strings.Contains(shown.body, "You are invited to") || shown.header.Get("Referrer-Policy") != "no-referrer" {
				t.Fatalf("%d: %s", shown.status, shown.body)
			}
		}
		if p.count("member") != members || p.open(i.ID).State != invitation.Open {
			t.Error("looking at it changed something")
		}
		b := newBrowser(t)
		in := p.accept(b, link)
		i = p.open(i.ID)
		if in.body != string(p.id)+" "+string(i.Member) || !strings.HasPrefix(in.address, p.url+"/") || i.State != invitation.Accepted || i.Email != "" {
			t.Fatalf("%d at %s: %s, %s", in.status, in.address, in.body, i.State)
		}
		if got := p.roles(i.Member); !slices.Equal(got, []access.Role{access.Helpdesk}) {
			t.Errorf("roles %v", got)
		}
		if p.events("invitation.sent") != 1 || p.events("invitation.accepted") != 1 || p.count("member") != members+1 {
			t.Error("the log or the members are wrong")
		}
		// It was for once.
		p.update(endAll(i.Member))
		p.void(newBrowser(t).get(link))
		p.void(p.accept(newBrowser(t), link))
		// And from now on the account opens as any other does.
		if again := newBrowser(t).post(p.url+"/signin", values("email", p.idp.local("ida@acme.example"))); again.body != string(p.id)+" "+string(i.Member) {
			t.Errorf("%d: %s", again.status, again.body)
		}
	})
}

// void fails unless the answer is the one to links that are worth nothing.
func (p *party) void(got page) {
	p.t.Helper()
	if got.status != http.StatusNotFound || !strings.Contains(got.body, "<code>invitation_void</code>") {
		p.t.Errorf("%d at %s, want 404 invitation_void: %s", got.status, got.address, got.body)
	}
}

// Guards: invitation/accept.go ByLink; invitation.go Resend, Revoke.
func TestLinksThatAreWorthNothingAreAnsweredAlike(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		i, first := p.invite()
		if err := p.administer(func(tx *db.Tx) error { _, err := invitation.Resend(tx, i.ID); return err }); !fault.Is(err, fault.TooMany) {
			t.Errorf("sent again at once: %v", err)
		}
		p.Clock.Advance(6 * time.Minute)
		if err := p.administer(func(tx *db.Tx) error { _, err := invitation.Resend(tx, i.ID); return err }); err != nil {
			t.Fatal(err)
		}
		second := p.mailed()
		wrong := newBrowser(t).get(p.url + "/invitation?t=" + strings.Repeat("A", 43))
		p.void(wrong)
		same := func(name, link string) {
			t.Helper()
			for _, got := range []page{newBrowser(t).get(link), p.accept(newBrowser(t), link)} {
				if got.status != wrong.status || got.body != wrong.body {
					t.Errorf("%s: %d %s", name, got.status, got.body)
				}
			}
		}
		same("replaced by a newer one", first)
		same("none", p.url+"/invitation")
		same("shortened", second[:len(second)-1])
		if err := p.administer(func(tx *db.Tx) error { _, err := invitation.Revoke(tx, i.ID); return err }); err != nil {
			t.Fatal(err)
		}
		same("revoked", second)
		_, late := p.invite()
		p.Clock.Advance(invitation.Lasts)
		same("over", late)
		if p.sessions() != 0 || p.count("identity") != 0 {
			t.Error("somebody came in")
		}
	})
}

// Guards: link.go vouched, OwnsDomain; accept.go EmailKey, stillMay.
func TestAnInvitationIsForItsAddressAlone(t *testing.T) {
	for name, c := range map[string]struct {
		turn   func(*hostile)
		set    func(p *party, i invitation.Invitation)
		reason string
		status int
	}{
		"another address of the organization": {turn: claim("sub", "s-eve", "email", "eve@acme.example"), reason: "invitation_void", status: http.StatusNotFound},
		"a homoglyph of the address":          {turn: claim("email", "idа@acme.example"), reason: "invitation_void", status: http.StatusNotFound},
		"an address elsewhere (L3)":           {turn: claim("email", "ida@elsewhere.example"), reason: "domain_not_verified", status: http.StatusForbidden},
		"an address that nobody verified":     {turn: unclaim("email_verified"), reason: "email_not_verified", status: http.StatusForbidden},
		"the string true":                     {turn: claim("email_verified", "true"), reason: "email_not_verified", status: http.StatusForbidden},
		"a domain that was lost since (L3)": {set: func(p *party, _ invitation.Invitation) {
			p.update(func(tx *db.Tx) error {
				_, err := tx.Exec(`update domain set state = 'lost' where org_id = :org`, nil)
				return err
			})
		}, reason: "domain_not_verified", status: http.StatusForbidden},
		"an inviter who was suspended": {set: func(p *party, _ invitation.Invitation) {
			p.join("second@acme.example", nil)
			p.update(func(tx *db.Tx) error {
				_, err := tx.Exec(`update member set state = 'suspended' where org_id = :org and id = :id`, db.Args{"id": string(p.ada)})
				return err
			})
		}, reason: "invitation_void", status: http.StatusNotFound},
		"an inviter who may not give the role any more": {set: func(p *party, _ invitation.Invitation) {
			p.update(func(tx *db.Tx) error {
				_, err := tx.Exec(`update member_role set role = 'helpdesk' where org_id = :org and member_id = :id`, db.Args{"id": string(p.ada)})
				return err
			})
		}, reason: "invitation_void", status: http.StatusNotFound},
		"an inviter who gives roles and holds less than this one": {set: func(p *party, _ invitation.Invitation) {
			p.update(func(tx *db.Tx) error {
				if _, err := tx.Exec(`delete from member_role where org_id = :org and member_id = :id`, db.Args{"id": string(p.ada)}); err != nil {
					return err
				}
				own, err := role.Create(tx, role.New{Name: "Desk", Permissions: []access.Permission{access.ReadMembers, access.ManageMembers, access.ManageRoles}})
				if err != nil {
					return err
				}
				_, err = member.GrantRole(tx, p.ada, member.NewGrant{OwnRole: string(own.ID)})
				return err
			})
		}, reason: "invitation_void", status: http.StatusNotFound},
		"one that was revoked while they were at the provider": {set: func(p *party, i invitation.Invitation) {
			if err := p.administer(func(tx *db.Tx) error { _, err := invitation.Revoke(tx, i.ID); return err }); err != nil {
				p.t.Fatal(err)
			}
		}, reason: "invitation_void", status: http.StatusNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			partyEach(t, func(t *testing.T, p *party) {
				i, link := p.invite(access.Admin)
				b := newBrowser(t)
				lead := b.step(http.MethodPost, p.url+"/invitation", values("t", tokenOf(link)))
				m := refresh.FindStringSubmatch(lead.header.Get("Refresh"))
				if m == nil {
					t.Fatalf("%d: %s", lead.status, lead.body)
				}
				if c.turn != nil {
					p.idp.turn(func(h *hostile) {
						before := h.claims
						c.turn(h)
						after := h.claims
						h.claims = func(all map[string]any) { before(all); after(all) }
					})
				}
				members := p.count("member")
				if c.set != nil {
					c.set(p, i)
					members = p.count("member")
				}
				p.refused(b.get(m[1]), c.status, c.reason)
				if p.count("member") != members || p.count("identity") != 0 {
					t.Errorf("%d members, %d identities", p.count("member"), p.count("identity"))
				}
				if now := p.open(i.ID); now.State == invitation.Accepted {
					t.Error("it was used up")
				}
			})
		})
	}
}

// Two who follow one link: the second is not let into the first's account.
func TestALinkIsForOnePerson(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		_, link := p.invite()
		late := newBrowser(t)
		lead := late.step(http.MethodPost, p.url+"/invitation", values("t", tokenOf(link)))
		first := p.accept(newBrowser(t), link)
		if !strings.HasPrefix(first.body, string(p.id)) || strings.HasSuffix(first.body, " ") {
			t.Fatalf("%d: %s", first.status, first.body)
		}
		p.idp.turn(claim("sub", "s-mallory", "email", "ida@acme.example"))
		got := late.get(refresh.FindStringSubmatch(lead.header.Get("Refresh"))[1])
		if got.status != http.StatusForbidden || !strings.Contains(got.body, "already_linked") || p.count("identity") != 1 {
			t.Errorf("%d, %d identities: %s", got.status, p.count("identity"), got.body)
		}
	})
}

// The secret stands in the mail and nowhere else: not in the log, the notices,
// the work to be done, or the row, which has its hash.
func TestTheLinkIsKeptNowhere(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		_, link := p.invite()
		var all []string
		p.update(func(tx *db.Tx) error {
			return tx.Select(&all, `
				select cast(detail as text) from event where org_id = :org
				union all select subject || body || link || once_key from notice where org_id = :org
				union all select cast(payload as text) from job where org_id = :org
				union all select email || email_key || cast(roles as text) || state || by_id from invitation where org_id = :org`, nil)
		})
		p.update(func(tx *db.Tx) error {
			var hash []byte
			err := tx.Get(&hash, `select secret_hash from invitation where org_id = :org`, nil)
			if len(hash) != 32 || string(hash) == tokenOf(link) {
				t.Error("the row has the secret itself")
			}
			return err
		})
		if text := strings.Join(all, "\n"); len(all) < 4 || strings.Contains(text, tokenOf(link)) || strings.Contains(link, p.idp.local("ida@acme.example")) {
			t.Errorf("%d rows; the link's secret or the address is where it should not be: %s", len(all), text)
		}
	})
}

func TestInvitationsAreLimitedByNetwork(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		b := newBrowser(t)
		for range 300 {
			if got := b.get(p.url + "/invitation?t=wrong"); got.status == http.StatusTooManyRequests {
				if got.header.Get("Retry-After") == "" {
					t.Error("it does not say when to come back")
				}
				return
			}
		}
		t.Error("one network may guess without end")
	})
}

// An organization that nobody can sign in to says so, and the invitation waits.
func TestAnInvitationWaitsForAConnection(t *testing.T) {
	partyEach(t, func(t *testing.T, p *party) {
		i, link := p.invite()
		p.update(func(tx *db.Tx) error { _, err := org.Disable(tx, p.connection.ID, 0); return err })
		if got := newBrowser(t).get(link); got.status != http.StatusConflict || !strings.Contains(got.body, "no_connection") {
			t.Errorf("%d: %s", got.status, got.body)
		}
		if p.open(i.ID).State != invitation.Open {
			t.Error("it was used up")
		}
	})
}
