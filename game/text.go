package game

// A Style is how a run of text is set; its bits combine.
type Style uint8

// The styles of runs.
const (
	Emphasis Style = 1 << iota
	Strong
)

// A Run is a stretch of text in one style. A hard break is a newline in it.
type Run struct {
	Text  string
	Style Style
}

// A TextKind is what a [Text] is.
type TextKind uint8

// The kinds of text.
const (
	NoText   TextKind = iota // a block that only does something
	Prose                    // a paragraph
	Quote                    // somebody's words: the radio, a letter, a screen
	Document                 // a document, its spacing kept
	Art                      // a picture from assets
)

// A Text is the words of one block: a neutral form that terminals, transcripts
// and tests render as they need. It holds no control characters but newlines
// and (in documents) tabs.
type Text struct {
	Kind       TextKind
	Paragraphs [][]Run // Prose: one; Quote: one or more
	Lines      []string
	Style      string // Document: the word behind the fence
	Source     string // Art: the picture's path in assets
	Alt        string // Art: what stands in where pictures can't
}

// Named is what a person reads of something that is declared.
type Named struct{ Name, About string }

// Words is a story in one language. Every slice but Intro runs parallel to the
// Story's of the same name.
type Words struct {
	Tag     string // BCP 47; empty for the original
	Title   string
	Intro   []Text // the paragraphs of story.md
	Scenes  []SceneWords
	Nodes   []string // headings
	Choices []string // labels
	Blocks  []Text
	Items   []Named
	Facts   []Named
	Meters  []string
	Levels  []string
	Endings []EndingWords
	Missing []Missing // what a translation lacks, and the original stands in for
	// Uneven says that terminals disagree on the width of some of its letters, so
	// nothing should be drawn to the right of them.
	Uneven bool
}

// SceneWords are the words of a scene's front matter.
type SceneWords struct{ Title, Place string }

// EndingWords are the words of an ending.
type EndingWords struct{ Name, Hint string }

// Missing is something that a translation lacks.
type Missing struct {
	Pos  Pos // where the original has it
	What string
}

// Passage returns the texts of what a step showed, in order.
func (w *Words) Passage(rec *Record) []Text {
	return w.AppendPassage(make([]Text, 0, len(rec.Blocks)), rec.Blocks)
}

// AppendPassage appends the texts of blocks to buf, leaving out those without words.
func (w *Words) AppendPassage(buf []Text, blocks []BlockID) []Text {
	for _, b := range blocks {
		if t := &w.Blocks[b]; t.Kind != NoText {
			buf = append(buf, *t)
		}
	}
	return buf
}

// AppendPlain appends a text's bare words to buf: paragraphs and lines end in
// a newline, a picture is its alternative text.
func (t *Text) AppendPlain(buf []byte) []byte {
	for _, p := range t.Paragraphs {
		for _, run := range p {
			buf = append(buf, run.Text...)
		}
		buf = append(buf, '\n')
	}
	for _, line := range t.Lines {
		buf = append(append(buf, line...), '\n')
	}
	if t.Kind == Art {
		buf = append(append(buf, t.Alt...), '\n')
	}
	return buf
}

// Words returns the words for a language tag, and whether the story has that
// very language; where it has not, they are the original's.
func (s *Story) Words(tag string) (*Words, bool) {
	for _, w := range s.Text {
		if w.Tag == tag {
			return w, true
		}
	}
	return s.Text[0], false
}
