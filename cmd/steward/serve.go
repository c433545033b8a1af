package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/logfile"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/receiver"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/retention"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/standing"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/stream"
	"github.com/sysoon/steward/internal/support"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/internal/webhook"
	"github.com/sysoon/steward/scim"
)

type serveCommand struct {
	storage
	reach
	mailing
	signing
	Listen             string        `help:"Address to listen on." default:"127.0.0.1:8080" placeholder:"ADDR"`
	PublicURL          string        `help:"Address at which browsers and identity providers reach Steward. Default with --dev: http://ADDR." placeholder:"URL"`
	Metrics            string        `help:"Address on which /metrics is served, apart from the console; off by default." placeholder:"ADDR"`
	Profile            string        `help:"Loopback address on which operators take profiles (/debug/pprof/), with an API token that may OPERATE; off by default." placeholder:"ADDR"`
	SlowStatement      time.Duration `help:"SQL statements that take longer are logged, without their values; 0 for none." default:"500ms" placeholder:"DURATION"`
	SCIMRate           float64       `name:"scim-rate" help:"SCIM requests a second that each directory may send, with bursts of four times as many." default:"100" placeholder:"N"`
	GraphQLRate        int           `name:"graphql-rate" help:"Points of GraphQL cost a second that each API token may spend, saved up to forty times as many; a token can have a limit of its own." default:"500" placeholder:"N"`
	GraphQLSessionRate int           `name:"graphql-session-rate" help:"The same for each session of the console, saved up to fifty times as many." default:"2000" placeholder:"N"`
	Drain              time.Duration `help:"How long to keep answering after being told to stop, with /readyz saying 503, so that a proxy before several nodes sends requests elsewhere: a little more than it takes to notice." default:"0s" placeholder:"DURATION"`
	Worker             bool          `help:"Do background work in this process." default:"true" negatable:""`
	Dev                bool          `help:"Development: an identity provider and a sample product on loopback, and sample organizations. Never in production."`
}

// reach says which addresses that organizations set may be reached.
type reach struct {
	AllowNetwork []netip.Prefix `help:"Inner networks (CIDR) that identity providers and products may be in; public addresses are always allowed." placeholder:"CIDR"`
	DNSServer    []string       `name:"dns-server" help:"Name servers (ADDR or ADDR:PORT) that are asked whether a domain is proved; those of the system by default." placeholder:"ADDR"`
}

// checker proves domains.
func (r reach) checker(p *Program) (domain.Checker, error) {
	resolver, err := domain.NewResolver(r.DNSServer)
	return domain.Checker{DB: p.door, Resolver: resolver}, err
}

// outbound is how far the addresses that organizations set may reach.
func (r reach) outbound(dev bool) outbound.Config {
	allow := slices.Clone(r.AllowNetwork)
	if dev {
		allow = append(allow, netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128"))
	}
	return outbound.Config{Allow: allow, AllowHTTP: dev}
}

// products is the client for sources: exports are long.
func (r reach) products(dev bool) *http.Client {
	c := r.outbound(dev)
	c.Timeout, c.MaxBody = protocol.AnswerWithin, protocol.MaxAnswer
	return outbound.New(c)
}

// hooks is the client for webhooks: they answer at once, or are tried again.
func (r reach) hooks(dev bool) *http.Client {
	c := r.outbound(dev)
	c.Timeout = hookWithin
	return outbound.New(c)
}

const (
	// hookWithin bounds one delivery (Standard Webhooks asks for 15 to 30 s).
	hookWithin   = 15 * time.Second
	stopWithin   = 20 * time.Second
	headerWithin = 10 * time.Second
	idleFor      = 2 * time.Minute
	// devSCIMRate lets the samples load without waiting.
	devSCIMRate = 2000
)

// Run serves until the context ends; then requests finish and jobs are put
// back.
func (s serveCommand) Run(c console) error {
	if err := s.check(); err != nil {
		return err
	}
	listener, err := listen(c.ctx, s.Listen)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	s.fill(listener)
	p, err := open(c.ctx, s.storage, c.log, s.Dev)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	return s.serve(c, p, listener)
}

// serve runs the parts side by side; when one fails, or the context ends, all
// stop.
func (s serveCommand) serve(c console, p *Program, listener net.Listener) error {
	ctx, cancel := context.WithCancelCause(c.ctx)
	defer cancel(nil)
	post, err := s.post(s.Data, s.Dev)
	if err != nil {
		return err
	}
	if s.SlowStatement > 0 {
		p.door.Observe(logSlow(p.log, p.pulse, s.SlowStatement))
	}
	var wg sync.WaitGroup
	part := func(run func(context.Context) error) {
		wg.Go(func() {
			if err := run(ctx); err != nil {
				cancel(err)
			}
		})
	}
	if err := s.nameServer(ctx, part); err != nil {
		return err
	}
	handler, finish, err := s.handler(ctx, p)
	if err != nil {
		return err
	}
	defer func() {
		if err := finish(); err != nil {
			p.log.Error("the provisioning log could not be written to the end", "error", err)
		}
	}()
	p.fleet.Vitals = p.vitals(s.Worker)
	part(p.beat)
	part(func(ctx context.Context) error { return serveHTTP(p.drained(ctx, s.Drain), listener, handler) })
	if s.Metrics != "" {
		part(func(ctx context.Context) error { return serveMetrics(ctx, s.Metrics) })
	}
	if s.Profile != "" {
		part(func(ctx context.Context) error { return p.serveProfiles(ctx, s.Profile) })
	}
	checker, err := s.checker(p)
	if err != nil {
		return err
	}
	if s.Worker {
		processor, err := s.processor()
		if err != nil {
			return err
		}
		out := outward{products: s.products(s.Dev), hooks: s.hooks(s.Dev), notices: p.sender(post, s.PublicURL), domains: checker, baseURL: s.PublicURL, reach: s.outbound(s.Dev), processor: processor}
		part(func(ctx context.Context) error { return p.work(ctx, out) })
	}
	if s.Dev {
		part(func(ctx context.Context) error { return s.develop(ctx, c, p) })
	} else {
		_, _ = fmt.Fprintf(c.out, "Steward serves %s\n", s.PublicURL)
	}
	<-ctx.Done()
	wg.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// check refuses development settings in production, and the reverse.
func (s serveCommand) check() error {
	if s.Profile != "" {
		if err := checkProfile(s.Profile); err != nil {
			return err
		}
	}
	if s.Dev {
		return nil
	}
	u, err := url.Parse(s.PublicURL)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return &usageError{"Production needs --public-url with an https address (or --dev for development)."}
	}
	if s.MasterKeyFile == "" {
		return &usageError{"Production needs --master-key-file: keep the key apart from the data (or --dev for development)."}
	}
	return nil
}

// fill sets what depends on the address that was really opened.
func (s *serveCommand) fill(l net.Listener) {
	s.Listen = l.Addr().String()
	if s.Dev {
		s.SCIMRate = max(s.SCIMRate, devSCIMRate)
	}
	if s.PublicURL == "" {
		s.PublicURL = "http://" + s.Listen
	}
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The address %s can't be opened: %v. If another program uses it, stop that or name another with --listen.", address, errors.Unwrap(err)).Because(err)
	}
	return l, nil
}

// drained is a context that ends a while after ctx. Until then the program says
// that it isn't ready for more, and answers all the same.
func (p *Program) drained(ctx context.Context, while time.Duration) context.Context {
	later, end := context.WithCancel(context.WithoutCancel(ctx))
	context.AfterFunc(ctx, func() {
		p.draining.Store(true)
		time.AfterFunc(while, end)
	})
	return later
}

func serveHTTP(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: headerWithin, IdleTimeout: idleFor, MaxHeaderBytes: 64 << 10}
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
		defer cancel()
		stopped <- server.Shutdown(within)
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// outward is how background work reaches the world.
type outward struct {
	products *http.Client
	hooks    *http.Client
	notices  notice.Sender
	domains  domain.Checker
	// baseURL begins the issuers of security events and where sources call back.
	baseURL string
	// reach is how far what is not HTTP goes.
	reach outbound.Config
	// processor signs what controllers are told by OpenDSR; nil for nobody.
	processor *opendsr.Processor
}

// runner knows how every kind of background work is done.
func (p *Program) runner(out outward) *job.Runner {
	runner := job.NewRunner(p.door, p.log)
	for kind, h := range rights.Handlers(p.door, connector.Sources{
		Data: data.Sources{DB: p.door, Client: out.products, BaseURL: out.baseURL}, Reach: out.reach,
	}) {
		runner.Handle(kind, h)
	}
	for kind, h := range rights.Offers(p.door) {
		runner.Handle(kind, h)
	}
	for kind, h := range register.Jobs(p.door) {
		runner.Handle(kind, h)
	}
	for kind, h := range statement.Jobs(p.door) {
		runner.Handle(kind, h)
	}
	runner.Handle(term.RemindJob, term.Reminders(p.door))
	runner.Handle(data.TellJob, data.Tell(p.door))
	runner.Handle(data.LiftJob, data.LiftRestrictions(p.door))
	runner.Handle(simulation.Job, simulation.Work(p.door))
	runner.Handle(notice.MailJob, out.notices.Handle)
	runner.Handle(webhook.Job, webhook.Deliverer{DB: p.door, Client: out.hooks}.Handle)
	runner.Handle(domain.CheckJob, out.domains.Handle)
	runner.Handle(signup.MailJob, signup.Desk{DB: p.door, Resolver: out.domains.Resolver}.Mail)
	runner.Handle(receiver.Job, receiver.Pusher{DB: p.door, Client: out.hooks, BaseURL: out.baseURL}.Handle)
	for kind, h := range (transfer.Worker{DB: p.door, Schemas: scim.Interchange{}, Program: credential.Standing}).Handlers() {
		runner.Handle(kind, h)
	}
	for kind, h := range bulk.Handlers(p.door) {
		runner.Handle(kind, h)
	}
	for kind, h := range p.streams(out).Handlers() {
		runner.Handle(kind, h)
	}
	for kind, h := range (logfile.Worker{DB: p.door, Anew: credential.Anew}).Handlers() {
		runner.Handle(kind, h)
	}
	desks := intake.Desk{DB: p.door, BaseURL: strings.TrimSuffix(out.baseURL, "/"), Reach: out.reach, Processor: out.processor}
	runner.Handle(intake.Job, desks.Handle)
	runner.Handle(intake.StatusJob, intake.StatusTeller{Desk: desks, Client: out.hooks}.Handle)
	runner.Handle(intake.CallbackJob, intake.Teller{Desk: desks, Client: out.hooks, Sealer: p.sealer}.Handle)
	runner.Handle(support.AnswerJob, support.Answer(p.door))
	runner.Handle(standing.WorkJob, standing.Work(p.door))
	desk := finding.Desk{DB: p.door}
	runner.Handle(finding.SurveyJob, desk.Survey)
	runner.Handle(finding.WorkJob, desk.Work)
	runner.Handle(retention.Job, retention.Work(p.door))
	runner.Handle(retention.LogJob, retention.WorkLog(p.door))
	runner.Handle(data.ConsentJob, data.EndConsents(p.door))
	runner.Handle(data.ChoiceJob, data.Sources{DB: p.door, Client: out.products}.TellChoice)
	runner.Handle(product.DemandJob, product.Demanded(p.door))
	for kind, h := range loss.Handlers(p.door) {
		runner.Handle(kind, h)
	}
	return runner
}

// streams send the log to what organizations watch it with.
func (p *Program) streams(out outward) stream.Deliverer {
	host := ""
	if u, err := url.Parse(out.baseURL); err == nil {
		host = u.Hostname()
	}
	return stream.Deliverer{DB: p.door, Client: out.hooks, Reach: out.reach, Host: host, Anew: credential.Anew}
}

// work does background work until the context ends.
func (p *Program) work(ctx context.Context, out outward) error {
	runner := p.runner(out)
	var wg sync.WaitGroup
	wg.Go(func() { audit.Sequence(ctx, p.door, p.log) })
	wg.Go(func() { p.keepHouse(ctx) })
	runner.Run(ctx)
	wg.Wait()
	return nil
}

type workerCommand struct {
	storage
	reach
	mailing
	signing
	PublicURL string `help:"Address at which browsers reach Steward, the same as that of 'steward serve': it issues pushed security events and begins links in e-mail." placeholder:"URL"`
}

// check refuses to begin without the address: receivers would get events from an
// issuer that isn't the one they were told of, and refuse them for good.
func (w workerCommand) check() error {
	u, err := url.Parse(w.PublicURL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return &usageError{"The worker needs --public-url with the address that 'steward serve' has: it is the issuer of pushed security events, and links in e-mail begin with it."}
	}
	return nil
}

// Run does background work until the context ends.
func (w workerCommand) Run(c console) error {
	if err := w.check(); err != nil {
		return err
	}
	post, err := w.post(w.Data, false)
	if err != nil {
		return err
	}
	p, err := open(c.ctx, w.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	checker, err := w.checker(p)
	if err != nil {
		return err
	}
	processor, err := w.credentials(w.PublicURL)
	if err != nil {
		return err
	}
	return p.work(c.ctx, outward{processor: processor, products: w.products(false), hooks: w.hooks(false), notices: p.sender(post, w.PublicURL), domains: checker, baseURL: w.PublicURL, reach: w.outbound(false)})
}
