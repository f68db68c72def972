package transcript

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration"
)

// A Builder watches a run and makes its transcript.
type Builder struct {
	narrator *narration.Narrator
	phrases  *Phrases
	t        Transcript
	now      game.State
}

// New returns a builder for a run that has not begun yet.
func New(narrator *narration.Narrator, phrases *Phrases) *Builder {
	return &Builder{narrator: narrator, phrases: phrases}
}

// Observe takes note of a step. It goes into the field Observe of
// [mission.Options]. The first step of a run is its beginning, and begins the
// transcript anew.
func (b *Builder) Observe(s *mission.Step) {
	var before *game.State
	line := 0
	if s.Choice == game.NoChoice {
		b.begin(s)
	} else {
		before = &s.Before
		b.take(s.Choice)
	}
	if s.Line != nil {
		line = s.Line.Number
	}
	b.now = s.After
	b.passage(line, b.narrator.Passage(before, &s.After, s.Record))
	b.last().Choices = b.choices()
}

// begin opens the first chapter.
func (b *Builder) begin(s *mission.Step) {
	w := b.narrator.Words
	b.t = Transcript{
		Title: w.Title, Lang: w.Tag, phrases: b.phrases,
		Subtitle: b.subtitle(s.After.Difficulty),
	}
	b.open(&w.Scenes[b.narrator.Story.Nodes[b.narrator.Story.Start].Scene])
}

func (b *Builder) open(s *game.SceneWords) {
	b.t.Chapters = append(b.t.Chapters, Chapter{Title: s.Title, Place: s.Place})
}

// take marks a choice as taken.
func (b *Builder) take(id game.ChoiceID) {
	choices := b.last().Choices
	for i := range choices {
		choices[i].Taken = choices[i].Taken || choices[i].ID == id
	}
}

// last returns the last passage so far.
func (b *Builder) last() *Passage {
	c := &b.t.Chapters[len(b.t.Chapters)-1]
	return &c.Passages[len(c.Passages)-1]
}

// passage adds the parts that a step told, with a chapter for every scene that it
// came to. The last passage is added even if it is empty, because choices follow
// it.
func (b *Builder) passage(line int, parts []narration.Part) {
	p := Passage{Line: line, Node: b.now.Node}
	for _, part := range parts {
		if part.Scene == nil {
			p.Parts = append(p.Parts, part)
			continue
		}
		if len(p.Parts) > 0 {
			b.add(p)
		}
		p.Parts = nil
		b.open(part.Scene)
	}
	b.add(p)
}

func (b *Builder) add(p Passage) {
	c := &b.t.Chapters[len(b.t.Chapters)-1]
	c.Passages = append(c.Passages, p)
}

// subtitle names the difficulty, if it makes a difference.
func (b *Builder) subtitle(d game.Difficulty) string {
	if !b.narrator.Story.HasSuspicion() {
		return b.phrases.RunPlain
	}
	return narration.Fill(b.phrases.Run, "difficulty", b.narrator.Changes.Difficulties.Of(d))
}

// choices lists the choices that are offered now.
func (b *Builder) choices() []Choice {
	if _, ended := b.now.Ended(); ended {
		return nil
	}
	var all []Choice
	first := b.narrator.Story.Nodes[b.now.Node].First
	options := b.narrator.Story.Options(&b.now, nil)
	timed := b.narrator.Story.Timed(&b.now, options)
	for _, o := range options {
		id := first + game.ChoiceID(o.Choice)
		def := &b.narrator.Story.Choices[id]
		c := Choice{ID: id, Label: b.narrator.Words.Choices[id], Minutes: def.Minutes, Timed: timed}
		if o.Locked {
			c.Locked = b.narrator.WhyLocked(def.Needs, &b.now)
		}
		all = append(all, c)
	}
	return all
}

// Transcript returns the run so far. It shares its data with the builder, which
// must not be used after that.
func (b *Builder) Transcript() *Transcript {
	t := b.t
	if e, ended := b.now.Ended(); ended {
		t.Ending = b.narrator.Words.Endings[e].Name
	}
	p := b.phrases
	figures := p.Figures
	if !b.narrator.Story.HasSuspicion() {
		figures = p.FiguresPlain
	}
	t.Figures = narration.Fill(figures,
		"choices", p.Choices.Of(int(b.now.Choices)), "minutes", p.Minutes.Of(int(b.now.Minutes)),
		"trace", strconv.Itoa(b.now.Trace()), "suspicion", strconv.Itoa(b.now.Suspicion()))
	return &t
}
