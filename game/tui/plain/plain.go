package plain

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
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/session"
)

// Play plays a run as lines, for screen readers, pipes and paper: it
// writes passages and numbered choices to out, and reads a choice a line from
// in. It writes no escapes, no boxes and no color, and wraps nothing. The end
// of the input, like the word quit, leaves.
//
// It returns the run as it stands then. The errors are those of [Play], or that
// out could not be written to. Where ctx is canceled, a read from in that waits
// is left behind: the program is expected to end soon.
func Play(ctx context.Context, o session.Options, in io.Reader, out io.Writer) (playthrough.Run, error) {
	o, err := session.Load(o)
	if err != nil {
		return playthrough.Run{}, err
	}
	if !o.Run.Begun() {
		if o.Run, err = playthrough.Begin(o.Story, o.Settings.Difficulty, o.Clock()); err != nil {
			return playthrough.Run{}, &session.LoadError{Err: err}
		}
	}
	t := session.New(o)
	p := &Plain{Session: t, Out: bufio.NewWriter(out)}
	p.line(phrases.Fill(t.Phrases.Plain.Welcome, "title", t.Words.Title))
	if o.Offer != nil {
		p.ask(&Question{Offer: o.Offer, first: true})
	} else {
		p.open()
	}
	p.openTimer()
	p.Reloading = session.NewReloading(o.Reloader)
	defer p.Reloading.Stop()
	err = p.loop(ctx, readLines(ctx, in))
	if q := p.Question; q != nil && q.first && ctx.Err() == nil {
		err = errors.Join(err, ErrUndecided)
	}
	return t.Run, errors.Join(err, t.Keeping.Finish(), t.Leave())
}

// A Plain plays in lines.
type Plain struct {
	*session.Session
	Out  *bufio.Writer
	over bool      // the player has left
	stay race.Stay // in which the run was when a split was last told

	Reloading *session.Reloading
	Question  *Question // what was asked, until it is answered
}

func (p *Plain) loop(ctx context.Context, lines <-chan string) error {
	reloads := p.Reloading.Send()
	for {
		if err := p.Out.Flush(); err != nil {
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
			p.Reloaded(msg)
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
func (p *Plain) line(text string) { fmt.Fprintln(p.Out, text) }

// lines writes a text of several lines.
func (p *Plain) lines(text string) { p.line(strings.TrimRight(text, "\n")) }

// look tells the passage and what can be done.
func (p *Plain) look() {
	p.passage(p.Run.Before(), p.Run.Now())
	p.choices()
}

// passage tells what a step told.
func (p *Plain) passage(before, now *playthrough.Step) {
	for _, part := range p.Narrator.Passage(before, now) {
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

func (p *Plain) text(t *game.Text) {
	say := &p.Phrases.Plain
	switch t.Kind {
	case game.Art:
		p.line(phrases.Fill(say.Picture, "alt", t.Alt))
	case game.Document:
		p.line(phrases.Fill(say.Document, "style", t.Style))
		for _, line := range t.Lines {
			if words := spoken(line); words != "" || strings.TrimSpace(line) == "" {
				p.line(words)
			}
		}
		p.line(say.DocumentEnd)
	case game.Quote:
		name, said := prose.Speaker(t)
		for i, paragraph := range said {
			words := prose.Plain(paragraph)
			if i == 0 && name != "" {
				words = phrases.Fill(say.Speaker, "name", name, "text", words)
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
func (p *Plain) open() {
	if p.Notice != "" {
		p.line(p.Notice)
		p.Notice = ""
	}
	p.line("")
	p.line(p.sceneName(p.sceneOf(cmp.Or(p.Run.Before(), p.Run.Now()))))
	p.look()
}

func (p *Plain) sceneOf(s *playthrough.Step) *game.SceneWords {
	return &p.Words.Scenes[p.Story.Nodes[s.State.Node].Scene]
}

func (p *Plain) sceneName(s *game.SceneWords) string {
	if s.Place == "" {
		return phrases.Fill(p.Phrases.Plain.Scene, "title", s.Title)
	}
	return phrases.Fill(p.Phrases.Plain.ScenePlace, "title", s.Title, "place", s.Place)
}

// choices lists what can be chosen, or, where the run has ended, how.
func (p *Plain) choices() {
	now := &p.Run.Now().State
	p.line("")
	if e, ended := now.Ended(); ended {
		p.line(phrases.Fill(p.Phrases.Plain.Ended, "name", p.Words.Endings[e].Name))
		p.line(phrases.Fill(p.Phrases.Plain.Figures, "figures", p.Figures(now)))
		if peak := review.HighestPeak(p.Narrator, p.Run); peak != "" {
			p.line(phrases.Fill(p.Phrases.Plain.Figures, "figures", peak))
		}
		p.raceResult()
		return
	}
	for i, c := range p.Session.Choices() {
		p.line(p.choiceLine(i, c))
	}
}

func (p *Plain) choiceLine(i int, c session.Choice) string {
	phrase := p.Phrases.Plain.Choice
	switch {
	case c.Locked != "":
		phrase = p.Phrases.Plain.ChoiceLocked
	case c.Takes != "":
		phrase = p.Phrases.Plain.ChoiceTakes
	}
	line := phrases.Fill(phrase, "n", strconv.Itoa(i+1), "label", c.Label, "why", c.Locked, "takes", c.Takes)
	if c.Taken {
		return phrases.Fill(p.Phrases.Past.Taken, "choice", line)
	}
	return line
}
