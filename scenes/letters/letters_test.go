package letters

import (
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// A character that passes as a plain letter without a closer look must be one.
func TestAlone(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if !alone(r) {
			continue
		}
		s := string(r)
		if w, wc := ansi.StringWidth(s), ansi.StringWidthWc(s); w != 1 || wc != 1 || unicode.Is(unicode.M, r) || Forbidden(r) {
			t.Errorf("%U %q is %d or %d columns wide", r, s, w, wc)
		}
		if !norm.NFC.IsNormalString(s) {
			t.Errorf("%U %q is not in normal form C", r, s)
		}
	}
}

// Clean texts of many scripts pass, and texts with a forbidden character or
// sequence do not.
func TestFirst(t *testing.T) {
	clean := []string{
		"", "plain", "Été, “quoted” — «angled» … Привет Ωμέγα 日本語 한국어", "a\tb\nc",
		"e\u0323\u0307 x", "नमस्ते", "\u00a0", "Z\u0335\u0335\u0335\u0335\u0335\u0335\u0335\u0335",
	}
	for _, s := range clean {
		s = norm.NFC.String(s)
		if fault, found := First(s); found && ansi.StringWidth(s) == ansi.StringWidthWc(s) {
			t.Errorf("%q: %s", s, fault.Message)
		}
	}
	bad := []string{
		"\x00", "\x1b", "a\x7fb", "\u0085", "\u009b", "\r", "a\u202eb", "\u2066", "\u200e", "\u061c", "\ufeff", "\u2028",
		"e\u0301", "\u212b", "❤\ufe0f", "a👨\u200d👩\u200d👧", "x\u0335\u0335\u0335\u0335\u0335\u0335\u0335\u0335\u0335",
		"\U000e0041", "\ufffe", "é\u202e", "日\x1b",
	}
	for _, s := range bad {
		if _, found := First(s); !found {
			t.Errorf("%q passes", s)
		}
	}
}

func TestWide(t *testing.T) {
	for _, r := range "東の。「」ーＡ㍿" {
		if !Wide(r) {
			t.Errorf("%c is not wide", r)
		}
	}
	for _, r := range "aé한ｱ—…“" {
		if Wide(r) {
			t.Errorf("%c is wide", r)
		}
	}
}
