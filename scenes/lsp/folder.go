package lsp

import (
	"context"
	"slices"

	"cobalt/scenes"
	"cobalt/scenes/lsp/protocol"
	"cobalt/scenes/translation"
	"cobalt/scenes/watch"
)

// A folder is a story that some open document belongs to. One goroutine compiles
// it, tells its faults, and begins its proofs.
type folder struct {
	*server
	dir    string
	ctx    context.Context
	cancel context.CancelFunc
	dirty  chan struct{} // of capacity 1

	gen  int       // counts changes; guarded by the server's lock
	done *analyzed // of the latest compile; guarded by the server's lock

	sent    map[string]string // diagnostics by path, as they were last told; the goroutine's alone
	proof   proof
	prover  prover             // of all proofs of the story, one after the other
	cache   scenes.Cache       // of all compiles, likewise
	checked translation.Memory // of the checks of its translations; the goroutine's alone

	before []chan struct{} // are closed when the folders that were closed before have told all
	ended  chan struct{}   // is closed when this one has
}

// refresh opens the folders that open documents need, and closes the others. The
// lock is held.
func (s *server) refresh() {
	s.closed = slices.DeleteFunc(s.closed, func(ended chan struct{}) bool {
		select {
		case <-ended:
			return true
		default:
			return false
		}
	})
	needed := map[string]bool{}
	for path := range s.docs {
		if dir, ok := s.storyOf(path); ok {
			needed[dir] = true
		}
	}
	for dir, f := range s.folders {
		if !needed[dir] {
			f.close()
			delete(s.folders, dir)
			s.closed = append(s.closed, f.ended)
		}
	}
	for dir := range needed {
		if s.folders[dir] == nil {
			s.folders[dir] = s.openFolder(dir)
		}
	}
}

func (s *server) openFolder(dir string) *folder {
	f := &folder{
		server: s, dir: dir, dirty: make(chan struct{}, 1), sent: map[string]string{},
		before: slices.Clone(s.closed), ended: make(chan struct{}), prover: s.newProver(),
	}
	f.ctx, f.cancel = context.WithCancel(s.ctx)
	f.touch()
	s.work.Add(2)
	go f.run()
	go f.watch()
	return f
}

// touch notes that something of the story may have changed. The lock is held.
func (f *folder) touch() {
	f.gen++
	f.wake()
}

// wake has the folder's goroutine look for work.
func (f *folder) wake() {
	select {
	case f.dirty <- struct{}{}:
	default:
	}
}

// touch notes a change of a document. The lock is held.
func (s *server) touch(path string) {
	if dir, ok := s.storyOf(path); ok && s.folders[dir] != nil {
		s.folders[dir].touch()
	}
}

// close ends the folder's goroutines. The lock is held.
func (f *folder) close() {
	f.cancel()
	f.stopProof()
}

// watch tells of changes on the disk until the folder is closed.
func (f *folder) watch() {
	defer f.work.Done()
	w, err := watch.Open(f.dir, watch.Options{})
	if err != nil {
		f.log(protocol.Warning, err.Error())
		return
	}
	for err == nil { // at once too, because something may have changed before
		f.mu.Lock()
		f.touch()
		f.mu.Unlock()
		err = w.Next(f.ctx)
	}
	if err := w.Close(); err != nil {
		f.log(protocol.Warning, err.Error())
	}
}

// run compiles after each change, until the folder is closed.
func (f *folder) run() {
	defer f.work.Done()
	defer close(f.ended)
	for _, ended := range f.before { // a file may have been theirs
		<-ended
	}
	for {
		select {
		case <-f.ctx.Done():
			f.retract()
			return
		case <-f.dirty:
			f.step()
		}
	}
}

// step compiles if something has changed, and tells the diagnostics.
func (f *folder) step() {
	defer f.survive(f.dir, nil)
	f.mu.Lock()
	done := f.done
	a := f.snapshot()
	f.mu.Unlock()
	if done == nil || done.gen != a.gen {
		a.compile(f, scenes.Options{Art: f.Art})
		f.mu.Lock()
		f.done = a
		f.changed.Broadcast()
		f.mu.Unlock()
		done = a
		f.prove(done)
	}
	f.publish(done)
}
