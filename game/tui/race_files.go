package tui

import (
	"errors"
	"sync"

	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// filed is what came of keeping the files of finished runs.
type filed struct {
	paths []string
	err   error
}

// A filedMsg tells it.
type filedMsg struct{ filed }

// filed says where a race's files are, or why they are not.
func (t *Session) filed(f filed) {
	p := &t.phrases.Race
	switch {
	case f.err != nil:
		t.notice = fill(p.Unkept, "why", clean(f.err.Error()))
	case len(f.paths) > 0:
		t.notice = fill(p.Kept, "file", clean(f.paths[len(f.paths)-1]))
	}
}

// raceFiles hands finished runs to who keeps them, each once, in order.
type raceFiles struct {
	keep    func(playthrough.Run, race.Claim) (string, error)
	writing sync.Mutex // held while runs are kept
	mu      sync.Mutex
	wanted  []finished
}

// A finished run is one to be kept.
type finished struct {
	run   playthrough.Run
	claim race.Claim
}

func (f *raceFiles) want(run playthrough.Run, claim race.Claim) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wanted = append(f.wanted, finished{run, claim})
}

func (f *raceFiles) waiting() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.wanted) > 0
}

// flush keeps what is not kept yet. What cannot be is wanted still.
func (f *raceFiles) flush() (done filed) {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	wanted := f.wanted
	f.wanted = nil
	f.mu.Unlock()
	if f.keep == nil {
		return done
	}
	var failed []finished
	for _, w := range wanted {
		path, err := f.keep(w.run, w.claim)
		if err != nil {
			done.err, failed = errors.Join(done.err, err), append(failed, w)
			continue
		}
		done.paths = append(done.paths, path)
	}
	f.mu.Lock()
	f.wanted = append(failed, f.wanted...)
	f.mu.Unlock()
	return done
}
