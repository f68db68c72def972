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

// decoded returns the events that Bubble Tea's decoder makes of what a reader hands on.
func decoded(t *testing.T, pieces ...string) (events []string) {
	t.Helper()
	f := &terminal{now: time.Unix(1_800_000_000, 0)}
	for _, text := range pieces {
		f.pieces = append(f.pieces, piece{0, text})
	}
	keys := &Reader{f, mender{from: f, more: func(time.Duration) bool { return false }, now: func() time.Time { return f.now }}}
	stream, done := make(chan uv.Event), make(chan struct{})
	go func() {
		defer close(done)
		for e := range stream {
			if key, ok := e.(uv.KeyPressEvent); ok {
				events = append(events, key.String())
			}
		}
	}()
	reader := uv.NewTerminalReader(keys, "xterm-256color")
	reader.EscTimeout = time.Hour // pieces belong together, however late they come
	if err := reader.StreamEvents(t.Context(), stream); err != nil && !errors.Is(err, io.EOF) {
		t.Error(err)
	}
	close(stream)
	<-done
	return events
}

// TestManyParameters holds that a sequence has no more parameters than it may, in whatever
// pieces it comes, and that a key behind it is known.
func TestManyParameters(t *testing.T) {
	for name, pieces := range map[string][]string{
		"a sequence":           {"\x1b[1;2;3;4;5mq"},
		"of numbers in parts":  {"\x1b[1:2:3:4:5mq"},
		"without numbers":      {"\x1b[;;;;1mq"},
		"with a prefix":        {"\x1b[?1;2;3;4;5cq"},
		"in two pieces":        {"\x1b[1;2;", "3;4;5mq"},
		"byte by byte":         strings.Split("\x1b[1;2;3;4;5mq", ""),
		"a string":             {"\x1bP1;2;3;4;5q\x1b\\q"},
		"with an intermediate": {"\x1b [1;2;3;4;5mq"},
		"of one byte":          {"\x9b1;2;3;4;5mq"},
		"a string of one byte": {"\x901;2;3;4;5q\x1b\\q"},
		"within a paste":       {"\x1b[200~\x1b[1;2;3;4;5m\x1b[201~q"},
		"never ended":          {"\x1b[1;2;3;4;5", "\x1b[Bq"},
	} {
		l := limiter{most: 3}
		var all []byte
		for _, piece := range pieces {
			all = append(all, l.limit([]byte(piece))...)
		}
		if strings.ContainsAny(string(all), "45") || strings.Count(string(all), ";")+strings.Count(string(all), ":") > 2 {
			t.Errorf("%s: %q has more than three parameters", name, all)
		}
		if got := decoded(t, pieces...); !slices.Contains(got, "q") {
			t.Errorf("%s: the keys %q, want a q", name, got)
		}
	}
}

// TestRecords holds that a record is no key.
func TestRecords(t *testing.T) {
	for name, pieces := range map[string][]string{
		"a record":     {"\x1b[40;80;0;1;0;2_q"},
		"in parts":     {"\x1b[40;80;0;1;", "0;2_q"},
		"of one byte":  {"\x9b65;30;97;1;0;3_q"},
		"of no key":    {"\x1b[0;0;97;1;0;1_q"},
		"byte by byte": strings.Split("\x1b[40;80;0;1;0;2_q", ""),
	} {
		if got := decoded(t, pieces...); !slices.Equal(got, []string{"q"}) {
			t.Errorf("%s: %d keys, want a q", name, len(got))
		}
	}
}

// TestParametersKept holds that sequences which terminals send lose nothing.
func TestParametersKept(t *testing.T) {
	for _, text := range []string{
		"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28;29c", "\x1b[97:65:97;2;65:66:67u", "\x1b[<0;10;20M", "\x1b]11;rgb:0000/0000/0000\x07",
		strings.Repeat("1;", 100), "\x1b[B" + strings.Repeat(";", 100), "Л" + strings.Repeat(";1", 20),
	} {
		if got := strings.Join(reads(t, piece{0, text}), ""); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// FuzzDecoder holds that Bubble Tea's decoder takes whatever a reader hands on.
func FuzzDecoder(f *testing.F) {
	f.Add("\x1b[1;2", "m")
	f.Add("\x1bP1;2", "q\x1b\\")
	f.Add("\x1b[0;0;104;1;0;1_", "\x1b[M !!")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 2000 || len(b) > 2000 || a == "" || b == "" {
			t.Skip()
		}
		decoded(t, a, b)
	})
}
