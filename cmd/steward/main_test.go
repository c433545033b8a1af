package main

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"steward": main, "mortal": mortal})
}

// TestScripts runs the command line as people would; testdata/*.txtar read like
// documentation. $DATABASE and $KEYS are empty databases of each kind.
func TestScripts(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir: "testdata",
				Setup: func(e *testscript.Env) error {
					data, keys := dbtest.Addresses(t, dialect)
					e.Vars = append(e.Vars, "DATABASE="+data, "KEYS="+keys)
					return nil
				},
				Cmds: map[string]func(*testscript.TestScript, bool, []string){
					// meddle runs a statement on a database past Steward.
					"meddle": func(ts *testscript.TestScript, _ bool, args []string) {
						dbtest.Exec(t, args[0], strings.Join(args[1:], " "))
					},
				},
			})
		})
	}
}
