package term

import (
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

// PaperPurpose is the purpose of files that hold the paper of a document.
const PaperPurpose = "agreement"

// keepPaper is how long the paper of a document is kept: longer than anybody
// can sue over it.
const keepPaper = 100 * 365 * 24 * time.Hour

// Attach puts an uploaded file beside a document's clauses, as the paper that
// they stand for. It can be replaced until the document is handed in; a paper
// that was signed elsewhere can be added to a signed document once, and stays.
func Attach(tx *db.Tx, id DocumentID, paper file.ID) (Document, error) {
	d, err := findForUpdate(tx, id)
	if err != nil {
		return d, err
	}
	if d.State != Draft && (d.State != Signed || d.File != "") {
		return d, fault.New(fault.Conflict, "The document %q is %s, and its paper can't be changed.", d.Title, d.State).On("fileId")
	}
	f, err := file.Find(tx, paper)
	if err != nil {
		return d, err
	}
	if f.Purpose != PaperPurpose {
		return d, fault.New(fault.NotFound, "There is no file with this id that was uploaded as an agreement.").On("fileId")
	}
	if other, err := byFile(tx, paper); err != nil || other != "" && other != id {
		return d, errors.Join(err, fault.New(fault.Conflict, "The file is the paper of another document already. Upload it once more.").On("fileId"))
	}
	if d.File != "" && d.File != paper {
		if err := file.Delete(tx, d.File); err != nil && !fault.Is(err, fault.NotFound) {
			return d, err
		}
	}
	if err := file.Keep(tx, paper, tx.Now.Add(keepPaper)); err != nil {
		return d, err
	}
	d.File, d.FileHash = paper, f.SHA256
	if err := saveDocument(tx, d, d.State); err != nil {
		return d, err
	}
	if d.State == Draft {
		if err := prepare(tx, id); err != nil {
			return d, err
		}
	}
	return d, record(tx, "agreement.paper_added", d, map[string]any{"file": f.SHA256, "bytes": f.Size})
}

// PaperOf finds the file of a document; a fault of kind NotFound where it has
// none.
func PaperOf(tx *db.Tx, d Document) (file.File, error) {
	if d.File == "" || !tx.Actor.May(access.ReadTerms) {
		return file.File{}, fault.New(fault.NotFound, "The document has no file.")
	}
	return file.Find(tx, d.File)
}

// byFile finds the document whose paper a file is; "" for none.
func byFile(tx *db.Tx, paper file.ID) (DocumentID, error) {
	var ids []DocumentID
	err := tx.Select(&ids, `select id from document where org_id = :org and file_id = :file`, db.Args{"file": string(paper)})
	if err != nil || len(ids) == 0 {
		return "", err
	}
	return ids[0], nil
}
