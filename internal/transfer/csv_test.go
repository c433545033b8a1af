package transfer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestTablesComeBackExactly: whatever is in the cells, writing, escaping,
// reading and unescaping gives the same.
func TestTablesComeBackExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 4).Draw(t, "width")
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+@,;"\r\n\t -]{0,6}`))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 5).Draw(t, "rows")
		rows = append([][]string{make([]string, width)}, rows...)
		for i := range rows[0] {
			rows[0][i] = "column"
		}
		var out bytes.Buffer
		buffered := bufio.NewWriter(&out)
		w := &csvWriter{out: buffered, comma: rapid.SampledFrom([]byte(",;")).Draw(t, "comma")}
		for _, r := range rows {
			escaped := make([]string, len(r))
			for i, c := range r {
				escaped[i] = escape(c)
				if formula(c) && escaped[i][0] != '\'' {
					t.Fatalf("a formula: %q", escaped[i])
				}
			}
			if err := w.write(escaped); err != nil {
				t.Fatal(err)
			}
		}
		_ = buffered.Flush()
		r, err := newCSV(&out)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range rows {
			got, err := r.next()
			if err != nil {
				t.Fatalf("%v, want %q", err, want)
			}
			for i := range got.cells {
				got.cells[i] = unescape(got.cells[i])
			}
			if !reflect.DeepEqual(got.cells, want) {
				t.Fatalf("%q came back as %q", want, got.cells)
			}
		}
		if _, err := r.next(); !errors.Is(err, io.EOF) {
			t.Fatalf("after the last row: %v", err)
		}
	})
}
