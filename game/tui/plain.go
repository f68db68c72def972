package tui

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// PlayPlain plays a run as lines, for screen readers, pipes and paper: it
// writes passages and numbered choices to out, and reads a choice a line from
// in. It writes no escapes, no boxes and no color, and wraps nothing. The end
// of the input, like the word quit, leaves.
//
// It returns the run as it stands then. The errors are those of [Play], or that
// out could not be written to. Where ctx is canceled, a read from in that waits
// is left behind: the program is expected to end soon.
func PlayPlain(ctx context.Context, o Options, in io.Reader, out io.Writer) (playthrough.Run, error) {
	o, err := load(o)
	if err != nil {
		return playthrough.Run{}, err
	}
	if !o.Run.Begun() {
		if o.Run, err = playthrough.Begin(o.Story, o.Settings.Difficulty, o.Clock()); err != nil {
			return playthrough.Run{}, &LoadError{err}
		}
	}
	t := newSession(o)
	p := &plain{Session: t, out: bufio.NewWriter(out)}
	p.line(fill(t.phrases.Plain.Welcome, "title", t.words.Title))
	if o.Offer != nil {
		p.ask(&question{offer: o.Offer, first: true})
	} else {
		p.open()
	}
	p.openTimer()
	p.reloading = newReloading(o.Reloader)
	defer p.reloading.stop()
	err = p.loop(ctx, readLines(ctx, in))
	if q := p.question; q != nil && q.first && ctx.Err() == nil {
		err = errors.Join(err, ErrUndecided)
	}
	return t.run, errors.Join(err, t.keeping.Finish(), t.leave())
}

// A plain plays in lines.
type plain struct {
	*Session
	out  *bufio.Writer
	over bool      // the player has left
	stay race.Stay // in which the run was when a split was last told

	reloading *reloading
	question  *question // what was asked, until it is answered
}

func (p *plain) loop(ctx context.Context, lines <-chan string) error {
	reloads := p.reloading.send()
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

// maxAnswer is how much of a line is read, in bytes; what is beyond is left out.
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

// readLine reads a line, and leaves out of it what is too long.
func readLine(r *bufio.Reader) (string, error) {
	head, more, err := r.ReadLine()
	line := string(head)
	for more && err == nil {
		_, more, err = r.ReadLine()
	}
	return line, err
}

// line writes one line. What cannot be written is told when all is flushed.
func (p *plain) line(text string) { fmt.Fprintln(p.out, text) }

// lines writes a text of several lines.
func (p *plain) lines(text string) { p.line(strings.TrimRight(text, "\n")) }

// look tells the passage and what can be done.
func (p *plain) look() {
	p.passage(p.run.Before(), p.run.Now())
	p.choices()
}

// passage tells what a step told.
func (p *plain) passage(before, now *playthrough.Step) {
	for _, part := range p.narrator.passage(before, now) {
		p.line("")
		switch {
		case part.Scene != nil:
			p.line(p.sceneName(part.Scene))
		case part.Changes != nil:
			p.line(sentences(part.Changes))
		default:
			p.text(part.Text)
		}
	}
}

func sentences(changes []narration.Change) string {
	var b strings.Builder
	for i, c := range changes {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(c.Text + ".")
	}
	return b.String()
}

func (p *plain) text(t *game.Text) {
	phrases := &p.phrases.Plain
	switch t.Kind {
	case game.Art:
		p.line(fill(phrases.Picture, "alt", t.Alt))
	case game.Document:
		p.line(fill(phrases.Document, "style", t.Style))
		for _, line := range t.Lines {
			if words := spoken(line); words != "" || strings.TrimSpace(line) == "" {
				p.line(words)
			}
		}
		p.line(phrases.DocumentEnd)
	case game.Quote:
		name, said := prose.Speaker(t)
		for i, paragraph := range said {
			words := prose.Plain(paragraph)
			if i == 0 && name != "" {
				words = fill(phrases.Speaker, "name", name, "text", words)
			}
			p.line(words)
		}
	default:
		for _, paragraph := range t.Paragraphs {
			p.line(prose.Plain(paragraph))
		}
	}
}

// spoken returns what there is to be said of a document's line: without what is
// drawn in it, which a screen reader would spell out. It is empty where all of
// it is.
func spoken(line string) string {
	words := strings.Map(func(r rune) rune {
		if r >= '─' && r <= '◿' { // box drawing, blocks and shapes
			return ' '
		}
		return r
	}, prose.ExpandTabs(line))
	return strings.TrimRight(words, " ")
}

// open tells where the run stands to somebody who has read nothing of it yet.
func (p *plain) open() {
	if p.notice != "" {
		p.line(p.notice)
		p.notice = ""
	}
	p.line("")
	p.line(p.sceneName(p.sceneOf(cmp.Or(p.run.Before(), p.run.Now()))))
	p.look()
}

func (p *plain) sceneOf(s *playthrough.Step) *game.SceneWords {
	return &p.words.Scenes[p.story.Nodes[s.State.Node].Scene]
}

func (p *plain) sceneName(s *game.SceneWords) string {
	if s.Place == "" {
		return fill(p.phrases.Plain.Scene, "title", s.Title)
	}
	return fill(p.phrases.Plain.ScenePlace, "title", s.Title, "place", s.Place)
}

// choices lists what can be chosen, or, where the run has ended, how.
func (p *plain) choices() {
	now := &p.run.Now().State
	p.line("")
	if e, ended := now.Ended(); ended {
		p.line(fill(p.phrases.Plain.Ended, "name", p.words.Endings[e].Name))
		p.line(fill(p.phrases.Plain.Figures, "figures", p.figures(now)))
		if peak := highestPeak(p.narrator, p.run); peak != "" {
			p.line(fill(p.phrases.Plain.Figures, "figures", peak))
		}
		p.raceResult()
		return
	}
	for i, c := range p.Session.choices() {
		p.line(p.choiceLine(i, c))
	}
}

func (p *plain) choiceLine(i int, c choice) string {
	phrase := p.phrases.Plain.Choice
	switch {
	case c.locked != "":
		phrase = p.phrases.Plain.ChoiceLocked
	case c.takes != "":
		phrase = p.phrases.Plain.ChoiceTakes
	}
	line := fill(phrase, "n", strconv.Itoa(i+1), "label", c.label, "why", c.locked, "takes", c.takes)
	if c.taken {
		return fill(p.phrases.Past.Taken, "choice", line)
	}
	return line
}
