package plain

import (
	"bufio"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/review"
	"cobalt/game/tui/session"
)

// A reporter writes how a session stands, in lines. It changes nothing in it.
type reporter struct {
	*session.Session
	out     *bufio.Writer
	columns func() int // as [session.Options.Columns]
}

// line writes a line, or several that it holds. One that is wider than the terminal is
// broken at blanks. An error shows up when the writer is flushed.
func (p *reporter) line(text string) {
	width := 0
	if p.columns != nil {
		width = p.columns()
	}
	for line := range strings.SplitSeq(text, "\n") {
		if width < 1 || prose.Width(line) <= width {
			fmt.Fprintln(p.out, line)
			continue
		}
		for _, part := range prose.WrapWords(line, width) {
			fmt.Fprintln(p.out, part)
		}
	}
}

// lines writes a text of several lines.
func (p *reporter) lines(text string) { p.line(strings.TrimRight(text, "\n")) }

// look tells the passage and its choices.
func (p *reporter) look() {
	p.passage(p.Run.Before(), p.Run.Now())
	p.choices()
}

// passage tells the text of a step.
func (p *reporter) passage(before, now *playthrough.Step) {
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
		b.WriteString(narration.Sentence(c.Text))
	}
	return b.String()
}

func (p *reporter) text(t *game.Text) {
	w := &p.Phrases.Plain
	switch t.Kind {
	case game.Art:
		p.line(say(w.Picture, "alt", t.Alt))
	case game.Document:
		p.line(say(w.Document, "style", cmp.Or(w.Styles[t.Style], t.Style)))
		for _, line := range t.Lines {
			if words := spoken(line); words != "" || strings.TrimSpace(line) == "" {
				p.line(words)
			}
		}
		p.line(w.DocumentEnd)
	case game.Quote:
		name, said := t.Speaker()
		for i, paragraph := range said {
			words := prose.Plain(paragraph)
			if i == 0 && name != "" {
				words = say(w.Speaker, "name", name, "text", words)
			}
			p.line(words)
		}
	default:
		for _, paragraph := range t.Paragraphs {
			p.line(prose.Plain(paragraph))
		}
	}
}

// spoken returns a document's line without the drawing in it, because a screen
// reader would spell that out. It is empty if the whole line is a drawing.
func spoken(line string) string {
	words := strings.Map(func(r rune) rune {
		if r >= '─' && r <= '◿' { // box drawing, blocks and shapes
			return ' '
		}
		return r
	}, prose.ExpandTabs(line))
	return strings.TrimRight(words, " ")
}

// open tells the scene and the passage to somebody who has read nothing of the run.
func (p *reporter) open() {
	if p.Notice != "" {
		p.line(p.Notice)
		p.Notice = ""
	}
	p.watched()
	p.line("")
	p.line(p.sceneName(p.sceneOf(cmp.Or(p.Run.Before(), p.Run.Now()))))
	p.look()
}

// watched tells at the beginning of a run how closely the player is watched, and how to
// begin otherwise.
func (p *reporter) watched() {
	if p.Run.Choices() > 0 || !p.Story.HasSuspicion() || p.Racing() {
		return
	}
	b := &p.Phrases.Briefing
	d := b.Of(p.Run.Difficulty)
	p.line(say(p.Phrases.Plain.Watched, "ask", b.Ask, "name", d.Name, "about", d.About))
	var others []string
	for _, other := range difficulties {
		if other != p.Run.Difficulty {
			others = append(others, p.Phrases.Commands.Again.Words[0]+" "+strings.ToLower(b.Of(other).Name))
		}
	}
	p.line(say(p.Phrases.Plain.WatchedElse, "names", p.Phrases.Locked.Any(others...)))
}

// difficulties are all that there are, as they are told.
var difficulties = [...]game.Difficulty{game.Recruit, game.Agent, game.Ghost}

// about tells what the title says of a story: its author, version and license, what some
// readers want to be told beforehand, and the first sentence about it.
func (p *reporter) about() {
	w := p.Words
	var by []string
	for _, part := range []string{w.Author, w.Version, w.License} {
		if part != "" {
			by = append(by, part)
		}
	}
	if len(by) > 0 {
		p.line(narration.Sentence(strings.Join(by, ", ")))
	}
	if w.Content != "" {
		p.line(w.Content)
	}
	if len(w.Intro) > 0 {
		if premise := review.Sentence(&w.Intro[0]); premise != "" {
			p.line(premise)
		}
	}
}

func (p *reporter) sceneOf(s *playthrough.Step) *game.SceneWords {
	return &p.Words.Scenes[p.Story.Nodes[s.State.Node].Scene]
}

func (p *reporter) sceneName(s *game.SceneWords) string {
	if s.Place == "" {
		return say(p.Phrases.Plain.Scene, "title", s.Title)
	}
	return say(p.Phrases.Plain.ScenePlace, "title", s.Title, "place", s.Place)
}

// choices lists the choices, or tells how the run has ended.
func (p *reporter) choices() {
	now := &p.Run.Now().State
	p.line("")
	if e, ended := now.Ended(); ended {
		p.line(say(p.Phrases.Plain.Ended, "name", p.Words.Endings[e].Name))
		p.line(say(p.Phrases.Plain.Figures, "figures", p.Figures(now)))
		if peak := review.HighestPeak(p.Narrator, p.Run); peak != "" {
			p.line(say(p.Phrases.Plain.Figures, "figures", peak))
		}
		p.rarity(e)
		p.raceResult()
		return
	}
	for i, c := range p.Session.Choices() {
		p.line(p.choiceLine(i, c))
	}
}

// rarity tells whether an ending is new, how rare it is, and how many were found.
func (p *reporter) rarity(ending game.EndingID) {
	if p.News(ending) {
		p.line(say(p.Phrases.Plain.Figures, "figures", p.Phrases.Ending.New))
	}
	if rare := review.Rarity(p.Session, ending); rare != "" {
		p.line(rare)
	}
	p.line(say(p.Phrases.Plain.Figures, "figures", review.GalleryLabel(p.Session)))
}

func (p *reporter) choiceLine(i int, c session.Choice) string {
	phrase := p.Phrases.Plain.Choice
	switch {
	case c.Locked != "":
		phrase = p.Phrases.Plain.ChoiceLocked
	case c.Takes != "":
		phrase = p.Phrases.Plain.ChoiceTakes
	}
	line := say(phrase, "n", strconv.Itoa(i+1), "label", c.Label, "why", c.Locked, "takes", c.Takes)
	if c.Taken {
		return say(p.Phrases.Past.Taken, "choice", line)
	}
	return line
}
