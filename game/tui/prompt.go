package tui

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"cobalt/game/narration/prose"
)

// promptKeys are the keys of a screen that asks for a name.
type promptKeys struct{ Accept, Cancel key.Binding }

func newPromptKeys(p *Phrases) promptKeys {
	return promptKeys{Accept: bind("enter", p.Missions.Keys.Accept, "enter"), Cancel: bind("esc", p.Missions.Keys.Cancel, "esc")}
}

// ShortHelp lists the keys of the help line.
func (k promptKeys) ShortHelp() []key.Binding { return []key.Binding{k.Accept, k.Cancel} }

// FullHelp lists all keys, in columns.
func (k promptKeys) FullHelp() [][]key.Binding { return [][]key.Binding{{k.Accept, k.Cancel}} }

// A promptScreen asks for a name, or where a file is to be.
type promptScreen struct {
	keys   promptKeys
	title  string
	text   string
	fault  string // what is wrong with the name that was given last
	input  textinput.Model
	accept func(*Context, string) tea.Cmd // what is done with the name; a changedMsg tells what came of it
	after  func(*Context) tea.Cmd         // what is done when that came off
}

func newPrompt(t *Context, title, text, value string, most int) *promptScreen {
	s := &promptScreen{keys: newPromptKeys(t.phrases), title: title, text: text, input: textinput.New()}
	s.input.Prompt = "▸ "
	s.input.CharLimit = most
	s.input.KeyMap.Paste.SetEnabled(false) // only the terminal pastes
	s.input.SetValue(value)
	s.input.Focus()
	return s
}

// arrange styles the input.
func (s *promptScreen) arrange(t *Context) {
	state := textinput.StyleState{Text: t.styles.Text.Lipgloss(), Placeholder: t.styles.Aside.Lipgloss(), Suggestion: t.styles.Aside.Lipgloss(), Prompt: t.styles.Cursor.Lipgloss()}
	s.input.SetStyles(textinput.Styles{Focused: state, Blurred: state})
	s.input.SetWidth(max(1, min(t.page.width, measure)-lipgloss.Width(s.input.Prompt)-1))
}

func (s *promptScreen) update(t *Context, msg tea.Msg) action {
	switch msg := msg.(type) {
	case changedMsg:
		return s.changed(t, msg)
	case tea.KeyPressMsg:
		return s.press(t, msg)
	}
	return action{}
}

func (s *promptScreen) changed(t *Context, msg changedMsg) action {
	if msg.err != nil {
		s.fault = changedWords(t, msg)
		return action{}
	}
	t.notice = msg.done
	return action{pop: true, cmd: s.after(t)}
}

// paste takes in what was pasted, as far as there is room.
func (s *promptScreen) paste(text string) {
	s.input, _ = s.input.Update(tea.PasteMsg{Content: text})
}

func (s *promptScreen) press(t *Context, msg tea.KeyPressMsg) action {
	switch {
	case key.Matches(msg, s.keys.Cancel):
		return action{pop: true}
	case key.Matches(msg, s.keys.Accept):
		s.fault = ""
		if name := strings.TrimSpace(s.input.Value()); name != "" {
			return action{cmd: s.accept(t, name)}
		}
	default:
		msg.Text = clean(msg.Text)
		s.input, _ = s.input.Update(msg)
	}
	return action{}
}

func (s *promptScreen) view(t *Context) []string {
	lines := append(paragraph(t, s.text), "", s.input.View())
	if s.fault != "" {
		lines = append(lines, "")
		for _, line := range prose.WrapText(s.fault, min(t.page.width, measure)) {
			lines = append(lines, t.styles.Notice.Render(line))
		}
	}
	return frame(t, s.title, "", s.keys, lines)
}

func (s *promptScreen) keyMap(*Context) help.KeyMap { return s.keys }

// A changedMsg says what came of a change to the library, or of a file that was
// written.
type changedMsg struct {
	kept  keptMsg
	name  string
	done  string // what is said where it came off
	err   error
	plain bool // the error is said as it is
}

func changedWords(t *Context, msg changedMsg) string {
	switch {
	case msg.err != nil && msg.plain:
		return clean(msg.err.Error())
	case msg.err != nil:
		return libraryFault(t.narrator, msg.err, msg.name)
	}
	return msg.done
}
