package save

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// smallStory compiles the story that package mission tests with.
func smallStory(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../game/mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// fileOfSize is a file of n choices of which the first cannot be told from the
// next, and of comments up to a size.
func fileOfSize(t testing.TB, story *game.Story, n, size int) *mission.File {
	t.Helper()
	f := mission.New(story, game.Agent)
	for i := 0; len(f.Bytes()) < size-160; i++ {
		if err := f.AddComment(fmt.Sprintf("save %d, line %d, of what is told %x", n, i, maphash.String(seed, fmt.Sprint(n, i)))); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

var seed = maphash.MakeSeed()

// A witness watches a disk while a slot is saved, and compares every state in which
// a crash could leave it with those that are allowed.
type witness struct {
	*memory
	t       *testing.T
	file    string
	allowed [][]byte // the contents that the slot's file may have; nil: it need not be there
	known   [][]byte // all that was ever saved
	sectors int      // into how many pieces data is torn that was not synced
	orders  bool     // changes to names come in any order, not only in theirs

	states int
	seen   map[uint64]bool
	faults []string
	each   func(names map[string]content)
}

// mostFaults is how many faults are enough to see that something is wrong.
const mostFaults = 20

// content is the contents of a file after a crash.
type content struct {
	ino  int
	data []byte
	torn string // how it differs from the whole
}

func watch(t *testing.T, m *memory, name string, sectors int, orders bool) *witness {
	w := &witness{memory: m, t: t, file: fileOf(name), sectors: sectors, orders: orders, seen: map[uint64]bool{}, allowed: [][]byte{nil}}
	m.after = func(string) { w.crash() }
	return w
}

// crash goes through the states in which a crash could leave the disk now.
func (w *witness) crash() {
	done := map[string]bool{}
	w.someNames(func(names map[string]*inode) {
		var key strings.Builder
		for _, name := range slices.Sorted(maps.Keys(names)) {
			fmt.Fprintf(&key, "%s=%d;", name, names[name].id)
		}
		if !done[key.String()] {
			done[key.String()] = true
			w.contents(names, key.String())
		}
	})
}

// someNames yields every set of names that the disk may have.
func (w *witness) someNames(yield func(map[string]*inode)) {
	if w.orders && !slices.ContainsFunc(w.ops, func(o op) bool { return o.sure || o.lost }) {
		anyOrder(w.stable, w.ops, yield)
		return
	}
	if len(w.ops) > mostOps {
		fewOf(w.stable, w.ops, yield)
		return
	}
	inOrder(w.stable, w.ops, yield)
}

// mostOps is up to how many changes every set of them is tried. Of more, as a
// disk that syncs no more gathers them, it is none, all, all but one, and one.
const mostOps = 9

// fewOf yields the names after none, all, all but one and one of the changes.
func fewOf(names map[string]*inode, ops []op, yield func(map[string]*inode)) {
	for one := -1; one < len(ops); one++ {
		most, least := maps.Clone(names), maps.Clone(names)
		for i, o := range ops {
			if o.sure || i != one {
				o.apply(most)
			}
			if o.sure || i == one {
				o.apply(least)
			}
		}
		yield(most)
		yield(least)
	}
}

// anyOrder yields the names after some of the changes, in any order.
func anyOrder(names map[string]*inode, ops []op, yield func(map[string]*inode)) {
	yield(names)
	for i := range ops {
		next := maps.Clone(names)
		ops[i].apply(next)
		anyOrder(next, slices.Delete(slices.Clone(ops), i, i+1), yield)
	}
}

// inOrder yields the names after some of the changes, and all that are sure, in
// their order.
func inOrder(names map[string]*inode, ops []op, yield func(map[string]*inode)) {
	if len(ops) == 0 {
		yield(names)
		return
	}
	if !ops[0].sure {
		inOrder(names, ops[1:], yield)
	}
	next := maps.Clone(names)
	ops[0].apply(next)
	inOrder(next, ops[1:], yield)
}

// contents goes through the contents that the files may have: each file that is
// dirty is torn in every way, while the others are whole.
func (w *witness) contents(names map[string]*inode, key string) {
	files := map[string]content{}
	for name, ino := range names {
		files[name] = content{ino.id, ino.data, ""}
	}
	w.check(files, key)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		ino := names[name]
		if !ino.dirty || len(w.faults) > mostFaults {
			continue
		}
		torn := maps.Clone(files)
		for mask := range 1 << w.sectors {
			torn[name] = content{ino.id, ino.tear(mask, w.sectors), fmt.Sprint(mask)}
			w.check(torn, key+name+torn[name].torn)
		}
		for length := range w.sectors {
			cut := ino.data[:len(ino.data)*length/w.sectors]
			torn[name] = content{ino.id, cut, fmt.Sprint("to", length)}
			w.check(torn, key+name+torn[name].torn)
		}
	}
}

// tear returns the file with only some of its sectors on the disk; the others
// are as they were before, or empty.
func (ino *inode) tear(mask, sectors int) []byte {
	data := make([]byte, len(ino.data))
	copy(data, ino.stable)
	for s := range sectors {
		if mask>>s&1 != 0 {
			from, to := len(data)*s/sectors, len(data)*(s+1)/sectors
			copy(data[from:to], ino.data[from:to])
		}
	}
	return data
}

// check compares one state with those that are allowed.
func (w *witness) check(files map[string]content, key string) {
	hash := maphash.String(seed, key)
	if w.seen[hash] {
		return
	}
	w.seen[hash] = true
	w.states++
	got, there := files[w.file]
	ok := slices.ContainsFunc(w.allowed, func(want []byte) bool {
		return !there && want == nil || there && want != nil && bytes.Equal(got.data, want)
	})
	if !ok {
		w.tell("the slot's file is another than the old and the new: there %v, torn %q, %d bytes", there, got.torn, len(got.data))
	}
	for v := 1; v <= Versions; v++ {
		kept, there := files["."+w.file+"."+fmt.Sprint(v)]
		if there && !slices.ContainsFunc(w.known, func(want []byte) bool { return bytes.Equal(kept.data, want) }) {
			w.tell("version %d is torn", v)
		}
	}
	if w.each != nil {
		w.each(files)
	}
}

func (w *witness) tell(format string, args ...any) {
	w.faults = append(w.faults, fmt.Sprintf("state %d, call %d: ", w.states, w.calls)+fmt.Sprintf(format, args...))
}

// save saves a file, and tells the witness what is allowed: until the save is
// acknowledged the old or the new file, from then on the new one alone.
func (w *witness) save(sl *Slot, f *mission.File) error {
	if err := f.Sign(w.now); err != nil {
		w.t.Fatal(err)
	}
	data := f.Bytes()
	w.allowed = append(w.allowed, data)
	w.known = append(w.known, data)
	err := sl.store.fail(sl.name, "saved", sl.write(data))
	if err == nil {
		w.allowed = [][]byte{data}
		w.crash()
	}
	return err
}

// savedInARow saves a mission so often in a row, and returns who watched.
func savedInARow(t *testing.T, m *memory, times, sectors int, each func(*witness, map[string]content)) *witness {
	t.Helper()
	story := smallStory(t)
	w := watch(t, m, "run", sectors, true)
	if each != nil {
		w.each = func(files map[string]content) { each(w, files) }
	}
	sl, err := m.store().Create("run")
	if err != nil {
		t.Fatal(err)
	}
	for n := range times {
		if err := w.save(sl, fileOfSize(t, story, n, 4096)); err != nil {
			t.Fatal(err)
		}
	}
	if err := sl.Close(); err != nil {
		t.Fatal(err)
	}
	return w
}

// Wherever the power goes while a mission is saved four times in a row, and
// whatever the disk did with the data that it was not yet told to keep: the slot
// holds the version before or the new one, whole, can be loaded, and can be saved
// to.
func TestCrash(t *testing.T) {
	story := smallStory(t)
	booted := map[string]bool{}
	reboot := func(w *witness, files map[string]content) {
		key := ""
		for v := range Versions + 1 {
			key += fmt.Sprint(files[versionOf("run", v)].ino, " ")
		}
		if files[fileOf("run")].data == nil || booted[key] {
			return
		}
		booted[key] = true
		again := rebooted(files)
		mission, err := again.store().Load("run", story)
		if err != nil || mission.State != OK {
			w.tell("loads as %+v, %v", mission, err)
			return
		}
		if err := saveAgain(again, story); err != nil {
			w.tell("saving again: %v", err)
		}
	}
	w := savedInARow(t, newMemory(), 4, 15, reboot)
	for _, f := range w.faults {
		t.Error(f)
	}
	if w.states < 100_000 || len(booted) < 20 {
		t.Errorf("only %d states, %d of them started from", w.states, len(booted))
	}
	t.Logf("%d states of the disk; %d sets of versions started from", w.states, len(booted))
}

// rebooted is the disk as it is found after a crash.
func rebooted(files map[string]content) *memory {
	m := newMemory()
	for name, c := range files {
		m.inodes++
		m.names[name] = &inode{id: m.inodes, data: c.data, stable: c.data, at: m.now}
	}
	m.stable = maps.Clone(m.names)
	return m
}

// saveAgain takes the slot up, saves to it, and looks whether that is there
// alone.
func saveAgain(m *memory, story *game.Story) error {
	sl, f, err := m.store().Take("run")
	if err != nil {
		return err
	}
	before := f.Bytes()
	if err := sl.Save(f); err != nil {
		return err
	}
	if err := sl.Close(); err != nil {
		return err
	}
	if kept := m.names[keptOf("run", 1)]; kept == nil || !bytes.Equal(kept.data, before) {
		return fmt.Errorf("the version before is not kept")
	}
	for name := range m.names {
		if _, ok := slotOf(name); !ok {
			return fmt.Errorf("%s is left", name)
		}
	}
	return nil
}

// The witness finds the faults that it is for: a disk that is not told to keep the
// data, or not told to keep the names.
func TestCrashIsFound(t *testing.T) {
	unsynced, unnamed := newMemory(), newMemory()
	unsynced.lieFile, unnamed.lieFolder = true, true
	for what, m := range map[string]*memory{"files are not synced": unsynced, "the folder is not synced": unnamed} {
		if w := savedInARow(t, m, 2, 4, nil); len(w.faults) == 0 {
			t.Errorf("%s, and none of %d states shows it", what, w.states)
		}
	}
}

// If a file can have one name only, versions are copies.
func TestCrashWithoutLinks(t *testing.T) {
	m := newMemory()
	m.noLinks = true
	w := savedInARow(t, m, 5, 4, nil)
	for _, f := range w.faults {
		t.Error(f)
	}
	for v := 1; v <= Versions; v++ {
		if ino := m.names[keptOf("run", v)]; ino == nil || !bytes.Equal(ino.data, w.known[4-v]) {
			t.Errorf("version %d is not the one saved so many saves before", v)
		}
	}
}
