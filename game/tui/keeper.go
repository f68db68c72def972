package tui

import "sync"

// A Keeper keeps runs where they outlive the program. Keep returns once the run
// is safe; it is called from one goroutine at a time, with newer runs only.
type Keeper interface {
	Keep(run Run) error
}

// keeping hands runs to a keeper, each once, the newest always last, whatever
// order its callers come in.
type keeping struct {
	keeper Keeper // nil keeps nothing

	writing sync.Mutex // held while the keeper works

	mu     sync.Mutex
	wanted *Run // the newest run, nil where it is kept
}

// want says that a run is to be kept. It only takes note of it.
func (k *keeping) want(run Run) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.wanted = &run
}

// flush keeps the newest run, if it is not kept yet. A run that could not be
// kept is wanted still, unless a newer one is.
func (k *keeping) flush() error {
	k.writing.Lock()
	defer k.writing.Unlock()
	run := k.take()
	if run == nil || k.keeper == nil {
		return nil
	}
	err := k.keeper.Keep(*run)
	if err != nil {
		k.giveBack(run)
	}
	return err
}

func (k *keeping) take() *Run {
	k.mu.Lock()
	defer k.mu.Unlock()
	run := k.wanted
	k.wanted = nil
	return run
}

func (k *keeping) giveBack(run *Run) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.wanted == nil {
		k.wanted = run
	}
}
