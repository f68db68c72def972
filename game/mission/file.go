package mission

import (
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission/light"
	"cobalt/game/mission/resolve"
)

// Limits of a file.
const (
	MaxSize  = 8 << 20  // bytes in a file
	MaxFront = 64 << 10 // bytes of front matter
	MaxLine  = 8 << 10  // bytes in a line
	MaxLines = 200_000  // lines behind the front matter
)

// Version is the format's version.
const Version = 1

// A File is a mission file: its front matter and its lines. The zero File is an
// empty one.
type File struct {
	Name  string // its name in messages: usually its path
	Lines []Line // everything behind the front matter

	// The keys of the front matter; change them by [File.Set].
	Story      string          // the story's id; empty if it names none
	Digest     string          // of the story it was played on; empty if it names none
	Rules      string          // of the rules of that story; empty if it names none
	Difficulty game.Difficulty // agent if it names none
	Given      bool            // it names a difficulty
	Saved      time.Time       // when it was written; zero if it does not say
	Sum        string          // of the lines: "sha256:" and 64 hex digits; empty if it has none
	Front      string          // of the front matter itself, likewise
	Signed     bool            // it says that it has both sums

	mark  string // the byte order mark, or nothing
	front front
	stale bool // lines were changed since the sum was taken
	moved bool // the front matter was changed since its sum was taken

	written *strings.Builder // the text of lines that were added last; nil: none yet
}

// A Kind is the kind of a line.
type Kind uint8

// The kinds of lines.
const (
	Blank   Kind = iota
	Comment      // nothing but a comment
	Choice       // a choice, taken
	Expect       // an expectation
	Bad          // a line that cannot be read
)

// A Line is one line of a file.
type Line struct {
	Number int // from 1, counted from the file's first
	Kind   Kind
	Col    int // of the choice, the expression, or the fault; from 1, in characters

	Choice Ref           // of a Choice
	At     time.Duration // of a Choice: when it was taken, from the run's beginning, or Untimed
	Expr   *expr.Node    // of an Expect
	Source string        // of an Expect: the expression as written. Of a Bad line: its fault

	raw string // the whole line, its end included
}

// Untimed is the time of a choice whose line gives none.
const Untimed time.Duration = -1

// A Ref names a choice: by its id, by the beginning of one, or by its label.
type Ref = resolve.Ref

// Text returns the line as it stands in the file, without its end.
func (l *Line) Text() string { return cutEnd(l.raw) }

// Comment returns the words of the line's comment, and whether it has one.
func (l *Line) Comment() (string, bool) {
	_, comment, ok := light.CutComment(l.Text())
	return strings.TrimSpace(comment), ok
}

// Choices counts the choices that the file takes.
func (f *File) Choices() int { return countLines(f.Lines, Choice) }

// Empty reports whether the file neither takes a choice nor expects anything.
func (f *File) Empty() bool {
	return countLines(f.Lines, Choice)+countLines(f.Lines, Expect)+countLines(f.Lines, Bad) == 0
}

// countLines counts the lines of a kind.
func countLines(lines []Line, kind Kind) int {
	n := 0
	for i := range lines {
		if lines[i].Kind == kind {
			n++
		}
	}
	return n
}

// Check returns a [*StoryError] if the file is a mission of another story.
func (f *File) Check(story *game.Story) error {
	if f.Story == "" || f.Story == story.ID {
		return nil
	}
	return &StoryError{File: f.Name, Of: f.Story, Have: story.ID}
}

// Changed reports whether the file was played on a story with other rules. If the
// file or the story does not name its rules, the digest of the whole story decides.
func (f *File) Changed(story *game.Story) bool {
	if f.Rules != "" && story.Rules != "" {
		return f.Rules != story.Rules
	}
	return f.Digest != "" && f.Digest != story.Digest
}

// of are the keys that name the story that a file was played on.
func of(story *game.Story) [][2]string {
	keys := [][2]string{{"story", story.ID}, {"digest", story.Digest}}
	if story.Rules != "" {
		keys = append(keys, [2]string{"rules", story.Rules})
	}
	return keys
}

// setAll sets keys, up to the first that cannot be set.
func (f *File) setAll(keys [][2]string) error {
	if f.addAll(keys) {
		return nil
	}
	for _, key := range keys {
		if err := f.Set(key[0], key[1]); err != nil {
			return err
		}
	}
	return nil
}
