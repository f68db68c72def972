package input

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// A piece is bytes that a terminal sends at once, so long after those before.
type piece struct {
	after time.Duration
	text  string
}

// A terminal sends pieces, on a clock that goes on with them.
type terminal struct {
	pieces []piece
	now    time.Time
}

func (f *terminal) Read(buf []byte) (int, error) {
	if len(f.pieces) == 0 {
		return 0, io.EOF
	}
	p := f.pieces[0]
	f.pieces = f.pieces[1:]
	f.now = f.now.Add(p.after)
	return copy(buf, p.text), nil
}

func (*terminal) Write([]byte) (int, error) { return 0, errors.New("not written to") }
func (*terminal) Close() error              { return nil }
func (*terminal) Fd() uintptr               { return 0 }
func (*terminal) Name() string              { return "terminal" }

// more reports whether the next piece comes within a time; if not, the time passes.
func (f *terminal) more(wait time.Duration) bool {
	if len(f.pieces) > 0 && f.pieces[0].after <= wait {
		return true
	}
	f.now = f.now.Add(wait)
	for i := range f.pieces[:min(1, len(f.pieces))] {
		f.pieces[i].after -= wait
	}
	return false
}

// reads returns the chunks that a reader hands on.
func reads(t *testing.T, pieces ...piece) []string {
	t.Helper()
	f := &terminal{pieces: pieces, now: time.Unix(1_800_000_000, 0)}
	r := &Reader{f, mender{from: f, more: f.more, now: func() time.Time { return f.now }}}
	var chunks []string
	for buf := make([]byte, 4096); ; {
		n, err := r.Read(buf)
		if err != nil {
			return chunks
		}
		chunks = append(chunks, string(buf[:n]))
	}
}

const ms = time.Millisecond

// TestSplitSequences holds that a sequence in pieces is handed on whole, if each comes
// in time, and that the escape key stays a key.
func TestSplitSequences(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []piece
		want   []string
	}{
		"whole":                 {[]piece{{0, "\x1b[B"}}, []string{"\x1b[B"}},
		"byte by byte":          {[]piece{{0, "\x1b"}, {120 * ms, "["}, {120 * ms, "B"}}, []string{"\x1b[B"}},
		"with parameters":       {[]piece{{0, "x\x1b[1"}, {120 * ms, ";5"}, {120 * ms, "C"}}, []string{"x\x1b[1;5C"}},
		"of an old kind":        {[]piece{{0, "\x1bO"}, {120 * ms, "A"}}, []string{"\x1bOA"}},
		"an answer":             {[]piece{{0, "\x1b]11;rgb:0000/00"}, {120 * ms, "00/0000\x07"}}, []string{"\x1b]11;rgb:0000/0000/0000\x07"}},
		"too late":              {[]piece{{0, "\x1b"}, {200 * ms, "[B"}}, []string{"\x1b", "[B"}},
		"the escape key":        {[]piece{{0, "\x1b"}}, []string{"\x1b"}},
		"and a key soon":        {[]piece{{0, "\x1b"}, {100 * ms, "q"}}, []string{"\x1b[27uq"}},
		"and itself soon":       {[]piece{{0, "\x1b"}, {100 * ms, "\x1b"}}, []string{"\x1b[27u\x1b"}},
		"a key with alt":        {[]piece{{0, "\x1bq"}}, []string{"\x1bq"}},
		"letters":               {[]piece{{0, "abc"}, {10 * ms, "d"}}, []string{"abc", "d"}},
		"F1 of the console":     {[]piece{{0, "a\x1b[[Ab"}}, []string{"a\x1bOPb"}},
		"F5 of it, in pieces":   {[]piece{{0, "\x1b["}, {100 * ms, "["}, {100 * ms, "E"}}, []string{"\x1b[15~"}},
		"a key of it cut short": {[]piece{{0, "\x1b[["}, {500 * ms, "x"}}, []string{"", "x"}},
		"a key nobody knows":    {[]piece{{0, "\x1b[[Zx"}}, []string{"x"}},
	} {
		if got := reads(t, c.pieces...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestUnendedPaste holds that a paste which is not ended ends by time, and one that is
// ended is left alone, however slow it comes.
func TestUnendedPaste(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []piece
		want   string
	}{
		"ended":        {[]piece{{0, "\x1b[200~text\x1b[201~"}, {5 * time.Second, "q"}}, "\x1b[200~text\x1b[201~q"},
		"slow":         {[]piece{{0, "\x1b[200~te"}, {900 * ms, "xt"}, {900 * ms, "\x1b[201~q"}}, "\x1b[200~text\x1b[201~q"},
		"not ended":    {[]piece{{0, "\x1b[200~text"}, {2 * time.Second, "\x03"}}, "\x1b[200~text\x1b[201~\x03"},
		"end in parts": {[]piece{{0, "\x1b[200~text\x1b[20"}, {100 * ms, "1~"}, {2 * time.Second, "q"}}, "\x1b[200~text\x1b[201~q"},
		"again":        {[]piece{{0, "\x1b[200~a"}, {2 * time.Second, "b"}, {2 * time.Second, "c"}}, "\x1b[200~a\x1b[201~bc"},
	} {
		if got := strings.Join(reads(t, c.pieces...), ""); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestKeysAreKnown holds that Bubble Tea's decoder knows the sequences that are put in
// the place of others.
func TestKeysAreKnown(t *testing.T) {
	var d uv.EventDecoder
	for text, want := range map[string]string{string(escapeKey): "esc", consoleKeys['A']: "f1", consoleKeys['D']: "f4", consoleKeys['E']: "f5"} {
		n, event := d.Decode([]byte(text))
		if key, ok := event.(uv.KeyPressEvent); !ok || key.String() != want || n != len(text) {
			t.Errorf("%q is %v, want %s", text, event, want)
		}
	}
}

// FuzzReader holds that whatever comes is handed on without a crash, and that bytes
// without an escape are not changed.
func FuzzReader(f *testing.F) {
	f.Add("\x1b", "[B", uint16(100))
	f.Add("\x1b[200~a", "b", uint16(3000))
	f.Add("\x1b[[", "A", uint16(1))
	f.Fuzz(func(t *testing.T, a, b string, after uint16) {
		if len(a) > 2000 || len(b) > 2000 || a == "" || b == "" {
			t.Skip()
		}
		got := strings.Join(reads(t, piece{0, a}, piece{time.Duration(after) * ms, b}), "")
		if whole := a + b; !strings.Contains(whole, "\x1b") && strings.Count(whole, ";")+strings.Count(whole, ":") < mostParameters && got != whole {
			t.Errorf("%q became %q", whole, got)
		}
	})
}
