package screen

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

// A Context is shared by the screens of one program: the session, and how it is
// drawn on the terminal. The root owns it.
type Context struct {
	*session.Session
	Gallery   widget.Gallery
	Decisions session.Decisions
	deciding  *deciding
	// OtherStory says that the story is not the program's own.
	OtherStory bool
	Calm       bool // what moves by itself is drawn in fewer frames, as [session.Options] says
	Elsewhere  bool // the terminal is not on this machine
	Search     Search
	LogLeft    int               // the line at which the log was left, from its end; 0: at its end
	Copies     int               // how often a card was copied
	Waiting    bool              // the library is at work; until it answers, keys are not for screens
	Appeared   *playthrough.Step // the step whose passage came in last

	Page    widget.Page
	Dark    bool // the terminal's answer when it was asked for its background
	Profile colorprofile.Profile
	Styles  *theme.Styles // shared with other programs
	Pointed string        // the key of the help line that is under the mouse, by its name there
}

// NewContext returns a context with a session, which has the story if there is one
// yet.
func NewContext(o session.Options) *Context {
	c := &Context{
		Session:   session.New(o),
		Decisions: o.Decisions, deciding: new(deciding),
		OtherStory: o.OtherStory, Calm: o.Calm, Elsewhere: o.Elsewhere,
		Page:    widget.LayMeasured(widget.AssumedWidth, widget.AssumedHeight, o.Settings.Measure()),
		Dark:    true,
		Profile: max(o.Profile, colorprofile.ASCII),
	}
	c.Restyle()
	return c
}

// Restyle makes the styles anew, after a setting or the terminal has changed.
func (c *Context) Restyle() {
	palette := theme.Cobalt()
	if c.Settings.Contrast {
		palette = theme.Contrast()
	}
	dark := c.Settings.Theme == settings.Dark || c.Settings.Theme == settings.AskTerminal && c.Dark
	c.Styles = theme.Shared(palette, dark, c.inks())
}

// Dims reports whether text can be dimmed by its color. The faint attribute alone does
// not do, because some terminals and multiplexers drop it.
func (c *Context) Dims() bool { return c.inks() >= colorprofile.ANSI256 }

// inks are the colors to draw in: those of the terminal, unless a setting says
// otherwise.
func (c *Context) inks() colorprofile.Profile {
	switch c.Settings.Color {
	case settings.Never:
		return colorprofile.ASCII
	case settings.Always:
		return max(c.Profile, colorprofile.ANSI)
	default:
		return c.Profile
	}
}

// AskBackground asks the terminal for its background, unless somebody said it.
func (c *Context) AskBackground() tea.Cmd {
	if c.Settings.Theme != settings.AskTerminal {
		return nil
	}
	return tea.Raw(ansi.RequestBackgroundColor) // Bubble Tea asks nothing of a terminal that it does not read
}

// FullScreen returns the command that leads from plain lines back to screens.
func (c *Context) FullScreen() string {
	if c.Elsewhere {
		return "ssh HOST plain off"
	}
	return "cobalt --plain=off"
}

// MouseMode asks for presses, the wheel and all movement, if the player wants the mouse.
// It is off by default, because a terminal that reports its mouse no longer selects text
// by itself.
func (c *Context) MouseMode() tea.MouseMode {
	if c.Settings.Mouse {
		return tea.MouseModeAllMotion
	}
	return tea.MouseModeNone
}

// Decide sets a setting and shows it at once. It returns the command that keeps it.
func (c *Context) Decide(field *settings.Field, value string) tea.Cmd {
	if err := field.Set(&c.Settings, value); err != nil {
		c.Notice = phrases.Clean(err.Error())
		return nil
	}
	c.Page = widget.LayMeasured(c.Page.TermWidth, c.Page.TermHeight, c.Settings.Measure())
	if field.Name == "language" {
		if err := c.Speak(); err != nil {
			c.Notice = phrases.Clean(err.Error())
		}
	}
	c.Restyle()
	return tea.Batch(c.KeepDecision(field.Name, value), c.AskBackground())
}

// KeepDecision returns the command that keeps a setting. Settings are kept one at a
// time, in the order in which they were made.
func (c *Context) KeepDecision(name, value string) tea.Cmd {
	if c.Decisions.Keep == nil {
		return nil
	}
	deciding, keep := c.deciding, c.Decisions.Keep
	deciding.want(name, value)
	return func() tea.Msg { return DecidedMsg{deciding.flush(keep)} }
}

// A DecidedMsg tells how keeping settings went.
type DecidedMsg struct{ Err error }
