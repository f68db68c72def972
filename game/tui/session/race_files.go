package session

import (
	"errors"
	"sync"

	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// A FiledMsg is the result of keeping the files of finished runs.
type FiledMsg struct {
	paths []string
	err   error
}

// Filed tells the player in which file a finished run is, or why it is in none.
func (s *Session) Filed(f FiledMsg) {
	p := &s.Phrases.Race
	switch {
	case f.err != nil:
		s.Notice = phrases.Fill(p.Unkept, "why", s.Phrases.Said(f.err.Error()))
	case len(f.paths) > 0:
		s.Notice = phrases.Fill(p.Kept, "file", phrases.Clean(f.paths[len(f.paths)-1]))
	}
}

// raceFiles keeps the mission files of finished runs, each once, in order.
type raceFiles struct {
	keep    func(playthrough.Run, race.Claim) (string, error)
	writing sync.Mutex // held while runs are kept
	mu      sync.Mutex
	wanted  []finished
}

// A finished run has come to an ending, and is to be kept.
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

// flush keeps the runs that are not kept yet. One that cannot be kept is wanted
// still.
func (f *raceFiles) flush() (done FiledMsg) {
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
