package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// A character that a terminal could take for a command stands escaped in JSON,
// and a reader of the JSON gets it back.
func TestJSON(t *testing.T) {
	const text = "a\x1b[2J\u009b\u202e\x7f\U000e0001\n<ü&日>\ufffd"
	var b bytes.Buffer
	if err := JSON(&b, text); err != nil {
		t.Fatal(err)
	}
	want := `"a\u001b[2J\u009b\u202e\u007f\udb40\udc01\n<ü&日>` + "\ufffd\"\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != text {
		t.Errorf("read back: %q, %v", back, err)
	}
	if err := JSON(&failing{}, text); !errors.Is(err, errFull) {
		t.Errorf("the writer's error is told as %v", err)
	}
}

func TestWriter(t *testing.T) {
	below := &failing{}
	w := &Writer{To: below}
	for range 3 {
		if _, err := w.Write([]byte("x")); !errors.Is(err, errFull) {
			t.Errorf("error %v", err)
		}
	}
	if below.calls != 1 || !errors.Is(w.Err, errFull) {
		t.Errorf("written %d times after the error %v", below.calls-1, w.Err)
	}
}

var errFull = errors.New("full")

// failing is a writer on a full disk.
type failing struct{ calls int }

func (f *failing) Write([]byte) (int, error) {
	f.calls++
	return 0, errFull
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 1234567: "1,234,567", -100: "-100", -1000: "-1,000"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 ways", 1: "1 way", 2: "2 ways"} {
		if got := Plural(n, "way"); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
	if got := Rounded(0.12345678, 1e6); got != 0.123457 {
		t.Errorf("Rounded: %v", got)
	}
}

func TestPainter(t *testing.T) {
	if got := (Painter{}).Bad("FAIL"); got != "FAIL" {
		t.Errorf("without color: %q", got)
	}
	p := Painter{Colored: true}
	if got := p.Bad("FAIL") + p.Good("ok") + p.Dim("(1 s)"); got != "\x1b[1;31mFAIL\x1b[0m\x1b[32mok\x1b[0m\x1b[2m(1 s)\x1b[0m" {
		t.Errorf("with color: %q", got)
	}
}

// TestPlural holds that one thing is one, and that many are told apart by commas.
func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 choices", 1: "1 choice", 2: "2 choices", 1_093_203_948: "1,093,203,948 choices"} {
		if got := Plural(n, "choice"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
