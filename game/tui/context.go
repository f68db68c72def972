package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game/playthrough"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
)

// A Context is what the screens of one program share: the session, and how it is
// drawn on the terminal. The root owns it.
type Context struct {
	*Session
	gallery   gallery
	decisions Decisions
	deciding  *deciding
	waiting   bool              // the library is at work; until it answers, keys are not for screens
	appeared  *playthrough.Step // the step whose passage came in last

	page    page
	dark    bool // the terminal's answer when it was asked for its background
	profile colorprofile.Profile
	styles  theme.Styles
}

// newContext returns a context with a session, which has the story if there is one
// yet.
func newContext(o Options) *Context {
	c := &Context{
		Session:   newSession(o),
		decisions: o.Decisions, deciding: new(deciding),
		page:    layMeasured(assumedWidth, assumedHeight, o.Settings.Measure()),
		dark:    true,
		profile: max(o.Profile, colorprofile.ASCII),
	}
	c.restyle()
	return c
}

// restyle makes the styles anew, after what they depend on has changed.
func (t *Context) restyle() {
	palette := theme.Cobalt()
	if t.settings.Contrast {
		palette = theme.Contrast()
	}
	dark := t.settings.Theme == Dark || t.settings.Theme == AskTerminal && t.dark
	t.styles = theme.New(palette, dark, t.inks())
}

// inks is what there is to draw in: what the terminal can, or as decided.
func (t *Context) inks() colorprofile.Profile {
	switch t.settings.Color {
	case settings.Never:
		return colorprofile.ASCII
	case settings.Always:
		return max(t.profile, colorprofile.ANSI)
	default:
		return t.profile
	}
}

// askBackground asks the terminal for its background, unless somebody said it.
func (t *Context) askBackground() tea.Cmd {
	if t.settings.Theme != AskTerminal {
		return nil
	}
	return tea.RequestBackgroundColor
}

// mouseMode is what is heard of the mouse: presses and the wheel, never where it
// hovers.
func (t *Context) mouseMode() tea.MouseMode {
	if t.settings.Mouse {
		return tea.MouseModeCellMotion
	}
	return tea.MouseModeNone
}

// Decisions are how settings outlive the program.
type Decisions struct {
	// Keep keeps one setting, by its name and value, for the next time. It is
	// called off the interface's path; nil: settings are not kept.
	Keep func(name, value string) error
	// Fixed are the settings that something stronger decides, by name, and what
	// it is: a flag, a variable.
	Fixed map[string]string
}

// decide sets a setting and shows it at once. It returns what keeps it.
func (t *Context) decide(field *settings.Field, value string) tea.Cmd {
	if err := field.Set(&t.settings, value); err != nil {
		t.notice = clean(err.Error())
		return nil
	}
	t.page = layMeasured(t.page.termWidth, t.page.termHeight, t.settings.Measure())
	if words, ok := t.story.Words(t.settings.Language); ok || t.settings.Language == "" {
		t.words = words
	}
	t.restyle()
	return tea.Batch(t.keepDecision(field.Name, value), t.askBackground())
}

// keepDecision returns what keeps a setting. Settings are kept one at a time, in
// the order in which they were made.
func (t *Context) keepDecision(name, value string) tea.Cmd {
	if t.decisions.Keep == nil {
		return nil
	}
	deciding, keep := t.deciding, t.decisions.Keep
	deciding.want(name, value)
	return func() tea.Msg { return decidedMsg{deciding.flush(keep)} }
}

// A decidedMsg tells how keeping settings went.
type decidedMsg struct{ err error }
