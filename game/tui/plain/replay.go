package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cobalt/game/keep"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/session"
)

// Replay tells the run of [Options.Replay] as lines, as [Play] would
// have told it: every passage, and every choice that was taken. With paced it
// takes the time that the run's pace gives to each, else none.
//
// The error is that out could not be written to, or that of ctx.
func Replay(ctx context.Context, o session.Options, paced bool, out io.Writer) error {
	if o.Replay == nil {
		return errors.New("there is no run to be told")
	}
	t := session.New(o)
	readAloud(t)
	r := replayNarrator{reporter: reporter{t, bufio.NewWriter(out), o.Columns}, tape: o.Replay}
	if paced {
		r.score = pace.NewScore(o.Pace, t.Words, o.Replay.Run.Steps())
	}
	err := r.tell(ctx)
	if failed := r.out.Flush(); failed != nil && err == nil {
		err = fmt.Errorf("writing the run: %w", failed)
	}
	return err
}

// A replayNarrator tells a run from its beginning to its end.
type replayNarrator struct {
	reporter
	tape  *keep.Tape
	score pace.Score // without spans if nothing takes time
}

func (r *replayNarrator) tell(ctx context.Context) error {
	p := &r.Phrases.Replay
	r.line(say(p.Welcome, "title", r.Words.Title, "choices", r.Phrases.Ending.Choices.Of(r.tape.Run.Choices())))
	if r.tape.Damaged {
		r.line(p.DamagedFile)
	}
	r.Run = r.tape.Run.To(0)
	for i, more := 0, true; more; i++ {
		r.step()
		if err := r.rest(ctx, i); err != nil {
			return err
		}
		r.Run, more = r.Run.Forward()
	}
	r.end()
	return nil
}

// step tells one step: the choice, the passage, and the expectations that failed.
func (r *replayNarrator) step() {
	r.line("")
	if before := r.Run.Before(); before != nil {
		r.line(say(r.Phrases.Plain.Taken, "label", r.Words.Choices[r.Run.Now().Choice]))
	} else {
		r.line(r.sceneName(r.sceneOf(r.Run.Now())))
	}
	r.passage(r.Run.Before(), r.Run.Now())
	for _, c := range r.tape.ChecksAt(r.Run.Choices()) {
		if c.Fault != "" {
			r.line("")
			r.line(r.Phrases.Replay.Failure(c))
		}
	}
}

// rest waits as long as a step is to be read.
func (r *replayNarrator) rest(ctx context.Context, i int) error {
	if r.score.Spans == nil || i == r.tape.Run.Choices() {
		return ctx.Err()
	}
	if err := r.out.Flush(); err != nil {
		return fmt.Errorf("writing the run: %w", err)
	}
	select {
	case <-r.After(r.score.Spans[i]):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// end tells how the run ended, or why it goes no further.
func (r *replayNarrator) end() {
	p, plain := &r.Phrases.Replay, &r.Phrases.Plain
	now := &r.Run.Now().State
	r.line("")
	e, ended := now.Ended()
	if ended {
		r.line(say(plain.Ended, "name", r.Words.Endings[e].Name))
	}
	r.line(say(plain.Figures, "figures", r.Figures(now)))
	if peak := review.HighestPeak(r.Narrator, r.Run); ended && peak != "" {
		r.line(say(plain.Figures, "figures", peak))
	}
	switch {
	case r.tape.Parted != "":
		r.line(p.PartedTitle)
		for why := range strings.Lines(r.tape.Parted) {
			r.line(phrases.Clean(strings.TrimSpace(why)))
		}
	case !ended:
		r.line(p.EndTitle)
	}
}
