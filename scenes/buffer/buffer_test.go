package buffer

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cobalt/game/diag"
)

// texts draws texts of characters that are one, two and three units wide, with every
// end of line.
var texts = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "日", "😀", "\n", "\r", "\r\n", "\t", "\ufeff", "\xff"})).Draw(t, "text"), "")
})

// A byte's position leads back to it, unless it is within a character or an end of
// line; so does its line and column.
func TestLawPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		d := New(text)
		off := rapid.IntRange(0, len(text)).Draw(t, "off")
		if off < len(text) && !utf8.RuneStart(text[off]) || off > 0 && off < len(text) && text[off-1:off+1] == "\r\n" {
			return
		}
		if back := d.Offset(d.Position(off)); back != off {
			t.Fatalf("byte %d of %q is at %v, and that is byte %d", off, text, d.Position(off), back)
		}
		line, col := d.Place(off)
		if back := d.OffsetOf(line, col); back != off && !(line == 1 && strings.HasPrefix(text, byteOrderMark)) {
			t.Fatalf("byte %d of %q is in line %d, column %d, and that is byte %d", off, text, line, col, back)
		}
	})
}

// Any position is some byte, at which a character begins.
func TestLawOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := New(texts.Draw(t, "text"))
		p := Position{rapid.IntRange(-2, 9).Draw(t, "line"), rapid.IntRange(-2, 9).Draw(t, "character")}
		off := d.Offset(p)
		if off < 0 || off > len(d.Text) || off < len(d.Text) && !utf8.RuneStart(d.Text[off]) {
			t.Fatalf("%v of %q is byte %d", p, d.Text, off)
		}
		if q := d.Position(off); p.Line >= 0 && p.Character >= 0 && (q.Line > p.Line || q.Line == p.Line && q.Character > p.Character) {
			t.Fatalf("%v of %q is byte %d, which is behind it at %v", p, d.Text, off, q)
		}
	})
}

// Changes by ranges make the text that the same change of the whole makes.
func TestLawChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := New(texts.Draw(t, "text"))
		a := rapid.IntRange(0, len(d.Text)).Draw(t, "a")
		b := rapid.IntRange(0, len(d.Text)).Draw(t, "b")
		from, to := d.Position(a), d.Position(b)
		text := texts.Draw(t, "new")
		got := d.Apply([]Change{{Range: &Range{from, to}, Text: text}}).Text
		low, high := min(d.Offset(from), d.Offset(to)), max(d.Offset(from), d.Offset(to))
		if want := d.Text[:low] + text + d.Text[high:]; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		if got := d.Apply([]Change{{Text: text}}); got.Text != text || got.Count() != strings.Count(text, "\n")+1 {
			t.Fatalf("the whole becomes %q", got.Text)
		}
	})
}

func TestRanges(t *testing.T) {
	d := New("\ufeffa😀b\r\ncd\r\n")
	for want, r := range map[Range]diag.Range{
		{Position{0, 4}, Position{0, 5}}: {Line: 1, Col: 3, EndLine: 1, EndCol: 4},
		{Position{1, 0}, Position{1, 2}}: {Line: 2},
		{Position{1, 1}, Position{1, 1}}: {Line: 2, Col: 2},
		{Position{2, 0}, Position{2, 0}}: {Line: 9, Col: 9, EndLine: 9, EndCol: 12},
		{Position{0, 1}, Position{0, 1}}: {},
	} {
		if got := d.Range(r); got != want {
			t.Errorf("%+v is %v, want %v", r, got, want)
		}
	}
	if got := d.Lines(2, 2); got != "cd\r\n" {
		t.Errorf("%q", got)
	}
	if line, col := New("a\n\ufeffb").Place(5); line != 2 || col != 2 {
		t.Errorf("behind the mark in line 2 is %d:%d", line, col)
	}
	if text, start := d.Before(d.OffsetOf(2, 2)); text != "c" || d.Text[start:start+1] != "c" {
		t.Errorf("%q from %d", text, start)
	}
}

// An overlay reads as a folder in which the texts are saved.
func TestOverlay(t *testing.T) {
	base := fstest.MapFS{"a.md": {Data: []byte("old")}, "b.md": {Data: []byte("b")}, "es/a.md": {Data: []byte("es")}}
	over := Overlay{Base: base, Texts: map[string]string{"a.md": "new", "c.md": "c", "es/b.md": "eb", "fr/a.md": "fa"}}
	saved := fstest.MapFS{"a.md": {Data: []byte("new")}, "c.md": {Data: []byte("c")}, "es/b.md": {Data: []byte("eb")}, "fr/a.md": {Data: []byte("fa")}, "b.md": base["b.md"], "es/a.md": base["es/a.md"]}
	for _, dir := range []string{".", "es", "fr", "none"} {
		got, err := fs.ReadDir(over, dir)
		want, wantErr := fs.ReadDir(saved, dir)
		if (err == nil) != (wantErr == nil) || len(got) != len(want) {
			t.Fatalf("%s: %v %v, want %v %v", dir, got, err, want, wantErr)
		}
		for i := range got {
			if got[i].Name() != want[i].Name() || got[i].IsDir() != want[i].IsDir() {
				t.Errorf("%s: %v, want %v", dir, got[i], want[i])
			}
		}
	}
	for name := range saved {
		got, err := fs.ReadFile(over, name)
		info, statErr := fs.Stat(over, name)
		if err != nil || statErr != nil || string(got) != string(saved[name].Data) || info.Size() != int64(len(got)) || !info.Mode().IsRegular() {
			t.Errorf("%s: %q %v %v", name, got, err, statErr)
		}
	}
	if info, err := fs.Stat(over, "fr"); err != nil || !info.IsDir() {
		t.Error(info, err)
	}
	gone := Overlay{Base: os.DirFS(filepath.Join(t.TempDir(), "gone")), Texts: map[string]string{"a.md": "a"}}
	if list, err := fs.ReadDir(gone, "."); err != nil || len(list) != 1 {
		t.Error(list, err)
	}
}

func TestPath(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a/b.md": "/a/b.md", "file:///a/%c3%b1(1).md": "/a/ñ(1).md", "file:///a/%C3%B1%281%29.md": "/a/ñ(1).md",
		"file:///a//b/../c.md": "/a/c.md", "untitled:x": "", "file:///%zz": "", "": "", "http://a/b": "", "file:///a%00b": "",
	} {
		if got, ok := Path(uri); filepath.ToSlash(got) != want || ok != (want != "") {
			t.Errorf("%s is %q, want %q", uri, got, want)
		}
	}
	for _, path := range []string{"/a b/ñ(1)#?%.md", "/x"} {
		if got, ok := Path(URI(path)); !ok || got != path {
			t.Errorf("%s becomes %s becomes %s", path, URI(path), got)
		}
	}
}
