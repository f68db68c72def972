package screen

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// PromptKeys are the keys of a screen that asks for a name.
type PromptKeys struct{ Accept, Cancel key.Binding }

// NewPromptKeys returns the keys of a prompt.
func NewPromptKeys(p *phrases.Phrases) PromptKeys {
	return PromptKeys{Accept: Bind("enter", p.Missions.Keys.Accept, "enter"), Cancel: Bind("esc", p.Missions.Keys.Cancel, "esc")}
}

// ShortHelp lists the keys of the help line.
func (k PromptKeys) ShortHelp() []key.Binding { return []key.Binding{k.Accept, k.Cancel} }

// FullHelp lists all keys, in columns.
func (k PromptKeys) FullHelp() [][]key.Binding { return [][]key.Binding{{k.Accept, k.Cancel}} }

// A Prompt asks for a name, or for a file's path.
type Prompt struct {
	keys   PromptKeys
	title  string
	text   string
	Fault  string // why the name that was given last was refused
	Input  textinput.Model
	Accept func(*Context, string) tea.Cmd // uses the name; a ChangedMsg brings the result
	After  func(*Context) tea.Cmd         // follows if that succeeded
}

// NewPrompt asks for a text of at most so many characters, and proposes a value.
func NewPrompt(c *Context, title, text, value string, most int) *Prompt {
	s := &Prompt{keys: NewPromptKeys(c.Phrases), title: title, text: text, Input: textinput.New()}
	s.Input.Prompt = "▸ "
	s.Input.CharLimit = most
	s.Input.KeyMap.Paste.SetEnabled(false) // only the terminal pastes
	s.Input.SetValue(value)
	s.Input.Focus()
	return s
}

// Arrange styles the input.
func (s *Prompt) Arrange(c *Context) {
	state := textinput.StyleState{Text: c.Styles.Text.Lipgloss(), Placeholder: c.Styles.Aside.Lipgloss(), Suggestion: c.Styles.Aside.Lipgloss(), Prompt: c.Styles.Cursor.Lipgloss()}
	s.Input.SetStyles(textinput.Styles{Focused: state, Blurred: state})
	s.Input.SetWidth(max(1, min(c.Page.Width, widget.Measure)-lipgloss.Width(s.Input.Prompt)-1))
}

func (s *Prompt) Update(c *Context, msg tea.Msg) Action {
	switch msg := msg.(type) {
	case ChangedMsg:
		return s.changed(c, msg)
	case tea.KeyPressMsg:
		return s.press(c, msg)
	}
	return Action{}
}

func (s *Prompt) changed(c *Context, msg ChangedMsg) Action {
	if msg.Err != nil {
		s.Fault = ChangedWords(c, msg)
		return Action{}
	}
	c.Succeed(msg.Done)
	return Action{Pop: true, Cmd: s.After(c)}
}

// Paste takes in pasted text, as far as there is room.
func (s *Prompt) Paste(text string) {
	s.Input, _ = s.Input.Update(tea.PasteMsg{Content: text})
}

func (s *Prompt) press(c *Context, msg tea.KeyPressMsg) Action {
	switch {
	case key.Matches(msg, s.keys.Cancel):
		return Action{Pop: true}
	case key.Matches(msg, s.keys.Accept):
		s.Fault = ""
		if name := strings.TrimSpace(s.Input.Value()); name != "" {
			return Action{Cmd: s.Accept(c, name)}
		}
	default:
		msg.Text = phrases.Clean(msg.Text)
		s.Input, _ = s.Input.Update(msg)
	}
	return Action{}
}

func (s *Prompt) View(c *Context) []string {
	lines := append(Paragraph(c, s.text), "", s.Input.View())
	if s.Fault != "" {
		lines = append(lines, "")
		for _, line := range prose.WrapText(s.Fault, min(c.Page.Width, widget.Measure)) {
			lines = append(lines, c.Styles.Notice.Render(line))
		}
	}
	return Frame(c, s.title, "", s.keys, lines)
}

func (s *Prompt) KeyMap(*Context) help.KeyMap { return s.keys }

// A ChangedMsg is the result of a change to the library, or of writing a file.
type ChangedMsg struct {
	Kept  session.KeptMsg
	Name  string
	Done  string // the notice if it succeeded
	Err   error
	Plain bool // the error is said as it is
}

// TellChanged tells the result of a change, as a success or as a fault.
func TellChanged(c *Context, msg ChangedMsg) {
	if words := ChangedWords(c, msg); msg.Err == nil {
		c.Succeed(words)
	} else {
		c.Notice = words
	}
}

// ChangedWords tells the result of a change.
func ChangedWords(c *Context, msg ChangedMsg) string {
	switch {
	case msg.Err != nil && msg.Plain:
		return c.Phrases.Said(msg.Err.Error())
	case msg.Err != nil:
		return missions.FaultText(c.Narrator, msg.Err, msg.Name)
	}
	return msg.Done
}
