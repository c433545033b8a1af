package welcome

import (
	"net/http"
	"net/url"

	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/product"
)

// farewellPage is where somebody who loses an account says what becomes of what
// is theirs, by the link that went to their private address.
type farewellPage struct {
	loss.Linked

	Token, Ends string
	Own         []ownThing
}

// ownThing is what the member acquired of one product.
type ownThing struct {
	Product         product.ID
	Name            string
	Records         int
	Answer          loss.Answer
	Export, Decline bool
	// Address fetches the export.
	Address string
}

func (s *Service) farewell(w http.ResponseWriter, r *http.Request) {
	s.showFarewell(w, r, r.FormValue("t"))
}

func (s *Service) showFarewell(w http.ResponseWriter, r *http.Request, token string) {
	v, err := s.losses.ByLink(r.Context(), token)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := farewellPage{Linked: v, Token: token, Ends: v.EndsAt.Format("2 January 2006")}
	for _, i := range v.Items {
		if i.Offer == "" {
			continue
		}
		p.Own = append(p.Own, ownThing{
			Product: i.Product, Name: v.Names[i.Product], Records: i.Records, Answer: i.Answer,
			Export: i.Accepts(loss.Export), Decline: i.Accepts(loss.Decline),
			Address: loss.Page + "/export?" + url.Values{"t": {token}, "product": {string(i.Product)}}.Encode(),
		})
	}
	render(w, http.StatusOK, "farewell.html", p)
}

// farewellAnswer keeps that something shall be lost; taking an export is an
// answer by itself, and moving needs the personal account that it goes to.
func (s *Service) farewellAnswer(w http.ResponseWriter, r *http.Request) {
	token := r.PostFormValue("t")
	if _, err := s.losses.AnswerByLink(r.Context(), token, product.ID(r.PostFormValue("decline")), loss.Decline); err != nil {
		s.fail(w, r, err)
		return
	}
	s.showFarewell(w, r, token)
}

// farewellExport sends what the member acquired of a product, a record on each
// line. One that breaks off must not look complete.
func (s *Service) farewellExport(w http.ResponseWriter, r *http.Request) {
	out := &lateFile{ResponseWriter: w}
	err := s.losses.ExportByLink(r.Context(), r.FormValue("t"), product.ID(r.FormValue("product")), out)
	switch {
	case err == nil:
		out.begin()
	case out.begun:
		s.log.ErrorContext(r.Context(), "an export broke off", "cause", err)
		panic(http.ErrAbortHandler)
	default:
		s.fail(w, r, err)
	}
}

// lateFile becomes a file with its first byte, so that a failure before it still
// has a page of its own.
type lateFile struct {
	http.ResponseWriter

	begun bool
}

func (f *lateFile) begin() {
	if f.begun {
		return
	}
	f.begun = true
	h := f.Header()
	h.Set("Content-Type", "application/jsonl; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="export.jsonl"`)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}

// Write implements io.Writer.
func (f *lateFile) Write(b []byte) (int, error) {
	f.begin()
	return f.ResponseWriter.Write(b)
}
