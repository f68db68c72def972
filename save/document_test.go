package save

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"cobalt/game/analysis/profile"
	"cobalt/game/mission"
)

// text is the contents of a document in these tests: a number, and lines that say
// it again, up to a size. All other contents are damaged.
func text(n, size int) []byte {
	line := fmt.Sprintf("number %d\n", n)
	return []byte(strings.Repeat(line, max(2, size/len(line))))
}

var errTorn = errors.New("its lines differ")

func checkText(_ string, data []byte) error {
	lines := strings.SplitAfter(string(data), "\n")
	if lines[0] == "newer\n" {
		return ErrNewer
	}
	for _, line := range lines[:len(lines)-1] {
		if line != lines[0] {
			return errTorn
		}
	}
	if n := numberIn(data); n < 0 || lines[len(lines)-1] != "" || len(lines) < 3 {
		return errTorn
	}
	return nil
}

// numberIn is the number in a text, or -1.
func numberIn(data []byte) int {
	line, _, _ := strings.Cut(string(data), "\n")
	n, err := strconv.Atoi(strings.TrimPrefix(line, "number "))
	if err != nil {
		return -1
	}
	return n
}

// document is a document in the folder in memory.
func (m *memory) document() *Document {
	s := m.store()
	return &Document{open: s.open, dir: s.dir, file: "doc", check: checkText, pause: func() {}}
}

func watchDocument(t *testing.T, m *memory, sectors int, orders bool) *witness {
	w := watch(t, m, "", sectors, orders)
	w.file = "doc"
	return w
}

// write puts a text in a document, and tells the witness what is allowed.
func (w *witness) write(doc *Document, data []byte) (Found, error) {
	w.allowed = append(w.allowed, data)
	w.known = append(w.known, data)
	found, err := doc.Change(func([]byte) ([]byte, error) { return data, nil })
	if err == nil {
		w.allowed = [][]byte{data}
		w.crash()
	}
	return found, err
}

// readsGood holds that a document, found after a crash, is whole.
func readsGood(w *witness, files map[string]content) {
	there, ok := files["doc"]
	if !ok {
		return
	}
	found, err := rebooted(files).document().Read()
	if err != nil || found.Problem != nil || !bytes.Equal(found.Data, there.data) {
		w.tell("reads as version %d, %v, %v", found.Version, found.Problem, err)
	}
}

// Wherever the power goes while a document is changed four times in a row: it
// has the old contents or the new, whole.
func TestDocumentCrash(t *testing.T) {
	for _, links := range []bool{true, false} {
		m := newMemory()
		m.noLinks = !links
		w := watchDocument(t, m, 8, links)
		w.each = func(files map[string]content) { readsGood(w, files) }
		for n := range 4 {
			if _, err := w.write(m.document(), text(n, 2048)); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range w.faults {
			t.Error(f)
		}
		if w.states < 2000 {
			t.Errorf("only %d states", w.states)
		}
		t.Logf("links %v: %d states of the disk", links, w.states)
	}
}

// Wherever the power goes while a damaged document is replaced: its contents are
// still there, in their place or aside, and so is the last good version.
func TestDocumentCrashAside(t *testing.T) {
	for _, links := range []bool{true, false} {
		m, torn := damagedInMemory(t)
		m.noLinks = !links
		good := m.names[".doc.1"].data
		w := watchDocument(t, m, 4, links)
		w.allowed, w.known = [][]byte{torn}, [][]byte{good, text(0, 512)}
		w.each = func(files map[string]content) {
			var held [][]byte
			for _, c := range files {
				held = append(held, c.data)
			}
			for what, want := range map[string][]byte{"the damaged": torn, "the good": good} {
				if !slices.ContainsFunc(held, func(data []byte) bool { return bytes.Equal(data, want) }) {
					w.tell("%s is nowhere", what)
				}
			}
		}
		found, err := w.write(m.document(), text(9, 512))
		if err != nil || found.Version != 1 || !bytes.Equal(found.Data, good) || !errors.Is(found.Problem, errTorn) || found.Aside != filepath.Join("memory", "doc.damaged") {
			t.Fatalf("%+v, %v", found, err)
		}
		for _, f := range w.faults {
			t.Error(f)
		}
		if w.states < 20 {
			t.Errorf("only %d states", w.states)
		}
	}
}

// damagedInMemory is a document that was written twice, and then torn.
func damagedInMemory(t *testing.T) (m *memory, torn []byte) {
	t.Helper()
	m = newMemory()
	for n := range 3 {
		if _, err := m.document().Change(func([]byte) ([]byte, error) { return text(n, 512), nil }); err != nil {
			t.Fatal(err)
		}
	}
	torn = text(2, 512)[:300]
	m.inodes++
	m.names["doc"] = &inode{id: m.inodes, data: torn, stable: torn, at: m.now}
	m.stable, m.ops = maps.Clone(m.names), nil
	return m, torn
}

// Every call failing once, and from then on, whether or not it did its work: no
// acknowledged change is lost, nothing is torn, the damaged document is never
// lost, and if a call fails once, trying again succeeds.
func TestDocumentFaults(t *testing.T) {
	_, calls := changeWithFaults(t, plan{})
	if calls < 40 {
		t.Fatalf("%d calls", calls)
	}
	for at := 1; at <= calls; at++ {
		for _, forever := range []bool{false, true} {
			for _, f := range []fault{{syscall.EIO, false}, {syscall.ENOSPC, false}, {syscall.EIO, true}} {
				p := plan{at, forever, f}
				w, _ := changeWithFaults(t, p)
				for _, fault := range w.faults {
					t.Errorf("%v: %s", p, fault)
				}
			}
		}
	}
}

// changeWithFaults replaces a damaged document, and changes it again, each
// tried twice if it fails.
func changeWithFaults(t *testing.T, p plan) (w *witness, calls int) {
	t.Helper()
	m, torn := damagedInMemory(t)
	w = watchDocument(t, m, 2, false)
	w.allowed, w.known = [][]byte{torn}, [][]byte{text(0, 512), text(1, 512)}
	w.each = func(files map[string]content) {
		for _, c := range files {
			if bytes.Equal(c.data, torn) {
				return
			}
		}
		w.tell("the damaged one is nowhere")
	}
	m.calls, m.fault = 0, p.fails
	doc := m.document()
	for n := 5; n < 7; n++ {
		_, err := w.write(doc, text(n, 512))
		clear(m.locks) // as when the program ends
		if err != nil {
			_, err = w.write(doc, text(n, 512))
			clear(m.locks)
		}
		if err != nil && !p.forever {
			w.tell("trying again: %v", err)
		}
	}
	return w, m.calls
}

func TestDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "down", "doc")
	doc := OpenDocument(path, checkText)
	found, err := doc.Read()
	if err != nil || found.Data != nil || found.Problem != nil || doc.Path() != path {
		t.Fatalf("%+v, %v", found, err)
	}
	set := func(data []byte) Found {
		t.Helper()
		found, err := doc.Change(func([]byte) ([]byte, error) { return data, nil })
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	for n := range 5 {
		if found := set(text(n, 100)); n > 0 && numberIn(found.Data) != n-1 {
			t.Errorf("change %d found %q", n, found.Data)
		}
	}
	before := names(t, filepath.Dir(path))
	set(text(4, 100))
	if after := names(t, filepath.Dir(path)); !slices.Equal(before, after) || !slices.Equal(after, []string{".doc.1", ".doc.2", ".doc.3", "doc"}) {
		t.Errorf("%q, %q", before, after)
	}
	if version := contentsOf(t, filepath.Join(filepath.Dir(path), ".doc.1")); numberIn(version) != 3 {
		t.Errorf("writing the same again made a version: %q", version)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if found, err = doc.Read(); err != nil || numberIn(found.Data) != 4 || found.Version != 0 {
		t.Errorf("%+v, %v", found, err)
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	slices.Sort(all)
	return all
}

func contentsOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Nothing is written if the change fails, or changes nothing.
func TestDocumentIsLeft(t *testing.T) {
	refused := errors.New("no")
	for what, tt := range map[string]struct {
		is     string // the contents of the document
		data   []byte
		err    error
		wanted error
	}{
		"the change fails":           {string(text(1, 50)), nil, refused, refused},
		"nothing is made of nothing": {"", nil, nil, nil},
		"something becomes nothing":  {string(text(1, 50)), nil, nil, ErrEmpty},
		"it becomes too large":       {string(text(1, 50)), make([]byte, mission.MaxSize+1), nil, mission.ErrTooLarge},
		"a newer program wrote it":   {"newer\nstyle\n", text(2, 50), nil, ErrNewer},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "doc")
			if tt.is != "" {
				if err := os.WriteFile(path, []byte(tt.is), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := OpenDocument(path, checkText).Change(func([]byte) ([]byte, error) { return tt.data, tt.err })
			if !errors.Is(err, tt.wanted) {
				t.Errorf("%v, want %v", err, tt.wanted)
			}
			if tt.is == "" {
				if left := names(t, filepath.Dir(path)); len(left) > 0 {
					t.Errorf("there is %q", left)
				}
			} else if got := contentsOf(t, path); string(got) != tt.is || len(names(t, filepath.Dir(path))) != 1 {
				t.Errorf("there is %q, beside %q", got, names(t, filepath.Dir(path)))
			}
		})
	}
}

// A damaged document is told, its last good version stands in, and it is kept
// aside, each under a name of its own.
func TestDocumentDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc")
	doc := OpenDocument(path, checkText)
	for n := range 3 {
		if _, err := doc.Change(func([]byte) ([]byte, error) { return text(n, 50), nil }); err != nil {
			t.Fatal(err)
		}
	}
	for i, damage := range []string{"", "number 1\nnumber 7\n", "?"} {
		if err := os.WriteFile(path, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		found, err := doc.Read()
		if err != nil || found.Problem == nil || found.Version != 1 || numberIn(found.Data) != 1 {
			t.Fatalf("%+v, %v", found, err)
		}
		found, err = doc.Change(func(old []byte) ([]byte, error) { return text(numberIn(old)+1, 50), nil })
		if err != nil || !bytes.Equal(contentsOf(t, found.Aside), []byte(damage)) || filepath.Base(found.Aside) != asideOf("doc", i+1) {
			t.Fatalf("%+v, %v", found, err)
		}
		if found, err := doc.Read(); err != nil || found.Problem != nil || numberIn(found.Data) != 2 {
			t.Fatalf("%+v, %v", found, err)
		}
	}
}

// A thing that is not a file is neither read nor written.
func TestDocumentIsNoFile(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "target")
	if err := os.WriteFile(target, text(1, 50), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, filepath.Join(folder, "link")); err != nil {
		t.Skip(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "large"), make([]byte, mission.MaxSize+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{"link": ErrNoFile, "folder": ErrNoFile, "large": mission.ErrTooLarge} {
		doc := OpenDocument(filepath.Join(folder, name), checkText)
		_, err := doc.Read()
		_, err2 := doc.Change(func([]byte) ([]byte, error) { return text(2, 50), nil })
		if !errors.Is(err, want) || !errors.Is(err2, want) {
			t.Errorf("%s: %v, %v", name, err, err2)
		}
	}
	if !bytes.Equal(contentsOf(t, target), text(1, 50)) {
		t.Error("what the link leads to was written")
	}
}

// Programs that change a document at once lose nothing of each other's.
func TestDocumentAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc")
	const programs, changes = 4, 10
	var all sync.WaitGroup
	for range programs {
		all.Go(func() {
			doc := OpenDocument(path, checkText)
			doc.pause = func() { time.Sleep(time.Millisecond) }
			for i := 0; i < changes; {
				_, err := doc.Change(func(old []byte) ([]byte, error) { return text(max(0, numberIn(old))+1, 50), nil })
				switch {
				case err == nil:
					i++
				case !errors.Is(err, ErrBusy):
					t.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	if found, err := OpenDocument(path, checkText).Read(); err != nil || numberIn(found.Data) != programs*changes {
		t.Errorf("%q, %v", found.Data, err)
	}
}

// A profile is merged into the one that is kept.
func TestProfileFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "profiles")
	one, other := profileOf(t, "saw a b\n"), profileOf(t, "saw a c\n")
	for _, id := range []string{"tower", "", "..", "a/b", strings.Repeat("x", 300)} {
		f := OpenProfile(folder, id)
		if p, found, err := f.Read(); err != nil || found.Problem != nil || p.Saw("a", "b") || filepath.Dir(f.Path()) != folder {
			t.Fatalf("%q: %+v, %v", id, found, err)
		}
		for _, p := range []*profile.Profile{one, other} {
			if _, err := OpenProfile(folder, id).Merge(p); err != nil {
				t.Fatal(err)
			}
		}
		if p, _, err := f.Read(); err != nil || !p.Saw("a", "b") || !p.Saw("a", "c") {
			t.Errorf("%q: lost, %v", id, err)
		}
	}
	f := OpenProfile(folder, "tower")
	newer := summedText("cobalt profile 2\n")
	if err := os.WriteFile(f.Path(), newer, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Merge(one); !errors.Is(err, ErrNewer) || !bytes.Equal(contentsOf(t, f.Path()), newer) {
		t.Errorf("a newer one: %v", err)
	}
	if _, found, err := f.Read(); err != nil || !errors.Is(found.Problem, ErrNewer) {
		t.Errorf("a newer one: %+v, %v", found, err)
	}
}

func profileOf(t *testing.T, lines string) *profile.Profile {
	t.Helper()
	p, err := profile.Parse("p", summedText("cobalt profile 1\n"+lines))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func summedText(text string) []byte {
	return fmt.Appendf([]byte(text), "sum sha256:%x\n", sha256.Sum256([]byte(text)))
}
