package graph

import (
	"encoding/json"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

// Uploads answers POST /upload/{purpose}: the body is the file, its media type
// the Content-Type, its name the query's name. The answer is 201 with the file's
// id, as the API takes it. The same rules keep pages of other sites out as at
// the API: with a cookie, the header X-Console-Request or the browser's own word.
func Uploads(c Config) http.Handler {
	c = c.complete()
	d := downloads{d: c.DB, log: c.Log, files: c.Files}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /upload/{purpose}", d.handle(d.upload))
	return mux
}

// uploadWithin is how long one upload may take, whatever the server's limits.
const uploadWithin = 30 * time.Minute

type uploaded struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	MediaType string    `json:"mediaType"`
	Size      int64     `json:"size"`
	SHA256    string    `json:"sha256"`
	ExpiresAt time.Time `json:"expiresAt"`
}

func (d downloads) upload(w http.ResponseWriter, r *http.Request) error {
	if f := sameSite(r); f != nil {
		http.Error(w, f.message, f.status)
		return nil
	}
	purpose, err := d.files.Find(r.PathValue("purpose"))
	if err != nil {
		return err
	}
	if r.ContentLength > purpose.MaxBytes {
		http.Error(w, "The file is larger than may be uploaded for this purpose.", http.StatusRequestEntityTooLarge)
		return nil
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadWithin)) // not every server has one
	kept, err := d.take(r)
	if err != nil {
		return refusedUpload(w, err)
	}
	w.Header().Set("Content-Type", mediaJSON)
	w.Header().Set("Location", filePath+globalID(typeFile, kept.ID))
	w.WriteHeader(http.StatusCreated)
	return json.NewEncoder(w).Encode(uploaded{
		ID: globalID(typeFile, kept.ID), Name: kept.Name, MediaType: kept.MediaType, Size: kept.Size,
		SHA256: kept.SHA256, ExpiresAt: kept.ExpiresAt,
	})
}

// take streams the body into a file.
func (d downloads) take(r *http.Request) (file.File, error) {
	media, charset := contentOf(r)
	if charset != "" && charset != "utf-8" {
		return file.File{}, fault.New(fault.Invalid, "Send text in UTF-8, not %s.", charset).On("mediaType").Coded("MEDIA_TYPE")
	}
	out, err := file.Upload(r.Context(), d.d, d.files, file.New{
		Purpose: r.PathValue("purpose"), Name: path.Base("/" + r.URL.Query().Get("name")), MediaType: media,
	})
	if err != nil {
		return file.File{}, err
	}
	return out.Copy(r.Body)
}

// refusedUpload answers with the statuses that HTTP has for what it was.
func refusedUpload(w http.ResponseWriter, err error) error {
	f := fault.Shown(err)
	switch {
	case file.IsTooLarge(err):
		http.Error(w, f.Message, http.StatusRequestEntityTooLarge)
	case f.Detail == "MEDIA_TYPE":
		http.Error(w, f.Message, http.StatusUnsupportedMediaType)
	default:
		return err
	}
	return nil
}

// file hands a file over to who holds the permission of its purpose.
func (d downloads) file(w http.ResponseWriter, r *http.Request) error {
	id, err := keyOf[file.ID](typeFile, r.PathValue("id"), "")
	if err != nil {
		return err
	}
	f, content, err := file.Fetch(r.Context(), d.d, d.files, id)
	if err != nil {
		return err
	}
	attach(w, f.MediaType, f.Name)
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	http.ServeContent(w, r, "", f.CreatedAt, content)
	return nil
}

// contentOf reads the media type of a request, in lower case.
func contentOf(r *http.Request) (media, charset string) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return "", ""
	}
	return media, strings.ToLower(params["charset"])
}
