package mission

import (
	"fmt"
	"strings"
	"time"

	"cobalt/game"
)

// New returns a file without lines, its front matter that of a run of the story
// which begins now. It panics if the story's id is not one that a compiler
// gives.
func New(story *game.Story, difficulty game.Difficulty) *File {
	f := &File{Name: story.ID + ".mission"}
	if err := f.setAll(append(of(story), [2]string{"difficulty", difficulty.String()})); err != nil {
		panic("mission: a story's id must be a slug: " + err.Error())
	}
	return f
}

// Bytes returns the file as it is written. As long as nothing was changed these
// are the very bytes that it was read from. After a change the sums in
// the front matter are brought up to date, if it has any.
func (f *File) Bytes() []byte {
	body := bodyOf(f.Lines)
	f.refresh(body)
	return []byte(f.mark + f.front.raw + body)
}

// bodyOf is the text of a file's lines: everything behind the front matter.
func bodyOf(lines []Line) string {
	var b strings.Builder
	b.Grow(sizeOf(lines))
	for i := range lines {
		b.WriteString(lines[i].raw)
	}
	return b.String()
}

// sizeOf is the length of the lines' text, in bytes.
func sizeOf(lines []Line) int {
	size := 0
	for i := range lines {
		size += len(lines[i].raw)
	}
	return size
}

// timeColumn is how many characters stand before a time if the id is short enough.
const timeColumn = 30

// AddChoice adds a line that takes a choice, given by its full id, at a time
// since the run began, or [Untimed]. Times are kept in thousandths of a second.
func (f *File) AddChoice(id string, at time.Duration) error {
	text := id
	if at >= 0 {
		text = fmt.Sprintf("%-*s @ %s", timeColumn-1, id, formatSeconds(at))
	}
	return f.add(text, Choice)
}

// AddExpect adds a line that expects an expression to hold.
func (f *File) AddExpect(source string) error { return f.add("expect "+source, Expect) }

// AddComment adds a line of comment. Characters that may not stand in a file are
// left out.
func (f *File) AddComment(text string) error {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	text = strings.Map(func(r rune) rune {
		if _, msg := checkText(string(r)); msg != "" {
			return -1
		}
		return r
	}, text)
	return f.add(strings.TrimRight("# "+text, " "), Comment)
}

// add adds a line that must be of the given kind.
func (f *File) add(text string, kind Kind) error {
	line, msg := parseLine(f.joined(text, f.end()))
	if msg == "" && (line.Kind != kind || strings.ContainsAny(text, "\r\n")) {
		msg = "it would be read for something else"
	}
	if msg != "" {
		return fmt.Errorf("%s: cannot write the line %s: %s", f.Name, quote(text), msg)
	}
	if len(f.Lines) >= MaxLines {
		return fmt.Errorf("%s: the file has %d lines, and can have no more: %w", f.Name, len(f.Lines), ErrTooLarge)
	}
	if n := len(f.Lines); n > 0 && !strings.HasSuffix(f.Lines[n-1].raw, "\n") {
		f.Lines[n-1].raw += f.end()
	}
	line.Number = f.front.lines() + len(f.Lines) + 1
	f.Lines = append(f.Lines, line)
	f.stale = true
	return nil
}

// written is the least size in bytes of a piece of memory for lines that are added. A host
// keeps a file of each player, whose lines are short.
const written = 512

// joined returns two texts as one, in the memory of the lines that were added before.
func (f *File) joined(a, b string) string {
	if f.written == nil || f.written.Cap()-f.written.Len() < len(a)+len(b) {
		f.written = new(strings.Builder)
		f.written.Grow(max(written, len(a)+len(b)))
	}
	begin := f.written.Len()
	f.written.WriteString(a)
	f.written.WriteString(b)
	return f.written.String()[begin:]
}

// end is how the file ends its lines.
func (f *File) end() string {
	first := f.front.raw
	if first == "" && len(f.Lines) > 0 {
		first = f.Lines[0].raw
	}
	if strings.HasSuffix(first[:lineLen(first)], "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// lines counts the front matter's lines.
func (fr *front) lines() int { return strings.Count(fr.raw, "\n") }

// Keep cuts the file off before the choice behind the first n; the lines between
// the two stay. It does nothing if there are no more than n.
func (f *File) Keep(n int) {
	for i := range f.Lines {
		if f.Lines[i].Kind != Choice {
			continue
		}
		if n == 0 {
			f.cut(i)
			return
		}
		n--
	}
}

// cut takes the lines from the given index on out of the file.
func (f *File) cut(line int) {
	if line < len(f.Lines) {
		f.Lines = f.Lines[:line:line]
		f.stale = true
	}
}

// Clone returns a copy of the file that shares nothing which can change.
func (f *File) Clone() *File {
	c := *f
	c.Lines, c.written = append([]Line(nil), f.Lines...), nil
	return &c
}
