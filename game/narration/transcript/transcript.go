package transcript

import (
	"cobalt/game"
	"cobalt/game/narration"
)

// Phrases are the words that a transcript needs besides those of the story.
type Phrases struct {
	Run      string // the line under the title; {difficulty}
	RunPlain string `yaml:"run_plain"` // likewise, of a story without suspicion
	Picture  string // {alt}
	Document string // what a document is called, where it has no style
	Chapters string // the head of the list of chapters
	Ending   string // what stands over an ending's name
	Open     string // where the run has not ended
	Figures  string // {choices}, {minutes}, {trace}, {suspicion}
	// FiguresPlain is Figures for a story without suspicion.
	FiguresPlain string `yaml:"figures_plain"`
	Choices      narration.Counted
	Minutes      narration.Counted
	Category     string            // of splits, where the run has no ending
	Takes        narration.Counted // behind a choice: the minutes that it takes
	Instant      string            // likewise, for one that takes none
}

// takes says how many minutes a choice takes.
func (p *Phrases) takes(minutes int) string {
	if minutes == 0 {
		return p.Instant
	}
	return p.Takes.Of(minutes)
}

// A Transcript is a run as it is told. Writing does not change it.
type Transcript struct {
	Title    string // the story's
	Lang     string // BCP 47; empty for the language that the story was written in
	Subtitle string
	Chapters []Chapter
	Ending   string // the name of the ending; empty where the run has not ended
	Figures  string // the run in numbers
	// Offered tells every choice that was offered, not only those that were taken.
	Offered bool
	// Drawing returns the lines of a picture, by its path, for the page; nil: pictures
	// are only described.
	Drawing func(path string) (lines []string, ok bool)
	// Card is a picture of the run as PNG, which the page shows at its end and links;
	// nil: there is none.
	Card []byte

	phrases *Phrases
}

// A Chapter is one stay in a scene.
type Chapter struct {
	Title, Place string
	Passages     []Passage
}

// A Passage is the text between two choices.
type Passage struct {
	Line  int              // of the mission file, where the choice stands that led to it; 0: none does
	Node  game.NodeID      // where the step that told it came to rest
	Parts []narration.Part // texts and changes
	// Choices are those that the passage ends with. There are none if the passage
	// goes on in the next chapter, or if the run has ended.
	Choices []Choice
}

// A Choice is a choice that was offered.
type Choice struct {
	ID      game.ChoiceID
	Label   string
	Locked  string // why it could not be taken; empty where it could
	Minutes int    // what it takes of a clock that runs
	Timed   bool   // its minutes are told, see [game.Story.Timed]
	Taken   bool
}
