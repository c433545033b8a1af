package rights

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// The files of a package that prove the others, and the use that their
// signature is bound to.
const (
	manifestFile  = "manifest.json"
	signatureFile = "manifest.signature.json"
	manifestUse   = "steward package v1"
	manifestForm  = "steward-package/1"
)

// Manifest lists every other file of a package with its hash.
type Manifest struct {
	Format       string       `json:"format"`
	Request      ID           `json:"request"`
	Kind         Kind         `json:"kind"`
	Organization Issuer       `json:"organization"`
	MadeAt       time.Time    `json:"made_at"`
	TermsHash    string       `json:"terms_hash"`
	Files        []PackedFile `json:"files"`
	// Redactions says how much was taken out, by reason and never by value.
	Redactions []Cutout `json:"redactions,omitempty"`

	key string
}

// Issuer is the organization that answers.
type Issuer struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// PackedFile is one file of a package.
type PackedFile struct {
	Path      string `json:"path"`
	MediaType string `json:"media_type"`
	Size      int64  `json:"size"`
	// SHA256 is of the uncompressed file, in hex.
	SHA256 string `json:"sha256"`
}

// Key is the public key that signed the manifest, in note form.
func (m Manifest) Key() string { return m.key }

// Limits of what is read into memory while a package is verified, in bytes.
const (
	maxManifest  = 4 << 20
	maxSignature = 16 << 10
)

// VerifyPackage checks a package offline: that its manifest was signed by one of
// these keys (note form; none means the key that the package names), and that
// every file is there, unchanged, and no other. It changes nothing and asks
// nobody.
func VerifyPackage(r io.ReaderAt, size int64, keys ...string) (Manifest, error) {
	var m Manifest
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return m, broken("The file is not a ZIP archive, or it is cut off.").Because(err)
	}
	files, err := byPath(archive)
	if err != nil {
		return m, err
	}
	body, err := readSmall(files, manifestFile, maxManifest)
	if err != nil {
		return m, err
	}
	signed, err := readSmall(files, signatureFile, maxSignature)
	if err != nil {
		return m, err
	}
	if m.key, err = verifySigned(manifestUse, body, signed, keys); err != nil {
		return m, err
	}
	if err := json.Unmarshal(body, &m); err != nil || m.Format != manifestForm {
		return m, broken("The manifest can't be read, or it is of another version.")
	}
	return m, m.check(files)
}

// check compares the archive with the manifest.
func (m Manifest) check(files map[string]*zip.File) error {
	listed := map[string]bool{manifestFile: true, signatureFile: true}
	for _, f := range m.Files {
		packed, ok := files[f.Path]
		if !ok {
			return broken("The file %s is missing.", f.Path)
		}
		if err := f.check(packed); err != nil {
			return err
		}
		listed[f.Path] = true
	}
	for path := range files {
		if !listed[path] {
			return broken("The file %s was added: the manifest does not list it.", path)
		}
	}
	return nil
}

func (f PackedFile) check(packed *zip.File) error {
	r, err := packed.Open()
	if err != nil {
		return broken("The file %s can't be read.", f.Path).Because(err)
	}
	defer func() { _ = r.Close() }()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(r, f.Size+1)) // no more than is expected
	if err != nil {
		return broken("The file %s is damaged.", f.Path).Because(err)
	}
	if n != f.Size || hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return broken("The file %s was changed.", f.Path)
	}
	return nil
}

// byPath lists an archive's files; the same path twice is an attempt to show
// different readers different things.
func byPath(archive *zip.Reader) (map[string]*zip.File, error) {
	files := map[string]*zip.File{}
	for _, f := range archive.File {
		if _, twice := files[f.Name]; twice {
			return nil, broken("The file %s is in the archive twice.", f.Name)
		}
		files[f.Name] = f
	}
	return files, nil
}

func readSmall(files map[string]*zip.File, path string, limit int64) ([]byte, error) {
	f, ok := files[path]
	if !ok {
		return nil, broken("The file %s is missing: this is not a package of Steward.", path)
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken("The file %s can't be read.", path).Because(err)
	}
	defer func() { _ = r.Close() }()
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil || int64(len(body)) > limit {
		return nil, broken("The file %s is damaged.", path).Because(err)
	}
	return body, nil
}

// verifySigned checks a detached signature and returns the key that made it,
// which must be one of those that are trusted, if any are given.
func verifySigned(use string, message, signature []byte, trusted []string) (key string, err error) {
	var s seal.Signature
	if err := json.Unmarshal(signature, &s); err != nil {
		return "", broken("The signature can't be read.").Because(err)
	}
	return trust(use, message, s, trusted)
}

func trust(use string, message []byte, s seal.Signature, trusted []string) (string, error) {
	if len(trusted) == 0 {
		trusted = []string{s.Key}
	}
	for _, k := range trusted {
		if k == s.Key {
			return k, seal.Verify(k, use, message, s)
		}
	}
	return "", fault.New(fault.Invalid, "It was signed with the key %s, which is none of those that you trust.", s.Key)
}

func broken(format string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, "%s", fmt.Sprintf(format, args...))
}
