package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/rawbytes"
	"github.com/knadh/koanf/v2"
)

// commandLine is everything that can be said to steward. A setting comes from a
// flag, else from STEWARD_<FLAG> in the environment, else from the file that
// --config names, else it has its default.
type commandLine struct {
	Config   string `help:"YAML file with settings, named like the flags." type:"path" placeholder:"FILE"`
	LogLevel string `help:"How much to log: debug, info, warn or error." enum:"debug,info,warn,error" default:"info"`

	Serve     serveCommand     `cmd:"" help:"Serve the console, GraphQL, SCIM and sign-in, and do background work."`
	Worker    workerCommand    `cmd:"" help:"Do background work only; for running beside 'serve --no-worker'."`
	Migrate   migrateCommand   `cmd:"" help:"Bring the databases up to date and stop."`
	Init      initCommand      `cmd:"" help:"Create the vendor's organization and print its first API token."`
	Catalogue catalogueCommand `cmd:"" help:"The vendor's products, recipients and identifiers as a file: check, import, export."`
	Statement statementCommand `cmd:"" help:"The versions of the vendor's statement as files: check, import, export."`
	Signup    signupCommand    `cmd:"" help:"Organizations that sign themselves up: who may, and decisions."`
	Doctor    doctorCommand    `cmd:"" help:"Say what is wrong with this installation and how to mend it."`
	Verify    verifyCommand    `cmd:"" help:"Check what Steward signed, offline."`
	Source    sourceCommand    `cmd:"" help:"Products behind the source protocol."`
	Mail      mailCommand      `cmd:"" help:"Hand in a mail from standard input; a mail server pipes what comes to an address for requests into it."`
	Version   versionCommand   `cmd:"" help:"Print the version."`
}

// storage says where everything is kept.
type storage struct {
	Data          string `help:"Folder for databases, keys and development files." type:"path" default:"data" placeholder:"DIR"`
	Database      string `help:"Database address: postgres://… or sqlite:FILE. Default: DIR/steward.db." placeholder:"URL"`
	KeysDatabase  string `help:"Address of the key database, apart from the data. Default: DIR/keys.db." placeholder:"URL"`
	MasterKeyFile string `help:"File with the master key: 32 bytes in base64. Default with --dev: DIR/master.key, made on first start." type:"path" placeholder:"FILE"`
	// now is a test's clock; nil for the real one.
	now func() time.Time
}

func (s storage) database() string {
	if s.Database != "" {
		return s.Database
	}
	return "sqlite:" + filepath.Join(s.Data, "steward.db")
}

func (s storage) keysDatabase() string {
	if s.KeysDatabase != "" {
		return s.KeysDatabase
	}
	return "sqlite:" + filepath.Join(s.Data, "keys.db")
}

// console is what a command gets besides its own settings.
type console struct {
	ctx context.Context
	out io.Writer
	log *slog.Logger
}

const envPrefix = "STEWARD_"

// own are variables that begin like settings but are none.
var own = []string{"STEWARD_TEST_POSTGRES", "STEWARD_TEST_KEYCLOAK", "STEWARD_TEST_S3", "STEWARD_CONFIG"}

func execute(ctx context.Context, args, environ []string, out, errs io.Writer) error {
	var line commandLine
	parser, err := newParser(&line, environ, out, errs)
	if err != nil {
		return err
	}
	if resolver, err := fileResolver(parser, args, environ); err != nil {
		return err
	} else if resolver != nil {
		if err := kong.Resolvers(resolver).Apply(parser); err != nil {
			return err
		}
	}
	if err := refuseUnknownVariables(parser, environ); err != nil {
		return err
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return &usageError{err.Error() + ". See steward --help."}
	}
	log := slog.New(slog.NewJSONHandler(errs, &slog.HandlerOptions{Level: level(line.LogLevel)}))
	return parsed.Run(console{ctx: ctx, out: out, log: log})
}

func newParser(line *commandLine, environ []string, out, errs io.Writer) (*kong.Kong, error) {
	return kong.New(line,
		kong.Name("steward"), kong.Description("Admin console for organizations, their members and their members' data."),
		kong.Writers(out, errs), kong.UsageOnError(), kong.Resolvers(envResolver(environ)),
	)
}

func level(name string) slog.Level {
	var l slog.Level
	_ = l.UnmarshalText([]byte(name)) // kong has checked it
	return l
}

// variable is the environment variable of a flag.
func variable(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

func envResolver(environ []string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if v, ok := lookup(environ, variable(flag.Name)); ok {
			return v, nil
		}
		return nil, nil
	})
}

func lookup(environ []string, name string) (string, bool) {
	for _, e := range slices.Backward(environ) {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			return v, true
		}
	}
	return "", false
}

// fileResolver reads the configuration file, if one is named. A key that is no
// setting is refused: it is a mistake that would otherwise go unseen.
func fileResolver(parser *kong.Kong, args, environ []string) (kong.Resolver, error) {
	path, _ := lookup(environ, variable("config"))
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--config="); ok {
			path = v
		} else if a == "--config" && i+1 < len(args) {
			path = args[i+1]
		}
	}
	if path == "" {
		return nil, nil
	}
	body, err := os.ReadFile(path)
	if err != nil {
		return nil, &usageError{fmt.Sprintf("The configuration file %s can't be read: %v.", path, err)}
	}
	k := koanf.New("\x00") // no nesting: a setting is one word
	if err := k.Load(rawbytes.Provider(body), yaml.Parser()); err != nil {
		return nil, &usageError{fmt.Sprintf("The configuration file %s is not valid YAML: %v.", path, err)}
	}
	known := settings(parser)
	for _, key := range k.Keys() {
		if !slices.Contains(known, key) {
			return nil, &usageError{fmt.Sprintf("Unknown setting %q in %s. The settings are: %s.", key, path, strings.Join(known, ", "))}
		}
	}
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if _, set := lookup(environ, variable(flag.Name)); set || !k.Exists(flag.Name) {
			return nil, nil
		}
		if v := reflect.ValueOf(k.Get(flag.Name)); v.Kind() == reflect.Slice {
			return strings.Join(k.Strings(flag.Name), ","), nil
		}
		return k.String(flag.Name), nil
	}), nil
}

// settings lists the names of all flags of all commands.
func settings(parser *kong.Kong) []string {
	var names []string
	var walk func(n *kong.Node)
	walk = func(n *kong.Node) {
		for _, f := range n.Flags {
			names = append(names, f.Name)
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(parser.Model.Node)
	names = slices.DeleteFunc(names, func(n string) bool { return n == "help" || n == "config" })
	slices.Sort(names)
	return slices.Compact(names)
}

func refuseUnknownVariables(parser *kong.Kong, environ []string) error {
	known := settings(parser)
	for _, e := range environ {
		name, _, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, envPrefix) || slices.Contains(own, name) {
			continue
		}
		if !slices.ContainsFunc(known, func(flag string) bool { return variable(flag) == name }) {
			return &usageError{fmt.Sprintf("Unknown setting %s in the environment. Settings are named like flags: --listen is STEWARD_LISTEN.", name)}
		}
	}
	return nil
}
