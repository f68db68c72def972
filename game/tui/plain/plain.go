package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/session"
)

// Play plays a run as lines, for screen readers, pipes and paper: it writes
// passages and numbered choices to out, and reads one choice a line from in. It
// writes no escapes, no boxes and no color, and breaks lines, at blanks, where
// [session.Options.Columns] says how many columns there are. The end of the
// input, like the word quit, leaves. If there is no run to play, and there is one to
// go on with, it asks first which is to be played.
//
// It returns the run as it stands then. Its errors are a [*session.LoadError], a
// [*keep.KeepError], [ErrUndecided], and that out could not be written to. If ctx
// is canceled while a read from in waits, that read is left behind, because the
// program is expected to end soon.
func Play(ctx context.Context, o session.Options, in io.Reader, out io.Writer) (playthrough.Run, error) {
	o, err := session.Load(o)
	if err != nil {
		return playthrough.Run{}, err
	}
	resumed := o.Run.Begun() && o.Run.Choices() > 0
	asks := o.Last != nil && o.Offer == nil && !o.Run.Begun()
	if !o.Run.Begun() && !asks {
		if o.Run, err = playthrough.Begin(o.Story, o.Settings.Difficulty, o.Clock()); err != nil {
			return playthrough.Run{}, &session.LoadError{Err: err}
		}
	}
	t := session.New(o)
	readAloud(t)
	p := &player{reporter: reporter{t, bufio.NewWriter(out), o.Columns}, elsewhere: o.Elsewhere}
	p.line(say(t.Phrases.Plain.Welcome, "title", t.Words.Title))
	if !resumed {
		p.about()
	}
	p.start(o.Offer, asks)
	p.reloading = session.NewReloading(o.Reloader)
	defer p.reloading.Stop()
	err = p.loop(ctx, readLines(ctx, in))
	if q := p.question; q != nil && q.first && ctx.Err() == nil {
		err = errors.Join(err, ErrUndecided)
	}
	return t.Run, errors.Join(err, t.Keeping.Finish(), t.Leave())
}

// start tells or asks what is played.
func (p *player) start(offer *keep.Offer, asks bool) {
	if asks {
		p.askFront()
		return
	}
	if offer != nil {
		p.ask(&question{offer: offer, first: true})
	} else {
		p.open()
	}
	p.openTimer()
}

// A player plays in lines.
type player struct {
	reporter
	front bool // the question of the title was asked, and no run is played yet
	over  bool // the player has left
	// elsewhere says that the program is not on the player's machine.
	elsewhere bool
	stay      race.Stay // in which the run was when a split was last told

	reloading *session.Reloading
	question  *question // the one that was asked, until it is answered
}

func (p *player) loop(ctx context.Context, lines <-chan string) error {
	reloads := p.reloading.Send()
	for {
		if err := p.out.Flush(); err != nil {
			return fmt.Errorf("writing the story: %w", err)
		}
		if p.over {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case line, more := <-lines:
			if !more {
				return nil
			}
			p.answer(line)
		case msg := <-reloads:
			p.reloaded(msg)
		}
	}
}

// maxAnswer is how much of a line is read, in bytes; the rest is dropped.
const maxAnswer = 1 << 10

// readLines sends the lines of in, one by one, until in ends or ctx is canceled.
func readLines(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		reader := bufio.NewReaderSize(in, maxAnswer)
		for {
			line, err := readLine(reader)
			if err != nil && line == "" {
				return
			}
			select {
			case lines <- line:
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// readLine reads a line, and drops the part of it that is too long.
func readLine(r *bufio.Reader) (string, error) {
	head, more, err := r.ReadLine()
	line := string(head)
	for more && err == nil {
		_, more, err = r.ReadLine()
	}
	return line, err
}
