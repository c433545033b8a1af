package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// maxLetter bounds a letter that is read, in bytes.
const maxLetter = 1 << 20

// letter waits for a mail to an address that has a link to a page, and returns
// the link. In development mail becomes files, which are people's mailboxes here.
func (t Target) letter(ctx context.Context, to, page string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, awaitFor)
	defer cancel()
	link := regexp.MustCompile(regexp.QuoteMeta(t.Console+page) + `\S+`)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		found, err := t.linkTo(to, link)
		if found != "" || err != nil {
			return found, err
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("no mail to %s has a link to %s", to, page)
		case <-tick.C:
		}
	}
}

func (t Target) linkTo(to string, link *regexp.Regexp) (string, error) {
	all, err := os.ReadDir(t.Mail)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, entry := range all {
		text, err := read(filepath.Join(t.Mail, entry.Name()), to)
		if err != nil {
			return "", err
		}
		if found := link.FindString(text); found != "" {
			return found, nil
		}
	}
	return "", nil
}

// read is a letter's text if it is for this address. One that is being written
// is read again later.
func read(path, to string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	m, err := mail.ReadMessage(f)
	if err != nil || !strings.Contains(m.Header.Get("To"), "<"+to+">") {
		return "", nil //nolint:nilerr // half a letter is none yet
	}
	body := m.Body
	if strings.EqualFold(m.Header.Get("Content-Transfer-Encoding"), "quoted-printable") {
		body = quotedprintable.NewReader(body)
	}
	text, err := io.ReadAll(io.LimitReader(body, maxLetter))
	if err != nil || !strings.HasSuffix(string(text), "\n") {
		return "", nil //nolint:nilerr // as above
	}
	return string(text), nil
}
