package markdown

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// Eight characters at a time give the same answer as one at a time.
func TestUnmarked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SliceOfN(rapid.OneOf(rapid.ByteRange('a', 'z'), rapid.ByteRange('a', 'z'), rapid.Byte()), 0, 40).Draw(t, "line")
		want := bytes.IndexAny(line, "`[]!<*_")
		if want < 0 {
			want = len(line)
		}
		if got := unmarked(line); got != want {
			t.Fatalf("%q: %d, want %d", line, got, want)
		}
	})
}
