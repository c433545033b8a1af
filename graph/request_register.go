package graph

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/rights"
)

// register gives the register of a year's requests: 2026.csv or 2026.json.
func (d downloads) register(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("file")
	stem, ext, _ := strings.Cut(name, ".")
	year, err := strconv.Atoi(stem)
	if err != nil || ext != "csv" && ext != "json" {
		return fault.New(fault.NotFound, "The register of a year is at %s{year}.csv or .json.", registerPath)
	}
	var list []rights.Entry
	err = d.d.Update(r.Context(), access.ReadRequests, func(tx *db.Tx) (err error) {
		list, err = rights.Register(tx, year)
		return err
	})
	if err != nil {
		return err
	}
	kind := "application/json"
	if ext == "csv" {
		kind = "text/csv; charset=utf-8"
	}
	attach(w, kind, "requests-"+name)
	return rights.WriteRegister(w, list, ext == "csv")
}
