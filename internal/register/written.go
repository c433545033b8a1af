package register

import (
	"bytes"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// Format names the written form of a catalogue, with its version.
const Format = "steward.catalogue/1"

const maxWritten = 4 << 20

// Check reads a written catalogue and tells everything that is wrong with it,
// each with its line and field. known are the products that are published
// already, which it may name without repeating them. An empty list means that
// it can be imported.
func Check(text []byte, known []product.ID) (Catalogue, []term.Problem) {
	var all Catalogue
	if len(text) > maxWritten {
		return all, []term.Problem{{Fatal: true, Message: "The file has more than 4 MiB."}}
	}
	places := term.Places(text)
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&all); err != nil {
		err = fault.New(fault.Invalid, "The catalogue can't be read: %s", yaml.FormatError(err, false, false)).Because(err)
		return all, []term.Problem{term.Unreadable(err, places)}
	}
	c := checking{places: places}
	c.need(all.Format == Format, "format", "The file says format %q. It must be %s.", all.Format, Format)
	c.check(all, known)
	return all, c.found[:min(len(c.found), maxProblems)]
}

// Write gives the written form of a catalogue.
func Write(all Catalogue) ([]byte, error) {
	all.Format = Format
	return yaml.Marshal(all)
}
