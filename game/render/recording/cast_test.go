package recording

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"
)

// A recording is as the format demands.
func TestWriter(t *testing.T) {
	var out strings.Builder
	c, err := NewWriter(&out, Header{
		Columns: 80, Rows: 24, Type: "xterm-256color", Title: "A <b>\x1b", When: time.Unix(1504467315, 0),
		Theme: Theme{"#000000", "#ffffff", [16]string{"#010203"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		c.Output(248*time.Millisecond, "\x1b[1mHello\x1b[0m\r\n"), c.Marker(0, "Block C"),
		c.Output(600*time.Microsecond, "é\u0085\u202e\U000e0001\xff"), c.Output(600*time.Microsecond, ""),
		c.Output(-time.Second, "x"), c.Exit(1887*time.Millisecond, 0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := `{"version":3,"term":{"cols":80,"rows":24,"type":"xterm-256color","theme":{"fg":"#000000","bg":"#ffffff","palette":"#010203:::::::::::::::"}},"timestamp":1504467315,"title":"A \u003cb\u003e\u001b"}
[0.248, "o", "\u001b[1mHello\u001b[0m\r\n"]
[0.000, "m", "Block C"]
[0.000, "o", "é\u0085\u202e\udb40\udc01\ufffd"]
[0.001, "o", ""]
[0.000, "o", "x"]
[1.887, "x", "0"]
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// A header leaves out everything that is not known.
func TestBareHeader(t *testing.T) {
	var out strings.Builder
	if _, err := NewWriter(&out, Header{Columns: 1, Rows: 2}); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"timestamp", "title", "type"} {
		if strings.Contains(out.String(), key) {
			t.Errorf("%s stands in %s", key, out.String())
		}
	}
}

// A reader gets back the data that was written, no bare character in it could be a
// command for a terminal, and times add up.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out strings.Builder
		c, _ := NewWriter(&out, Header{Columns: 80, Rows: 24})
		out.Reset()
		var total time.Duration
		data := rapid.SliceOfN(rapid.String(), 1, 20).Draw(t, "data")
		for _, text := range data {
			after := time.Duration(rapid.Int64Range(0, int64(3*time.Second)).Draw(t, "after"))
			total += after
			_ = c.Output(after, text)
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return r != '\n' && unicode.Is(unicode.C, r) }); i >= 0 {
			t.Fatalf("%q stands bare", out.String()[i])
		}
		sum := 0.0
		for i, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
			var event []any
			if err := json.Unmarshal([]byte(line), &event); err != nil || len(event) != 3 {
				t.Fatalf("%s: %v", line, err)
			}
			if event[2] != data[i] {
				t.Fatalf("%q is read as %q", data[i], event[2])
			}
			sum += event[0].(float64)
		}
		if off := total.Seconds() - sum; off < -1e-9 || off > 0.001+1e-9 {
			t.Fatalf("times add up to %f of %s", sum, total)
		}
	})
}

type brokenWriter struct{}

var errDisk = errors.New("no room")

func (brokenWriter) Write([]byte) (int, error) { return 0, errDisk }

func TestWriterFails(t *testing.T) {
	c, err := NewWriter(brokenWriter{}, Header{})
	if !errors.Is(err, errDisk) || !errors.Is(c.Exit(0, 0), errDisk) {
		t.Errorf("the error is %v", err)
	}
}
