package light

import (
	"strconv"
	"strings"
	"time"

	"cobalt/game"
)

// Limits of a file, those of package mission.
const (
	MaxSize  = 8 << 20  // bytes in a file
	MaxFront = 64 << 10 // bytes of front matter
	MaxLine  = 8 << 10  // bytes in a line
	MaxLines = 200_000  // lines behind the front matter
)

// Untimed is the time of a choice whose line gives none.
const Untimed time.Duration = -1

// A File is a mission file.
type File struct {
	Lines      []Line
	Difficulty game.Difficulty // agent if it names none

	mark  string // the byte order mark, or nothing
	front front
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

// A Line is one line of a file behind its front matter.
type Line struct {
	Kind  Kind
	Name  string        // of a Choice: its id, the beginning of one, or its label
	Label bool          // Name is a label
	At    time.Duration // of a Choice: since the run began, or [Untimed]
	raw   string        // with its end
}

// Text returns the line as it stands in the file, without its end.
func (l *Line) Text() string { return cutEnd(l.raw) }

// New returns a file without lines, whose front matter is that of a run of the story
// that began at the given moment, which is in UTC, as "2026-11-22T14:03:11.042Z".
func New(story *game.Story, difficulty game.Difficulty, began string) *File {
	f := &File{Difficulty: difficulty}
	f.Stamp(story, difficulty)
	f.Set("began", began)
	return f
}

// Stamp writes the story and the difficulty into the front matter.
func (f *File) Stamp(story *game.Story, difficulty game.Difficulty) {
	f.Difficulty = difficulty
	f.Set("story", story.ID)
	f.Set("digest", story.Digest)
	if story.Rules != "" {
		f.Set("rules", story.Rules)
	}
	f.Set("difficulty", difficulty.String())
}

// Get returns the value of a key of the front matter; it is empty if there is none.
func (f *File) Get(key string) string {
	if e := f.front.find(key); e != nil {
		return e.value
	}
	return ""
}

// Set sets a key of the front matter to a text of one line. A key that was not there
// is added behind the others.
func (f *File) Set(key, value string) {
	if f.front.open == "" {
		f.front.open, f.front.end = fence+f.lineEnd(), fence+f.lineEnd()
	}
	e := f.front.find(key)
	switch {
	case e != nil && e.value == value:
		return
	case e != nil && e.value != "" && bare(value):
		e.raw = e.raw[:e.at] + value + e.raw[e.at+e.size:]
		e.value, e.size = value, len(value)
		return
	case e == nil:
		f.front.lines = append(f.front.lines, entry{})
		e = &f.front.lines[len(f.front.lines)-1]
	}
	comment := ""
	if e.raw != "" {
		comment = e.comment()
	}
	*e, _ = parseEntry(key + ": " + scalar(value) + comment + f.lineEnd())
}

// comment is the comment behind an entry's value, with the blanks before it.
func (e *entry) comment() string {
	behind := cutEnd(e.raw)[e.at+e.size:]
	if i := strings.IndexByte(behind, '#'); i >= 0 {
		return " " + behind[i:]
	}
	return ""
}

// Choices counts the choices that the file takes.
func (f *File) Choices() (n int) {
	for i := range f.Lines {
		if f.Lines[i].Kind == Choice {
			n++
		}
	}
	return n
}

// timeColumn is how many characters stand before a time if the id is short enough.
const timeColumn = 30

// AddChoice adds a line that takes a choice by its id, at a time or [Untimed].
func (f *File) AddChoice(id string, at time.Duration) {
	text := id
	if at >= 0 {
		if n := timeColumn - 1 - runes(id); n > 0 {
			text += strings.Repeat(" ", n)
		}
		ms := strconv.FormatInt(at.Milliseconds()%1000+1000, 10)
		text += " @ " + strconv.FormatInt(at.Milliseconds()/1000, 10) + "." + ms[1:]
	}
	f.add(Line{Kind: Choice, Name: id, At: at}, text)
}

// AddComment adds a line of comment. Characters that may not stand in a file are left
// out.
func (f *File) AddComment(text string) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	text = strings.Map(func(r rune) rune {
		if _, msg := checkText(string(r)); msg != "" {
			return -1
		}
		return r
	}, text)
	f.add(Line{Kind: Comment, At: Untimed}, strings.TrimRight("# "+text, " "))
}

func (f *File) add(line Line, text string) {
	if n := len(f.Lines); n > 0 && !strings.HasSuffix(f.Lines[n-1].raw, "\n") {
		f.Lines[n-1].raw += f.lineEnd()
	}
	line.raw = text + f.lineEnd()
	f.Lines = append(f.Lines, line)
}

// Rename gives the line of a choice another id.
func (f *File) Rename(line int, id string) {
	l := &f.Lines[line]
	l.raw = strings.Replace(l.raw, l.Name, id, 1)
	l.Name = id
}

// Keep cuts the file off before the choice behind the first n; the lines between the
// two stay.
func (f *File) Keep(n int) {
	for i := range f.Lines {
		if f.Lines[i].Kind != Choice {
			continue
		}
		if n == 0 {
			f.Cut(i)
			return
		}
		n--
	}
}

// Cut takes the lines from the given index on out of the file.
func (f *File) Cut(line int) { f.Lines = f.Lines[:line:line] }

// signedBoth is the value of the key "sealed" of a file that has both sums.
const signedBoth = "front and lines"

// Sign notes when the file is written, as "2026-11-22T14:03:11Z", and its sums.
func (f *File) Sign(saved string) {
	f.Set("saved", saved)
	f.Set("sealed", signedBoth)
	f.Set("sum", sumOf(f.body()))
	if f.Get("front") == "" {
		f.Set("front", sumOf(""))
	}
	f.Set("front", f.front.sum(f.mark, "front", "digest", "rules"))
}

// Text returns the file as it is written.
func (f *File) Text() string { return f.mark + f.front.raw() + f.body() }

// body is everything behind the front matter.
func (f *File) body() string {
	var b strings.Builder
	for i := range f.Lines {
		b.WriteString(f.Lines[i].raw)
	}
	return b.String()
}

// lineEnd is how the file ends its lines.
func (f *File) lineEnd() string {
	first := f.front.open
	if first == "" && len(f.Lines) > 0 {
		first = f.Lines[0].raw
	}
	if strings.HasSuffix(first, "\r\n") {
		return "\r\n"
	}
	return "\n"
}
