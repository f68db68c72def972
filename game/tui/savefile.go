package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A RunWriter writes runs as mission files, where the player says.
type RunWriter interface {
	// Propose returns a path for a run that suits it.
	Propose(run Run) string
	// Write writes a run to a file that nothing has yet, and returns its whole
	// path. Its errors are told to the player as they are.
	Write(run Run, path string) (string, error)
}

// A saveFile asks for a path, and writes the run there.
type saveFile struct {
	keys    saveFileKeys
	line    input
	writing bool
	failed  string // why the last try came to nothing
}

// saveFileKeys are the keys of a line of text. All others write themselves.
type saveFileKeys struct {
	Write, Close             key.Binding
	Left, Right, First, Last key.Binding
	Rubout, Delete, Clear    key.Binding
}

func newSaveFileKeys(p *Phrases) saveFileKeys {
	k := &p.SaveFile
	return saveFileKeys{
		Write: bind("enter", k.Write, "enter"), Close: bind("esc", p.Keys.Close, "esc"),
		Left: bind("←", k.Left, "left"), Right: bind("→", k.Right, "right"),
		First: bind("home", k.First, "home", "ctrl+a"), Last: bind("end", k.Last, "end", "ctrl+e"),
		Rubout: bind("backspace", k.Rubout, "backspace"), Delete: bind("delete", k.Delete, "delete"),
		Clear: bind("ctrl+u", k.Clear, "ctrl+u"),
	}
}

// ShortHelp lists the keys of the help line.
func (k saveFileKeys) ShortHelp() []key.Binding { return []key.Binding{k.Write, k.Close, k.Clear} }

// FullHelp lists all keys.
func (k saveFileKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Write, k.Close, k.Clear}, {k.Left, k.Right, k.First, k.Last, k.Rubout, k.Delete}}
}

func newSaveFile(t *table) screen {
	s := &saveFile{keys: newSaveFileKeys(t.phrases)}
	s.line.insert(clean(t.files.Propose(t.run)))
	return s
}

func (s *saveFile) arrange(*table) {}

func (s *saveFile) paste(text string) { s.line.insert(text) }

// A writtenMsg tells how writing a file went.
type writtenMsg struct {
	path string
	err  error
}

func (s *saveFile) update(t *table, msg tea.Msg) action {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(t, msg)
	case writtenMsg:
		return s.written(t, msg)
	}
	return action{}
}

func (s *saveFile) written(t *table, msg writtenMsg) action {
	s.writing = false
	if msg.err != nil {
		s.failed = clean(msg.err.Error())
		return action{}
	}
	t.notice = fill(t.phrases.SaveFile.Written, "path", clean(msg.path))
	return action{pop: true}
}

func (s *saveFile) press(t *table, msg tea.KeyPressMsg) action {
	switch {
	case key.Matches(msg, s.keys.Close):
		return action{pop: true}
	case key.Matches(msg, s.keys.Write):
		return s.write(t)
	case key.Matches(msg, s.keys.Left):
		s.line.move(-1)
	case key.Matches(msg, s.keys.Right):
		s.line.move(1)
	case key.Matches(msg, s.keys.First):
		s.line.at = 0
	case key.Matches(msg, s.keys.Last):
		s.line.at = len(s.line.text)
	case key.Matches(msg, s.keys.Rubout):
		s.line.remove(-1)
	case key.Matches(msg, s.keys.Delete):
		s.line.remove(0)
	case key.Matches(msg, s.keys.Clear):
		s.line = input{}
	default:
		s.line.insert(clean(msg.Text))
	}
	return action{}
}

// write writes the run, off the interface's path.
func (s *saveFile) write(t *table) action {
	if s.writing {
		return action{}
	}
	s.writing, s.failed = true, ""
	files, run, path := t.files, t.run, string(s.line.text)
	return action{cmd: func() tea.Msg {
		kept, err := files.Write(run, path)
		return writtenMsg{kept, err}
	}}
}

func (s *saveFile) view(t *table) []string {
	p, width := &t.phrases.SaveFile, t.page.width
	lines := append(make([]string, 0, t.page.height),
		t.styles.Title.Render(clip(p.Title, width)), ruleWith(&t.styles, "", width), "")
	for _, line := range wrapText(p.About, min(width, measure)) {
		lines = append(lines, t.styles.Text.Render(line))
	}
	lines = append(lines, "", t.styles.Cursor.Render("> ")+s.line.view(t, width-2), "")
	for _, line := range wrapText(s.failed, min(width, measure)) {
		lines = append(lines, t.styles.Notice.Render(line))
	}
	lines = lines[:min(len(lines), t.page.height-2)]
	lines = append(lines, make([]string, t.page.height-2-len(lines))...)
	return append(lines, ruleWith(&t.styles, "", width), helpLine(t, s.keys))
}

func (s *saveFile) keyMap(*table) help.KeyMap { return s.keys }

// An input is a line of text that is written.
type input struct {
	text []rune
	at   int // before which rune the cursor stands
}

// longestInput is the most that a line holds, in runes.
const longestInput = 1024

// insert writes at the cursor, as much as there is room for.
func (i *input) insert(text string) {
	more := []rune(text)
	more = more[:max(0, min(len(more), longestInput-len(i.text)))]
	tail := string(i.text[i.at:])
	i.text = append(append(i.text[:i.at:i.at], more...), []rune(tail)...)
	i.at += len(more)
}

func (i *input) move(by int) { i.at = max(0, min(i.at+by, len(i.text))) }

// remove takes out the rune beside the cursor: -1 the one before, 0 the one at
// it.
func (i *input) remove(beside int) {
	if at := i.at + beside; at >= 0 && at < len(i.text) {
		i.text = append(i.text[:at:at], i.text[at+1:]...)
		i.at = at
	}
}

// inputCursor stands where the next letter will.
const inputCursor = "▏"

// view draws the part of the line around the cursor.
func (i *input) view(t *table, width int) string {
	room := max(1, width-1)
	head := string(i.text[:i.at])
	if over := textWidth(head) - room*3/4; over > 0 {
		head = ansi.TruncateLeft(head, over+1, "…")
	}
	tail := clip(string(i.text[i.at:]), room-textWidth(head))
	return t.styles.Item.Render(head) + t.styles.Cursor.Render(inputCursor) + t.styles.Item.Render(tail)
}
