package game

// A Style is how a run of text is set; its bits combine.
type Style uint8

// The styles of runs.
const (
	Emphasis Style = 1 << iota
	Strong
)

// A Run is a span of text in one style. A hard break is a newline in it.
type Run struct {
	Text  string
	Style Style
	Piece int32 // if not 0: here stands the text's piece of this number, counted from 1
}

// A TextKind is the kind of a [Text].
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
	Pieces     []TextPiece
}

// Named is the words of something that is declared.
type Named struct{ Name, About string }

// Words is a story in one language. Every slice but Intro runs parallel to the
// Story's of the same name.
type Words struct {
	Tag   string // BCP 47; empty for the original
	Title string
	// Author, Version, License and Content (a note for readers who want to be warned
	// beforehand) are shown with the title; each may be empty.
	Author, Version, License, Content string
	Intro                             []Text // the paragraphs of story.md
	Scenes                            []SceneWords
	Nodes                             []string // headings
	Choices                           []string // labels
	Blocks                            []Text
	Items                             []Named
	Facts                             []Named
	People                            []Named
	Meters                            []string
	Levels                            []string
	// Interface holds the words of the interface that the story says its own way, by
	// key, such as "panel.clock".
	Interface map[string]string
	// MeterLevels holds the names of each declared meter's levels, if it has any.
	MeterLevels [][]string
	Endings     []EndingWords
	Missing     []Missing // what a translation lacks, and the original stands in for
	// Uneven says that terminals disagree on the width of some of its letters, so
	// nothing should be drawn to the right of them.
	Uneven bool

	flow *flow // nil before the story is finalized, and if no text varies
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

// Passage returns the texts that a step showed, in order.
func (w *Words) Passage(rec *Record) []Text {
	return w.AppendPassage(make([]Text, 0, len(rec.Blocks)), rec, 0)
}

// AppendPassage appends to buf the texts of a record's blocks from the given
// one on, leaving out those without words.
func (w *Words) AppendPassage(buf []Text, rec *Record, from int) []Text {
	for i := from; i < len(rec.Blocks); i++ {
		if t := w.Shown(rec, i); t.Kind != NoText {
			buf = append(buf, *t)
		}
	}
	return buf
}

// AppendPlain appends a text's bare words to buf: paragraphs and lines end in
// a newline, a picture is its alternative text. Of a text that varies all that
// it may show is appended, a value as the span that stands for it.
func (t *Text) AppendPlain(buf []byte) []byte {
	for _, p := range t.Paragraphs {
		for _, run := range p {
			if run.Piece > 0 {
				buf = t.Pieces[run.Piece-1].appendPlain(buf)
				continue
			}
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

func (p *TextPiece) appendPlain(buf []byte) []byte {
	if len(p.Texts) == 0 {
		return append(append(append(buf, '`'), p.Spans[0]...), '`')
	}
	for i, text := range p.Texts {
		if i > 0 {
			buf = append(buf, ' ')
		}
		for _, run := range text {
			buf = append(buf, run.Text...)
		}
	}
	return buf
}

// Words returns the words for a language tag, and whether the story has that
// very language; if it has not, they are the original's.
func (s *Story) Words(tag string) (*Words, bool) {
	for _, w := range s.Text {
		if w.Tag == tag {
			return w, true
		}
	}
	return s.Text[0], false
}
