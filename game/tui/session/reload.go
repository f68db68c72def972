package session

import (
	"context"
	"io/fs"
	"strconv"
	"sync"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// A Reloader reports each change of a story while it is played.
type Reloader interface {
	// Next waits until the story was changed, and returns it as it is then. It is
	// called from one goroutine at a time. Its error is that of ctx, or why no
	// more changes can be reported.
	Next(ctx context.Context) (Reload, error)
}

// A Reload is a story after a change.
type Reload struct {
	Story  *game.Story // nil: it has faults, and the one before is still played
	Words  *game.Words // nil: the original's
	Art    fs.FS       // nil: pictures are only described
	Faults []string    // everything that is wrong: a line each, and those of its source below

	// Phrases are the interface's words as the story says them; nil: as before.
	Phrases *phrases.Phrases
}

// A ReloadMsg brings a reload, or why there will be no more.
type ReloadMsg struct {
	Reload
	Err error
}

// Reloading waits for reloads. The nil reloading waits for none.
type Reloading struct {
	source Reloader
	ctx    context.Context // ends when the program does
	cancel context.CancelFunc
	busy   sync.Mutex // held while it waits

	// If a reload cut choices off the run, these are the run before it and the
	// step at which the run stands since. As long as it stands there, another
	// reload can give the choices back.
	whole playthrough.Run
	stump *playthrough.Step
}

// NewReloading begins to watch; [reloading.stop] ends it.
func NewReloading(source Reloader) *Reloading {
	if source == nil {
		return nil
	}
	w := &Reloading{source: source}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	return w
}

// Wait waits for the next reload.
func (w *Reloading) Wait() ReloadMsg {
	w.busy.Lock()
	defer w.busy.Unlock()
	r, err := w.source.Next(w.ctx)
	if r.Story != nil && r.Words == nil {
		r.Words = r.Story.Text[0]
	}
	return ReloadMsg{r, err}
}

// Over reports whether the program has ended, so that reloads no longer count.
func (w *Reloading) Over() bool { return w.ctx.Err() != nil }

// Stop ends the waiting, and returns once nothing waits any more.
func (w *Reloading) Stop() {
	if w != nil {
		w.cancel()
		w.busy.Lock()
		defer w.busy.Unlock()
	}
}

// Send sends every reload until the watching is stopped. It never closes the
// channel.
func (w *Reloading) Send() <-chan ReloadMsg {
	if w == nil {
		return nil
	}
	reloads := make(chan ReloadMsg)
	go func() {
		for w.ctx.Err() == nil {
			msg := w.Wait()
			select {
			case reloads <- msg:
			case <-w.ctx.Done():
			}
			if msg.Err != nil {
				return
			}
		}
	}()
	return reloads
}

// TakeUp plays the session's run again on a reload, and returns a message about
// it; the message is empty if the story is the one that was played before. The
// error says that the story can no longer begin.
func (w *Reloading) TakeUp(s *Session, r Reload) (notice string, err error) {
	if r.Story.Digest == s.Story.Digest {
		s.tellBy(r)
		return "", nil
	}
	if !s.Run.Begun() {
		s.reload(r)
		return s.Phrases.Edits.Same, nil
	}
	was := s.Run
	if w.stump == was.Now() {
		was = w.whole
	}
	run, went, err := was.Replay(r.Story)
	if err != nil {
		return "", err
	}
	before := was.Story.NodeRef(was.Now().State.Node)
	s.reload(r)
	if went < was.Choices() {
		run = run.Fork(s.Clock())
		w.whole, w.stump = was, run.Now()
	} else {
		w.stump = nil
	}
	s.Run = run
	return reloadNotice(s, was, went, before), nil
}

// tellBy takes the words of a reload, in the language that was chosen.
func (s *Session) tellBy(r Reload) {
	s.Words = r.Words
	if r.Phrases != nil {
		s.Phrases = r.Phrases
	}
	if words, ok := s.Tongue.Words(r.Story, s.Settings.Language); ok {
		s.Words = words
	}
	if own, err := s.Tongue.Phrases(s.Words, s.Settings.Language); err == nil && own != nil {
		s.Phrases = own
	}
}

// reload takes a reload's story and words. Nobody has looked yet how far the
// mission that the title offers goes in it.
func (s *Session) reload(r Reload) {
	s.Story = r.Story
	s.tellBy(r)
	if s.Last != nil {
		last := *s.Last
		last.State = nil
		s.Last = &last
	}
}

// reloadNotice tells at which node the run stands after a reload.
func reloadNotice(s *Session, was playthrough.Run, went int, before string) string {
	p := &s.Phrases.Edits
	at := s.Story.NodeRef(s.Run.Now().State.Node)
	switch {
	case went < was.Choices():
		label := was.Story.Text[0].Choices[was.Steps()[went+1].Choice]
		return phrases.Fill(p.Parted, "n", strconv.Itoa(went+1), "of", strconv.Itoa(was.Choices()), "choice", label)
	case at != before:
		return phrases.Fill(p.Moved, "at", at)
	default:
		return p.Same
	}
}
