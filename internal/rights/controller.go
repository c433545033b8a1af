package rights

import (
	"github.com/sysoon/steward/internal/db"
)

// HasPackage tells whether a request has a package that can be fetched (permission
// Work).
func HasPackage(tx *db.Tx, id ID) (bool, error) {
	packages, err := findPackages(tx, []ID{id})
	p, there := packages[id]
	return there && p.Available(tx.Now), err
}

// HandToController gives the package of an answered request to the controller that
// handed the request on and that the organization lets fetch it (permission Work).
// It is counted, and the log has it.
func HandToController(tx *db.Tx, id ID, controller string) (Package, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return Package{}, err
	}
	p, err := linkedPackage(tx, id)
	if err != nil {
		return p, err
	}
	if err := countDownload(tx, id); err != nil {
		return p, err
	}
	_, err = record(tx, "package.fetched_by_controller", r, map[string]any{"controller": controller, "download": p.Downloads + 1})
	return p, err
}

// ItemsOf is how many items the answer to a request held, or an erasure reached, as
// its sources counted them.
func ItemsOf(tx *db.Tx, r Request) (int, error) {
	tasks, err := tasksOf(tx, []ID{r.ID})
	if r.Kind == Erasure {
		return totalOf(tasks, Erase), err
	}
	return totalOf(tasks, Collect), err
}
