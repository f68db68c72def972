package pack_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game"
	"cobalt/game/pack"
	"cobalt/scenes"
)

// stories returns compiled stories that together use the whole format of scenes.
func stories(t testing.TB) map[string]*game.Story {
	t.Helper()
	found := map[string]*game.Story{}
	archives, err := filepath.Glob("../../scenes/testdata/good/*.txtar")
	if err != nil || len(archives) < 10 {
		t.Fatalf("%d archives of good stories: %v", len(archives), err)
	}
	for _, name := range archives {
		story, err := scenes.Compile(folder(t, "../../scenes/testdata/base.txtar", name))
		if err != nil {
			t.Fatal(name, err)
		}
		found[filepath.Base(name)] = story
	}
	for _, dir := range []string{"../../scenes/cobalt", "../../scenes/loaf"} {
		if found[filepath.Base(dir)], err = scenes.Compile(os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	found["loaf"].Text[0].Uneven = true // no story here has such letters
	return found
}

// folder returns the files of some archives, the later ones over the earlier.
// Files that are written quoted, for their control characters, are left out.
func folder(t testing.TB, archives ...string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

func marshal(t testing.TB, story *game.Story) string {
	t.Helper()
	data, err := pack.Marshal(&pack.Pack{
		Story:   story,
		Art:     []pack.File{{Path: "art/a.txt", Data: "/\\\n"}},
		Phrases: []pack.Phrases{{Tag: "en", Words: pack.TableOf(map[string]string{"a.b": "c", "a.a": "d"})}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A story that was packed is the same when it is read, in every exported field; and
// the stories of this test use every field, so that a new one cannot be forgotten.
func TestRoundTrip(t *testing.T) {
	used := map[string]bool{}
	for name, story := range stories(t) {
		data := marshal(t, story)
		p, err := pack.Open(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		compare(t, name, reflect.ValueOf(story).Elem(), reflect.ValueOf(p.Story).Elem(), used)
		if again := marshal(t, p.Story); again != data {
			t.Errorf("%s: packed again, it is %d bytes that differ from the %d before", name, len(again), len(data))
		}
		if p.Art[0].Data != "/\\\n" || p.Phrases[0].Words.Get("a.a") != "d" {
			t.Errorf("%s: art and phrases: %v, %v", name, p.Art, p.Phrases)
		}
	}
	for field, nonzero := range used {
		if !nonzero {
			t.Errorf("no story of this test uses %s", field)
		}
	}
}

// The rules of a pack are those of its story, and can be played without its words.
func TestOpenRules(t *testing.T) {
	for name, story := range stories(t) {
		rules, err := pack.OpenRules(marshal(t, story))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(rules.Text) != 1 || len(rules.Text[0].Blocks) > 0 {
			t.Errorf("%s: the rules have words", name)
		}
		worded, unworded := *story, *rules
		worded.Text, unworded.Text = nil, nil
		compare(t, name, reflect.ValueOf(&worded).Elem(), reflect.ValueOf(&unworded).Elem(), map[string]bool{})
	}
}

// compare holds all exported fields of two values against each other, and notes
// which of them are not zero.
func compare(t *testing.T, at string, want, got reflect.Value, used map[string]bool) {
	t.Helper()
	switch want.Kind() {
	case reflect.Struct:
		for i := range want.NumField() {
			f := want.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			name := want.Type().Name() + "." + f.Name
			used[name] = used[name] || !want.Field(i).IsZero()
			compare(t, at+"."+f.Name, want.Field(i), got.Field(i), used)
		}
	case reflect.Slice:
		if want.Len() != got.Len() {
			t.Fatalf("%s: %d elements, and %d when it is read", at, want.Len(), got.Len())
		}
		for i := range want.Len() {
			compare(t, fmt.Sprintf("%s[%d]", at, i), want.Index(i), got.Index(i), used)
		}
	case reflect.Pointer:
		if want.IsNil() != got.IsNil() {
			t.Fatalf("%s: nil %v, and %v when it is read", at, want.IsNil(), got.IsNil())
		}
		if !want.IsNil() {
			compare(t, at, want.Elem(), got.Elem(), used)
		}
	case reflect.Map:
		if want.Len() != got.Len() || want.Len() > 0 && !reflect.DeepEqual(want.Interface(), got.Interface()) {
			t.Fatalf("%s: %v, and %v when it is read", at, want, got)
		}
	default:
		if !want.Equal(got) {
			t.Fatalf("%s: %v, and %v when it is read", at, want, got)
		}
	}
}

// loaf returns a small story's pack.
func loaf(t testing.TB) string {
	t.Helper()
	story, err := scenes.Compile(os.DirFS("../../scenes/loaf"))
	if err != nil {
		t.Fatal(err)
	}
	return marshal(t, story)
}

// Whatever byte is changed, and wherever it is cut off, a pack is refused by a
// sentence that says why.
func TestDamage(t *testing.T) {
	data := loaf(t)
	for _, at := range []int{0, 3, 8, 11, 12, 16, 23, 24, 25, 100, len(data) / 2, len(data) - 1} {
		flipped := []byte(data)
		flipped[at] ^= 0x40
		want := pack.ErrDamaged
		switch {
		case at < 8:
			want = pack.ErrNoPack
		case at < 12:
			want = pack.ErrVersion
		}
		if _, err := pack.Open(string(flipped)); !errors.Is(err, want) {
			t.Errorf("with byte %d flipped: %v, want %v", at, err, want)
		}
		want = pack.ErrDamaged
		if at < 8 {
			want = pack.ErrNoPack
		}
		if _, err := pack.Open(data[:at]); !errors.Is(err, want) {
			t.Errorf("cut off at byte %d: %v, want %v", at, err, want)
		}
	}
	if _, err := pack.Open(data + "\n"); !errors.Is(err, pack.ErrDamaged) {
		t.Errorf("with a line behind it: %v", err)
	}
}

// The sentence about another version says which one, and what to do.
func TestVersion(t *testing.T) {
	data := []byte(loaf(t))
	data[8] = 99
	_, err := pack.Open(string(data))
	want := "the packed story is of another version: it has version 99, and this program reads version 2; pack the story again with this program"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

// A story whose parts are not in order is refused, not packed as another one.
func TestOutOfOrder(t *testing.T) {
	story, err := scenes.Compile(os.DirFS("../../scenes/loaf"))
	if err != nil {
		t.Fatal(err)
	}
	story.Nodes[0].Blocks.First++
	if _, err := pack.Marshal(&pack.Pack{Story: story}); err == nil {
		t.Error("a story whose blocks are out of order is packed")
	}
}

// seal gives a body the head of a pack, so that what follows it is read.
func seal(body string) string {
	data := append([]byte(pack.Magic), make([]byte, 16)...)
	binary.LittleEndian.PutUint32(data[8:], pack.Version)
	binary.LittleEndian.PutUint64(data[16:], uint64(len(body)))
	data = append(data, body...)
	binary.LittleEndian.PutUint32(data[12:], crc32.Checksum(data[16:], crc32.MakeTable(crc32.Castagnoli)))
	return string(data)
}

// FuzzOpen reads bodies that nobody wrote, under a checksum that matches. What
// opens can be played and read.
func FuzzOpen(f *testing.F) {
	for name, story := range stories(f) {
		if data := marshal(f, story); name != "cobalt" {
			f.Add(data[24:])
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		if rules, err := pack.OpenRules(seal(body)); err == nil {
			takeAll(rules)
		}
		p, err := pack.Open(seal(body))
		if err != nil {
			if !errors.Is(err, pack.ErrDamaged) {
				t.Errorf("refused, but not as damaged: %v", err)
			}
			return
		}
		playAll(p.Story)
	})
}

// playAll plays as takeAll does, and reads all that is shown, and how effects are
// written.
func playAll(s *game.Story) {
	takeAll(s)
	for i := range s.Choices {
		for k := range s.Choices[i].Effects {
			s.EffectText(&s.Choices[i].Effects[k], s.Nodes[s.Choices[i].Node].Scene)
		}
	}
}

// takeAll takes the first open choice and the last by turns, and reads the words that
// there are.
func takeAll(s *game.Story) {
	for _, d := range game.Difficulties {
		var rec game.Record
		state, err := s.Begin(d, &rec)
		for turn := 0; err == nil && turn < 40; turn++ {
			for _, w := range s.Text {
				if len(w.Blocks) == 0 {
					continue
				}
				for _, text := range w.Passage(&rec) {
					text.AppendPlain(nil)
				}
			}
			open := slices.DeleteFunc(s.Options(&state, nil), func(o game.Option) bool { return o.Locked })
			if len(open) == 0 {
				break
			}
			o := open[0]
			if turn%2 == 1 {
				o = open[len(open)-1]
			}
			state, err = s.Choose(state, o.Choice, &rec)
		}
	}
}

// Bytes all over a small story's pack are changed in turn, under a checksum that
// matches: nothing panics, and what opens can be played.
func TestChangedBytes(t *testing.T) {
	data := loaf(t)[24:]
	opened := 0
	for i := 0; i < len(data); i += 17 {
		for _, b := range []byte{0, data[i] + 1, 0xff} {
			changed := seal(data[:i] + string([]byte{b}) + data[i+1:])
			if rules, err := pack.OpenRules(changed); err == nil && i%3 == 0 {
				takeAll(rules)
			}
			if own, err := pack.OpenOwn(changed[:12] + "sum?" + changed[16:]); err == nil && i%3 == 0 {
				playAll(own.Story)
			}
			p, err := pack.Open(changed)
			if err != nil {
				continue
			}
			opened++
			if i%3 == 0 {
				playAll(p.Story)
			}
		}
	}
	if opened == 0 {
		t.Error("nothing opened: the test tests nothing")
	}
}

// A pack's texts are parts of it, and not copies.
func TestNoCopy(t *testing.T) {
	data := loaf(t)
	p, err := pack.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	size := testing.AllocsPerRun(1, func() { _, _ = pack.Open(data) })
	if words := strings.Count(data, " "); size > float64(words) {
		t.Errorf("%v allocations for %d words: texts are copied", size, words)
	}
	if p.Story.Text[0].Title == "" {
		t.Error("the story has no title")
	}
}

func BenchmarkOpen(b *testing.B) {
	story, err := scenes.Compile(os.DirFS("../../scenes/cobalt"))
	if err != nil {
		b.Fatal(err)
	}
	data := marshal(b, story)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pack.Open(data); err != nil {
			b.Fatal(err)
		}
	}
}
