package transcript

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration"
)

// A Builder watches a run, and makes its transcript.
type Builder struct {
	teller  *narration.Narrator
	phrases *Phrases
	t       Transcript
	now     game.State
}

// New returns a builder for a run that is yet to begin.
func New(teller *narration.Narrator, phrases *Phrases) *Builder {
	return &Builder{teller: teller, phrases: phrases}
}

// Observe takes note of a step; it is what [mission.Options] calls Observe. The
// first step of a run is its beginning, and begins the transcript anew.
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
	b.passage(line, b.teller.Passage(before, &s.After, s.Record))
	b.last().Choices = b.choices()
}

// begin opens the first chapter.
func (b *Builder) begin(s *mission.Step) {
	w := b.teller.Words
	b.t = Transcript{
		Title: w.Title, Lang: w.Tag, phrases: b.phrases,
		Subtitle: narration.Fill(b.phrases.Run, "difficulty", s.After.Difficulty.String()),
	}
	b.open(&w.Scenes[b.teller.Story.Nodes[b.teller.Story.Start].Scene])
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

// last returns the passage told last.
func (b *Builder) last() *Passage {
	c := &b.t.Chapters[len(b.t.Chapters)-1]
	return &c.Passages[len(c.Passages)-1]
}

// passage adds what a step told, a chapter for every scene that it came to. The
// last passage is there even where nothing was told: choices stand behind it.
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

// choices lists what can be chosen now.
func (b *Builder) choices() []Choice {
	if _, ended := b.now.Ended(); ended {
		return nil
	}
	var all []Choice
	first := b.teller.Story.Nodes[b.now.Node].First
	_, runs := b.now.Clock()
	for _, o := range b.teller.Story.Options(&b.now, nil) {
		id := first + game.ChoiceID(o.Choice)
		def := &b.teller.Story.Choices[id]
		c := Choice{ID: id, Label: b.teller.Words.Choices[id]}
		if o.Locked {
			c.Locked = b.teller.WhyLocked(def.Needs, &b.now)
		}
		if runs && def.Minutes > 1 {
			c.Minutes = def.Minutes
		}
		all = append(all, c)
	}
	return all
}

// Transcript returns the run so far. It shares what it holds with the builder,
// which is not to go on then.
func (b *Builder) Transcript() *Transcript {
	t := b.t
	if e, ended := b.now.Ended(); ended {
		t.Ending = b.teller.Words.Endings[e].Name
	}
	p := b.phrases
	t.Figures = narration.Fill(p.Figures,
		"choices", p.Choices.Of(int(b.now.Choices)), "minutes", p.Minutes.Of(int(b.now.Minutes)),
		"trace", strconv.Itoa(b.now.Trace()), "suspicion", strconv.Itoa(b.now.Suspicion()))
	return &t
}
