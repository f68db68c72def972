package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain, ünï, 日本\n\tx": "plain, ünï, 日本\n\tx",
		"\x1b[2J\x07\r\x7f":   "\ufffd[2J\ufffd\ufffd\ufffd",
		"\u009b\u202e\u200d":  "\ufffd\ufffd\ufffd",
		"a\xffb":              "a\ufffdb",
	} {
		if got := printable(text); got != want {
			t.Errorf("printable(%q) = %q, want %q", text, got, want)
		}
	}
}

// What a terminal could take for a command stands escaped in JSON, and is read
// back as it was.
func TestWriteJSON(t *testing.T) {
	const text = "a\x1b[2J\u009b\u202e\x7f\U000e0001\n<ü&日>\ufffd"
	var b bytes.Buffer
	if err := writeJSON(&b, text); err != nil {
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
}

func TestStickyWriter(t *testing.T) {
	w := &failing{}
	s := &stickyWriter{w: w}
	for range 3 {
		if _, err := s.Write([]byte("x")); !errors.Is(err, errFull) {
			t.Errorf("error %v", err)
		}
	}
	if w.calls != 1 {
		t.Errorf("written %d times after the error", w.calls-1)
	}
}

var errFull = errors.New("full")

// failing is a writer on a full disk.
type failing struct{ calls int }

func (f *failing) Write([]byte) (int, error) {
	f.calls++
	return 0, errFull
}

// The zero painter leaves words as they are.
func TestPainter(t *testing.T) {
	if got := (painter{}).bad("FAIL"); got != "FAIL" {
		t.Errorf("got %q", got)
	}
	if got := (painter{true}).bad("FAIL"); got != "\x1b[1;31mFAIL\x1b[0m" {
		t.Errorf("got %q", got)
	}
}

func TestColored(t *testing.T) {
	for _, tt := range []struct {
		color colorFlag
		env   map[string]string
		want  bool
	}{
		{colorAuto, nil, false},
		{colorAlways, nil, true},
		{colorNever, nil, false},
		{colorAlways, map[string]string{"NO_COLOR": "1"}, false},
		{colorAlways, map[string]string{"NO_COLOR": ""}, true},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{colorNever, map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		o := &options{color: tt.color, getenv: func(name string) string { return tt.env[name] }}
		if got := o.colored(new(bytes.Buffer)); got != tt.want {
			t.Errorf("--color %s with %v: %v", tt.color.String(), tt.env, got)
		}
	}
}
