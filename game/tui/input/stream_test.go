package input

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// Comes makes a terminal a [Source].
func (f *terminal) Comes(wait time.Duration) bool { return f.more(wait) }

// streamed returns the events of pieces, as text.
func streamed(pieces ...piece) (events []string) {
	f := &terminal{pieces: pieces, now: time.Unix(1_800_000_000, 0)}
	Stream(f, func() time.Time { return f.now }, func(e uv.Event) { events = append(events, fmt.Sprintf("%T%+v", e, e)) })
	return events
}

// A text is read once, and ends then.
type text struct{ left string }

func (s *text) Read(buf []byte) (int, error) {
	if s.left == "" {
		return 0, io.EOF
	}
	n := copy(buf, s.left)
	s.left = s.left[n:]
	return n, nil
}

// sequences are what terminals send, old and new, each also behind an escape.
func sequences() (all []string) {
	for b := range 256 {
		all = append(all, string([]byte{byte(b)}))
	}
	for final := '!'; final <= '~'; final++ {
		if final == '_' {
			continue // the keys of the Windows console, which is no terminal elsewhere
		}
		all = append(all, fmt.Sprintf("\x1bO%c", final), fmt.Sprintf("\x1b[%c", final))
		for _, m := range []int{2, 3, 5, 8, 9, 16} {
			all = append(all, fmt.Sprintf("\x1bO%d%c", m, final), fmt.Sprintf("\x1b[1;%d%c", m, final))
		}
	}
	for n := range 36 {
		for _, end := range []string{"~", "^", "@", "$", ";2~", ";3~", ";5~", ";6~", ";8~", ";9~", ";16~", ";5:3~", "u", ";5u", ";2;65u"} {
			all = append(all, fmt.Sprintf("\x1b[%d%s", n, end), fmt.Sprintf("\x1b[573%02d%s", n+44, end))
		}
	}
	for c := range 128 {
		all = append(all, fmt.Sprintf("\x1b[27;5;%d~", c), fmt.Sprintf("\x1b[27;2;%d~", c), fmt.Sprintf("\x1b[%d;3u", c))
	}
	for button := range 70 {
		all = append(all, fmt.Sprintf("\x1b[<%d;20;5M", button), fmt.Sprintf("\x1b[<%d;20;5m", button), fmt.Sprintf("\x1b[M%c!!", ' '+button))
	}
	all = append(all,
		"\x1b[I", "\x1b[O", "\x1b[[A", "\x1b[[E", // focus; the console of Linux
		"\x1b[?62;22c", "\x1b[>0;276;0c", "\x1b[?2026;2$y", "\x1b[?2027;0$y", "\x1b[20;1$y", "\x1b[?1u", "\x1b[>4;2m", "\x1b[?997;1n", // answers
		"\x1b]11;rgb:0000/0000/0000\x07", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]10;rgb:1/2/3\x07", "\x1b]52;c;aGk=\x07", "\x1bP>|xterm(390)\x1b\\", "\x1bP1+r524742\x1b\\", "\x1b_Gi=1;OK\x1b\\",
		"\x1b[200~text\x1b[201~", "\x1b[200~\x1b[Aä\r\n\x1b[200~\x1b[I\x1bq\x1b[201~q", "\x1b[201~", // pastes
		"é", "日本", "👩‍👩‍👧", "\xff", "\xe2\x82", "aé\x1b[Ab\x1bOPc\x1b\x1b[Bd", "x\x1b",
	)
	for _, s := range slices.Clone(all) {
		if !strings.HasPrefix(s, "\x1b[20") {
			all = append(all, "\x1b"+s)
		}
	}
	return all
}

// TestStreamAsBubbleTea holds that what terminals send becomes the events that Bubble Tea's
// reader makes of it, of those that an interface can use.
func TestStreamAsBubbleTea(t *testing.T) {
	from := new(text)
	reader := uv.NewTerminalReader(from, "xterm")
	reader.EscTimeout = time.Hour // what is read ends sooner
	for _, s := range sequences() {
		mended := strings.Join(reads(t, piece{0, s}), "")
		from.left = mended
		events := make(chan uv.Event, 100)
		if err := reader.StreamEvents(context.Background(), events); err != nil {
			t.Fatal(err)
		}
		close(events)
		var want []string
		for e := range events {
			if _, pasted := e.(uv.PasteEvent); pasted || usable(e) {
				want = append(want, fmt.Sprintf("%T%+v", e, e))
			}
		}
		if got := streamed(piece{0, s}); !slices.Equal(got, want) {
			t.Errorf("%q becomes\n\t%q, and not\n\t%q", s, got, want)
		}
	}
}

// TestStreamInTime holds that sequences in pieces are one event, that what could be the
// beginning of one is a key once nothing more comes, and that it is told without the end.
func TestStreamInTime(t *testing.T) {
	const (
		up, esc, q, alt = "uv.KeyPressEventup", "uv.KeyPressEventesc", "uv.KeyPressEventq", "uv.KeyPressEventalt+q"
		start, end      = "uv.PasteStartEvent{}", "uv.PasteEndEvent{}"
	)
	for name, c := range map[string]struct {
		pieces []piece
		want   []string
	}{
		"a sequence":       {[]piece{{0, "\x1b"}, {100 * ms, "["}, {100 * ms, "A"}, {time.Hour, "q"}}, []string{up, q}},
		"a letter":         {[]piece{{0, "\xc3"}, {20 * ms, "\xa9"}}, []string{"uv.KeyPressEventé"}},
		"half a letter":    {[]piece{{0, "\xc3"}, {time.Hour, "q"}}, []string{q}},
		"it and a key":     {[]piece{{0, "\x1b"}, {100 * ms, "\x1b"}, {20 * ms, "[A"}}, []string{esc, up}},
		"the escape key":   {[]piece{{0, "\x1b"}, {time.Hour, "q"}}, []string{esc, q}},
		"a key with alt":   {[]piece{{0, "\x1bq"}, {time.Hour, "q"}}, []string{alt, q}},
		"a paste":          {[]piece{{0, "\x1b[200~a\x1b"}, {100 * ms, "[201"}, {100 * ms, "~q"}}, []string{start, "uv.PasteEventa", end, q}},
		"an open paste":    {[]piece{{0, "\x1b[200~a"}, {2 * time.Second, "q"}}, []string{start, "uv.PasteEventa", end, q}},
		"a size":           {[]piece{{0, "\x1b[8;30;90t\x1b[48;30;90;1;1tq"}}, []string{q}},
		"an open answer":   {[]piece{{0, "\x1b]11;"}, {time.Hour, "q"}}, []string{q}},
		"an endless paste": {append([]piece{{0, "\x1b[200~"}}, append(endless("b"), piece{0, "\x1b[201~q"})...), []string{start, "uv.PasteEvent" + strings.Repeat("b", mostPasted), end, q}},
		"endless answers":  {append([]piece{{0, "\x1bX"}}, append(endless("\x80"), piece{time.Hour, "q"})...), []string{q}},
	} {
		if got := streamed(c.pieces...); !slices.Equal(got[max(0, len(got)-len(c.want)):], c.want) {
			t.Errorf("%s: %.300q, want %.300q", name, got, c.want)
		}
	}
}

// endless returns pieces that are more than is kept, one soon after the other.
func endless(of string) []piece {
	return slices.Repeat([]piece{{ms, strings.Repeat(of, 200)}}, 2*max(mostPasted, mostPending)/200)
}

// TestStreamOutlivesTheDecoder holds that what breaks the decoder is no event, and that a
// key behind it is known.
func TestStreamOutlivesTheDecoder(t *testing.T) {
	var keys []string
	d := decoding{
		event: func(data []byte) (int, uv.Event) {
			switch data[0] {
			case '\x01':
				panic("broken")
			case '\x02':
				return 9, nil
			}
			return 1, uv.KeyPressEvent{Text: string(data[:1])}
		},
		send: func(e uv.Event) { keys = append(keys, fmt.Sprint(e)) },
	}
	if n := d.decode([]byte("ab\x01c"), true); n != 4 {
		t.Errorf("%d bytes are taken, want 4", n)
	}
	if n := d.decode([]byte("c\x02"), true); n != 2 {
		t.Errorf("%d bytes are taken, want 2", n)
	}
	d.decode([]byte("q"), true)
	if want := []string{"a", "b", "c", "q"}; !slices.Equal(keys, want) {
		t.Errorf("the keys %q, want %q", keys, want)
	}
}

// FuzzStream holds that whatever comes is taken, and that letters behind it are heard once
// it is over.
func FuzzStream(f *testing.F) {
	for _, s := range []string{"\x1b[200~a", "\x1b]11;", "\x1bP", "\x1b[M", "\x1b[1;2$", "\x1b\x1b^"} {
		f.Add(s, uint16(20))
	}
	f.Fuzz(func(t *testing.T, s string, after uint16) {
		half := len(s) / 2
		got := streamed(piece{0, s[:half]}, piece{time.Duration(after) * ms, s[half:]}, piece{time.Hour, "q"})
		if len(got) == 0 || got[len(got)-1] != "uv.KeyPressEventq" {
			t.Errorf("behind %q: %q", s, got)
		}
	})
}

// A printed key is read without making garbage.
func TestPrintedKeysMakeNoGarbage(t *testing.T) {
	d := decoding{event: new(uv.EventDecoder).Decode, send: func(uv.Event) {}}
	keys := []byte("1a ~")
	if n := testing.AllocsPerRun(100, func() { d.decode(keys, false) }); n != 0 {
		t.Errorf("%v objects", n)
	}
}
