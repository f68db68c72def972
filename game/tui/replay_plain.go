package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cobalt/game/keep"
)

// ReplayPlain tells the run of [Options.Replay] as lines, as [PlayPlain] would
// have told it: every passage, and every choice that was taken. With paced it
// takes the time that the run's pace gives to each, else none.
//
// The error is that out could not be written to, or that of ctx.
func ReplayPlain(ctx context.Context, o Options, paced bool, out io.Writer) error {
	if o.Replay == nil {
		return errors.New("there is no run to be told")
	}
	t := newSession(o)
	r := replayNarrator{plain: &plain{Session: t, out: bufio.NewWriter(out)}, tape: o.Replay}
	if paced {
		r.score = newScore(o.Pace, t.words, o.Replay.Run.Steps())
	}
	err := r.tell(ctx)
	if failed := r.out.Flush(); failed != nil && err == nil {
		err = fmt.Errorf("writing the run: %w", failed)
	}
	return err
}

// A replayNarrator tells a run from its beginning to its end.
type replayNarrator struct {
	*plain
	tape  *keep.Tape
	score score // without spans where nothing takes time
}

func (r *replayNarrator) tell(ctx context.Context) error {
	p := &r.phrases.Replay
	r.line(fill(p.Welcome, "title", r.words.Title, "choices", r.phrases.Ending.Choices.of(r.tape.Run.Choices())))
	if r.tape.Damaged {
		r.line(p.DamagedFile)
	}
	r.run = r.tape.Run.To(0)
	for i, more := 0, true; more; i++ {
		r.step()
		if err := r.rest(ctx, i); err != nil {
			return err
		}
		r.run, more = r.run.Forward()
	}
	r.end()
	return nil
}

// step tells one step: the choice, what it led to, and what did not hold there.
func (r *replayNarrator) step() {
	r.line("")
	if before := r.run.Before(); before != nil {
		r.line(fill(r.phrases.Plain.Taken, "label", r.words.Choices[r.run.Now().Choice]))
	} else {
		r.line(r.sceneName(r.sceneOf(r.run.Now())))
	}
	r.passage(r.run.Before(), r.run.Now())
	for _, c := range r.tape.ChecksAt(r.run.Choices()) {
		if c.Fault != "" {
			r.line("")
			r.line(r.phrases.Replay.failed(c))
		}
	}
}

// rest waits as long as a step is to be read.
func (r *replayNarrator) rest(ctx context.Context, i int) error {
	if r.score.spans == nil || i == r.tape.Run.Choices() {
		return ctx.Err()
	}
	if err := r.out.Flush(); err != nil {
		return fmt.Errorf("writing the run: %w", err)
	}
	select {
	case <-r.after(r.score.spans[i]):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// end tells how the run ended, or why it goes no further.
func (r *replayNarrator) end() {
	p, plain := &r.phrases.Replay, &r.phrases.Plain
	now := &r.run.Now().State
	r.line("")
	e, ended := now.Ended()
	if ended {
		r.line(fill(plain.Ended, "name", r.words.Endings[e].Name))
	}
	r.line(fill(plain.Figures, "figures", r.figures(now)))
	if peak := highestPeak(r.narrator, r.run); ended && peak != "" {
		r.line(fill(plain.Figures, "figures", peak))
	}
	switch {
	case r.tape.Parted != "":
		r.line(p.PartedTitle)
		for why := range strings.Lines(r.tape.Parted) {
			r.line(clean(strings.TrimSpace(why)))
		}
	case !ended:
		r.line(p.EndTitle)
	}
}
