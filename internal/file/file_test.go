package file_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/seal"
)

var purposes = file.Purposes{
	"import": {Write: access.ManageDirectories, Read: access.ReadMembers, MaxBytes: 96 << 20, MaxFiles: 3, Keep: time.Hour},
	"secret": {Read: access.ManageRoles, MaxBytes: 1 << 20, MaxFiles: 3, Keep: time.Hour},
}

// world is a door with a sealer and an organization.
type world struct {
	*dbtest.DB
	t   *testing.T
	org access.OrgID
	ctx context.Context
}

func setup(t *testing.T, d *dbtest.DB) world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	db.Attach(d.DB, purposes)
	org := d.Org(t, "acme")
	return world{d, t, org, dbtest.As(t, org, access.Admin)}
}

func (w world) upload(name string, content io.Reader) (file.File, error) {
	out, err := file.Upload(w.ctx, w.DB.DB, purposes, file.New{Purpose: "import", Name: name, MediaType: "text/csv"})
	if err != nil {
		return file.File{}, err
	}
	return out.Copy(content)
}

// pattern gives size bytes that differ from place to place.
type pattern struct{ at, size int64 }

func (p *pattern) Read(b []byte) (int, error) {
	if p.at == p.size {
		return 0, io.EOF
	}
	n := min(int64(len(b)), p.size-p.at)
	for i := range n {
		b[i] = byte((p.at + i) * 31 >> 3)
	}
	p.at += n
	return int(n), nil
}

func TestContentComesBackWhateverItsSize(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		for _, size := range []int64{0, 1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 600_000} {
			want, _ := io.ReadAll(&pattern{size: size})
			f, err := w.upload("a.csv", bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(want)
			if f.Size != size || f.SHA256 != hex.EncodeToString(sum[:]) || f.State != file.Ready {
				t.Errorf("size %d: %+v", size, f)
			}
			_, content, err := file.Fetch(w.ctx, d.DB, purposes, f.ID)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(content)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("size %d: %d bytes came back, %v", size, len(got), err)
			}
			w.update(func(tx *db.Tx) error { return file.Delete(tx, f.ID) })
		}
	})
}

func (w world) update(fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.ctx, access.ManageDirectories, fn); err != nil {
		w.t.Fatal(err)
	}
}

// TestMemoryIsConstant: 64 MiB pass through without being held.
func TestMemoryIsConstant(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		f, err := w.upload("big.csv", &pattern{size: 64 << 20})
		if err != nil {
			t.Fatal(err)
		}
		_, content, err := file.Fetch(w.ctx, d.DB, purposes, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.New()
		if _, err := io.Copy(sum, content); err != nil || hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
			t.Fatalf("the hash differs: %v", err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 8<<20 {
			t.Errorf("the heap grew by %d bytes", grown)
		}
	})
}

func TestMeddledContentIsRefused(t *testing.T) {
	for name, statement := range map[string]string{
		"swapped":  "update file_chunk set seq = case seq when 0 then 1 when 1 then 0 else seq end + 100; update file_chunk set seq = seq - 100",
		"left out": "delete from file_chunk where seq = 1",
		"cut off":  "delete from file_chunk where seq = 2; update file set chunks = 2, size = 524288",
	} {
		t.Run(name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				w := setup(t, d)
				f, err := w.upload("a.csv", &pattern{size: 600_000})
				if err != nil {
					t.Fatal(err)
				}
				for one := range strings.SplitSeq(statement, "; ") {
					dbtest.Meddle(t, d.URL, one)
				}
				_, content, err := file.Fetch(w.ctx, d.DB, purposes, f.ID)
				if err != nil {
					t.Fatal(err)
				}
				if n, err := io.Copy(io.Discard, content); err == nil {
					t.Errorf("%d bytes were read without a failure", n)
				}
			})
		})
	}
}

func TestNothingIsInTheClear(t *testing.T) {
	w := setup(t, dbtest.Open(t, db.SQLite))
	f, err := w.upload("a.csv", strings.NewReader("marker-in-the-clear"))
	if err != nil {
		t.Fatal(err)
	}
	var n int
	err = w.Across(t.Context(), "test", func(tx *db.Wide) error {
		return tx.Get(&n, "select count(*) from file_chunk where instr(sealed, cast('marker' as blob)) > 0 and file_id = :id", db.Args{"id": string(f.ID)})
	})
	if err != nil || n != 0 {
		t.Errorf("%d chunks in the clear, %v", n, err)
	}
}

func TestLimits(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		if _, err := w.upload("a.csv", &pattern{size: 96<<20 + 1}); !file.IsTooLarge(err) {
			t.Errorf("too large: %v", err)
		}
		for range 3 {
			if _, err := w.upload("a.csv", strings.NewReader("x")); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.upload("a.csv", strings.NewReader("x")); !fault.Is(err, fault.Conflict) {
			t.Errorf("too many: %v", err)
		}
		if _, err := file.Upload(dbtest.As(t, w.org, access.Auditor), d.DB, purposes, file.New{Purpose: "import", Name: "a"}); !fault.Is(err, fault.Denied) {
			t.Errorf("without the permission: %v", err)
		}
		for _, purpose := range []string{"secret", "nothing"} {
			if _, err := file.Upload(w.ctx, d.DB, purposes, file.New{Purpose: purpose, Name: "a"}); !fault.Is(err, fault.NotFound) {
				t.Errorf("uploading %s: %v", purpose, err)
			}
		}
		if _, err := w.upload(" /../ ", strings.NewReader("x")); !fault.Is(err, fault.Invalid) {
			t.Errorf("without a name: %v", err)
		}
	})
}

func TestPurposeDecidesWhoReads(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		var f file.File
		w.update(func(tx *db.Tx) (err error) {
			f, err = file.Put(tx, file.New{Purpose: "secret", Name: "s.pdf", MediaType: "application/pdf"}, strings.NewReader("signed"))
			return err
		})
		for role, want := range map[access.Role]bool{access.Owner: true, access.Admin: false, access.Plain: false} {
			_, _, err := file.Fetch(dbtest.As(t, w.org, role), d.DB, purposes, f.ID)
			if (err == nil) != want || err != nil && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", role, err)
			}
		}
		other := d.Org(t, "rival")
		if _, _, err := file.Fetch(dbtest.As(t, other, access.Owner), d.DB, purposes, f.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization: %v", err)
		}
	})
}

func TestForgetting(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		f, err := w.upload("a.csv", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Upload(w.ctx, d.DB, purposes, file.New{Purpose: "import", Name: "abandoned", ExpiresAt: dbtest.Start.AddDate(1, 0, 0)}); err != nil {
			t.Fatal(err)
		}
		forget := func() (n int) {
			w.update(func(tx *db.Tx) (err error) { n, err = file.Forget(tx); return err })
			return n
		}
		if n := forget(); n != 0 {
			t.Errorf("%d files were forgotten too early", n)
		}
		d.Clock.Advance(time.Hour)
		if _, _, err := file.Fetch(w.ctx, d.DB, purposes, f.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("an expired file can be read: %v", err)
		}
		if n := forget(); n != 1 {
			t.Errorf("%d files were forgotten after an hour", n)
		}
		d.Clock.Advance(24 * time.Hour)
		if n := forget(); n != 1 {
			t.Errorf("%d abandoned uploads were forgotten after a day", n)
		}
		var left int
		err = d.Across(t.Context(), "test", func(tx *db.Wide) error {
			return tx.Get(&left, "select (select count(*) from file) + (select count(*) from file_chunk)", nil)
		})
		if err != nil || left != 0 {
			t.Errorf("%d rows are left, %v", left, err)
		}
	})
}
