package host

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/render/output"
	"cobalt/game/tui/plain"
	"cobalt/save/records"
)

// A live is a run that is played, for those who watch it.
type live struct {
	mu      sync.Mutex
	story   *Story
	run     playthrough.Run
	changed chan struct{} // closed when the run is another
}

// show tells those who watch of a newer state of the run.
func (l *live) show(story *Story, run playthrough.Run) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.story, l.run = story, run
	if l.changed != nil {
		close(l.changed)
	}
	l.changed = make(chan struct{})
}

// now returns the run, and what is closed when it is another.
func (l *live) now() (*Story, playthrough.Run, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.changed == nil {
		l.changed = make(chan struct{})
	}
	return l.story, l.run, l.changed
}

// A shown is a keeper that shows what it kept to those who watch.
type shown struct {
	keep.Keeper
	story *Story
	visit *visit
}

// Keep keeps a run, and then shows it.
func (s shown) Keep(run playthrough.Run) error {
	h := s.visit.h
	began := h.o.Clock()
	err := s.Keeper.Keep(run)
	h.counts.keeping.Add(int64(h.o.Clock().Sub(began)))
	if !keep.Kept(err) {
		h.counts.unkept.Add(1)
		return err
	}
	h.counts.kept.Add(1)
	s.visit.live.show(s.story, run)
	return err
}

// behind is how much later a choice is shown to those who watch, so that nobody who races
// learns from it in time.
const behind = 7 * time.Second

// watch shows the run of another player as it goes, until either leaves.
func (v *visit) watch(args []string) error {
	person, err := v.h.o.Store.Named(v.ctx, args[0])
	switch {
	case errors.Is(err, records.ErrNotFound):
		return fmt.Errorf("nobody here is called %q; `who` lists who plays", args[0])
	case err != nil:
		return err
	case !person.Watched:
		return fmt.Errorf("%s lets nobody watch", clean(person.Shown()))
	}
	played := v.h.playing(person.ID)
	if played == nil {
		return fmt.Errorf("%s does not play just now", clean(person.Shown()))
	}
	n, err := v.narrator(v.h.o.Stories[0])
	if err != nil {
		return err
	}
	v.phrases = n.Phrases // for the farewell
	var told playthrough.Run
	for {
		story, run, changed := played.live.now() // as it is before the wait
		select {
		case <-v.h.o.After(behind):
		case <-v.ctx.Done():
			return v.farewell(errTold)
		}
		if person, err := v.h.o.Store.Person(v.ctx, person.ID); err != nil || !person.Watched {
			return errors.New("nobody may watch any more")
		}
		if told, err = v.follow(story, told, run); err != nil {
			return err
		}
		select {
		case <-changed:
		case <-v.ctx.Done():
			return v.farewell(errTold)
		case <-played.ctx.Done():
			if closed(changed) {
				continue // its last choices are yet to be told
			}
			_, err := io.WriteString(v, "\nThe session has ended.\n")
			return err
		}
	}
}

// closed says whether a channel is closed that nothing is sent to.
func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// follow tells what a run has that the one told before has not.
func (v *visit) follow(story *Story, told, run playthrough.Run) (playthrough.Run, error) {
	if !run.Begun() {
		return told, nil
	}
	n, err := v.narrator(story)
	if err != nil {
		return told, err
	}
	steps := run.Steps()
	from := len(steps) - 1 // of another run, where it stands
	if told.Begun() && run.Same(told) {
		from = min(told.Shared(run)+1, from)
		if len(steps) == len(told.Steps()) && steps[from] == told.Now() {
			return run, nil
		}
	}
	for i := from; i < len(steps); i++ {
		var before *playthrough.Step
		if i > 0 {
			before = steps[i-1]
		}
		if err := plain.Tell(n, before, steps[i], v, v.columns()); err != nil {
			return told, err
		}
	}
	return run, nil
}

// playing returns a visit in which a person plays, or nil.
func (h *Host) playing(person string) *visit {
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.visits {
		if v.person != nil && v.person.ID == person {
			if _, run, _ := v.live.now(); run.Begun() {
				return v
			}
		}
	}
	return nil
}

// switched returns what "on" or "off" says; without either, what holds now.
func switched(command string, args []string, now bool) (on bool, err error) {
	switch {
	case len(args) == 0:
		return now, nil
	case args[0] != "on" && args[0] != "off":
		return now, usageError{"usage: ssh HOST " + command + " [on|off]"}
	}
	return args[0] == "on", nil
}

// holds tells what holds from now on.
func (v *visit) holds(on bool, yes, no string) error {
	words := no
	if on {
		words = yes
	}
	_, err := io.WriteString(v, words+"\n")
	return err
}

// readable says whether others may read the player's finished runs on the host's page.
func (v *visit) readable(args []string) error {
	on, err := switched("readable", args, v.person.Readable)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		if err := v.h.o.Store.LetRead(v.ctx, v.person.ID, on); err != nil {
			return err
		}
	}
	return v.holds(on, "Others may read your finished runs on this host's page.", "Nobody else may read your finished runs.")
}

// plain says whether the player plays in lines where screens could be drawn.
func (v *visit) plain(args []string) error {
	decided, _, err := v.h.o.Store.Settings(v.ctx, v.person.ID)
	if err != nil {
		return err
	}
	on, err := switched("plain", args, decided.Plain)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		if err := v.h.o.Store.Decide(v.ctx, v.person.ID, "plain", args[0]); err != nil {
			return err
		}
	}
	return v.holds(on, "You play in plain lines, on a terminal, too.", "On a terminal you play full screen.")
}

// watchable says whether others may watch.
func (v *visit) watchable(args []string) error {
	on, err := switched("watchable", args, v.watched())
	if err != nil {
		return err
	}
	if len(args) > 0 {
		if err := v.letWatch(on); err != nil {
			return err
		}
	}
	return v.holds(on, "Others may watch you play, a few seconds behind.", "Nobody may watch you play.")
}

// watched reports whether others may watch, which another session of the player may
// have changed.
func (v *visit) watched() bool {
	v.h.mu.Lock()
	defer v.h.mu.Unlock()
	return v.person.Watched
}

// letWatch says whether others may watch, in all sessions of the player.
func (v *visit) letWatch(on bool) error {
	if err := v.h.o.Store.LetWatch(v.ctx, v.person.ID, on); err != nil {
		return err
	}
	v.h.mu.Lock()
	defer v.h.mu.Unlock()
	for other := range v.h.visits {
		if other.person != nil && other.person.ID == v.person.ID {
			other.person.Watched = on
		}
	}
	return nil
}

// who lists who plays.
func (v *visit) who([]string) error {
	var lines []string
	v.h.mu.Lock()
	for other := range v.h.visits {
		story, run, _ := other.live.now()
		if !run.Begun() || other.person == nil {
			continue
		}
		minutes := int(v.h.o.Clock().Sub(other.began).Minutes())
		watched := ""
		if other.person.Watched {
			watched = "may be watched"
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%d min\t%s\n", clean(other.person.Shown()), clean(story.Text[0].Title), minutes, watched))
	}
	sessions := len(v.h.visits) - 1
	v.h.mu.Unlock()
	slices.Sort(lines)
	w := tabwriter.NewWriter(v, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, strings.Join(lines, ""))
	fmt.Fprintf(w, "%s beside yours.\n", output.Plural(sessions, "session"))
	return w.Flush()
}
