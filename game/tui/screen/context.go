package screen

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

// A Context is what the screens of one program share: the session, and how it is
// drawn on the terminal. The root owns it.
type Context struct {
	*session.Session
	Gallery   widget.Gallery
	Decisions session.Decisions
	deciding  *deciding
	Waiting   bool              // the library is at work; until it answers, keys are not for screens
	Appeared  *playthrough.Step // the step whose passage came in last

	Page    widget.Page
	Dark    bool // the terminal's answer when it was asked for its background
	Profile colorprofile.Profile
	Styles  theme.Styles
}

// NewContext returns a context with a session, which has the story if there is one
// yet.
func NewContext(o session.Options) *Context {
	c := &Context{
		Session:   session.New(o),
		Decisions: o.Decisions, deciding: new(deciding),
		Page:    widget.LayMeasured(widget.AssumedWidth, widget.AssumedHeight, o.Settings.Measure()),
		Dark:    true,
		Profile: max(o.Profile, colorprofile.ASCII),
	}
	c.Restyle()
	return c
}

// Restyle makes the styles anew, after what they depend on has changed.
func (t *Context) Restyle() {
	palette := theme.Cobalt()
	if t.Settings.Contrast {
		palette = theme.Contrast()
	}
	dark := t.Settings.Theme == settings.Dark || t.Settings.Theme == settings.AskTerminal && t.Dark
	t.Styles = theme.New(palette, dark, t.inks())
}

// inks is what there is to draw in: what the terminal can, or as decided.
func (t *Context) inks() colorprofile.Profile {
	switch t.Settings.Color {
	case settings.Never:
		return colorprofile.ASCII
	case settings.Always:
		return max(t.Profile, colorprofile.ANSI)
	default:
		return t.Profile
	}
}

// AskBackground asks the terminal for its background, unless somebody said it.
func (t *Context) AskBackground() tea.Cmd {
	if t.Settings.Theme != settings.AskTerminal {
		return nil
	}
	return tea.RequestBackgroundColor
}

// MouseMode is what is heard of the mouse: presses and the wheel, never where it
// hovers.
func (t *Context) MouseMode() tea.MouseMode {
	if t.Settings.Mouse {
		return tea.MouseModeCellMotion
	}
	return tea.MouseModeNone
}

// Decide sets a setting and shows it at once. It returns what keeps it.
func (t *Context) Decide(field *settings.Field, value string) tea.Cmd {
	if err := field.Set(&t.Settings, value); err != nil {
		t.Notice = phrases.Clean(err.Error())
		return nil
	}
	t.Page = widget.LayMeasured(t.Page.TermWidth, t.Page.TermHeight, t.Settings.Measure())
	if words, ok := t.Story.Words(t.Settings.Language); ok || t.Settings.Language == "" {
		t.Words = words
	}
	t.Restyle()
	return tea.Batch(t.KeepDecision(field.Name, value), t.AskBackground())
}

// KeepDecision returns what keeps a setting. Settings are kept one at a time, in
// the order in which they were made.
func (t *Context) KeepDecision(name, value string) tea.Cmd {
	if t.Decisions.Keep == nil {
		return nil
	}
	deciding, keep := t.deciding, t.Decisions.Keep
	deciding.want(name, value)
	return func() tea.Msg { return DecidedMsg{deciding.flush(keep)} }
}

// A DecidedMsg tells how keeping settings went.
type DecidedMsg struct{ Err error }
