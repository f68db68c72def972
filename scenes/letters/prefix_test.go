package letters

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Eight characters at a time give the same answer as one at a time.
func TestHarmlessPrefix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.OneOf(
			rapid.ByteRange(' ', '~'), rapid.SampledFrom([]byte("\n\t")), rapid.ByteRange(' ', '~'), rapid.Byte(),
		), 0, 40).Draw(t, "text")
		want := len(text)
		for i, b := range text {
			if b >= 0x80 || b != '\t' && Forbidden(rune(b)) {
				want = i
				break
			}
		}
		if got := harmlessPrefix(text); got != want {
			t.Fatalf("%q: %d, want %d", text, got, want)
		}
	})
}

// Each byte is told apart at each of the eight places.
func TestHarmlessBytes(t *testing.T) {
	for b := range 256 {
		for at := range 8 {
			text := []byte("an  orb. and more")
			text[at] = byte(b)
			may := b < 0x80 && !Forbidden(rune(b))
			if passed := harmlessPrefix(text) == len(text); passed != may {
				t.Errorf("%q passes: %v", text, passed)
			}
		}
	}
}

// A text of letters that stand alone is in normal form C, whatever their order:
// none of them is ever joined to the one before it.
func TestAloneStaysApart(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if p := norm.NFC.PropertiesString(string(r)); alone(r) && (!p.BoundaryBefore() || p.CCC() != 0) {
			t.Errorf("%U may be joined to a letter before it", r)
		}
	}
}
