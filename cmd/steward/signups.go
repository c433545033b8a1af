package main

import (
	"fmt"

	"github.com/sysoon/steward/internal/signup"
)

// signupCommand is the operators' side of organizations that sign themselves up.
type signupCommand struct {
	Mode    signupModeCommand    `cmd:"" help:"Say who may sign an organization up."`
	List    signupListCommand    `cmd:"" help:"List sign-ups that wait for a decision, and those that were decided lately."`
	Approve signupApproveCommand `cmd:"" help:"Make the organization of a sign-up that waits."`
	Refuse  signupRefuseCommand  `cmd:"" help:"Refuse a sign-up that waits, and tell why."`
}

type signupModeCommand struct {
	storage
	Mode string `arg:"" enum:"off,approval,open" help:"off: operators create organizations; approval: an operator decides about each; open: whoever proves a domain."`
}

// Run says who may sign up from now on.
func (s signupModeCommand) Run(c console) error {
	return withSignUps(c, s.storage, func(k signup.Desk) error { return k.SetMode(c.ctx, signup.Mode(s.Mode)) })
}

type signupListCommand struct{ storage }

// Run prints one line for each.
func (s signupListCommand) Run(c console) error {
	return withSignUps(c, s.storage, func(k signup.Desk) error {
		all, err := k.List(c.ctx)
		for _, one := range all {
			_, _ = fmt.Fprintf(c.out, "%s  %-8s  %s (%s, %s, %s)\n", one.ID, one.State, one.Name, one.Domain, one.Kind, one.Jurisdiction)
		}
		return err
	})
}

type signupApproveCommand struct {
	storage
	ID string `arg:"" help:"Id of the sign-up, as signup list prints it."`
}

// Run makes the organization.
func (s signupApproveCommand) Run(c console) error {
	return decide(c, s.storage, s.ID, signup.Decision{Approve: true})
}

type signupRefuseCommand struct {
	storage
	ID     string `arg:"" help:"Id of the sign-up, as signup list prints it."`
	Reason string `help:"Why; it is told to whoever signed up." required:"" placeholder:"TEXT"`
}

// Run refuses.
func (s signupRefuseCommand) Run(c console) error {
	return decide(c, s.storage, s.ID, signup.Decision{Reason: s.Reason})
}

func decide(c console, at storage, id string, d signup.Decision) error {
	return withSignUps(c, at, func(k signup.Desk) error {
		s, err := k.Decide(c.ctx, id, d)
		if err == nil {
			_, _ = fmt.Fprintf(c.out, "%s is %s.\n", s.Name, s.State)
		}
		return err
	})
}

func withSignUps(c console, at storage, do func(signup.Desk) error) error {
	p, err := open(c.ctx, at, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	return do(signup.Desk{DB: p.door})
}
