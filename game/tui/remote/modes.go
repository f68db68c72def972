package remote

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// The sequences that set a terminal up before it is painted on, and restore it afterwards:
// another screen, keys that are told apart, no cursor. Bubble Tea sends the same.
var (
	opening = ansi.SetModeAltScreenSaveCursor + keysApart + ansi.ResetModeTextCursorEnable
	closing = ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable
)

// How keys are told apart while the screen is open, and as before.
var (
	keysApart    = ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)
	keysAsBefore = ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1)
)

// The modes of a terminal are what views ask of it.
type modes struct {
	pastes   bool // what is pasted is told as such
	mouse    tea.MouseMode
	title    string
	progress tea.ProgressBar // the zero one is none
}

func modesOf(v tea.View) modes {
	m := modes{pastes: !v.DisableBracketedPasteMode, mouse: v.MouseMode, title: v.WindowTitle}
	if v.ProgressBar != nil {
		m.progress = *v.ProgressBar
	}
	return m
}

// change appends what a terminal is sent for other modes.
func (m *modes) change(out []byte, to modes) []byte {
	was := *m
	*m = to
	if was.pastes != to.pastes {
		out = append(out, pastes(to.pastes)...)
	}
	if was.mouse != to.mouse {
		out = append(out, mouse(was.mouse, to.mouse)...)
	}
	if was.title != to.title {
		out = append(out, ansi.SetWindowTitle(to.title)...)
	}
	if was.progress != to.progress {
		out = append(out, progress(to.progress)...)
	}
	return out
}

// pastes returns what has a terminal tell what is pasted as such, or not.
func pastes(on bool) string {
	if on {
		return ansi.SetModeBracketedPaste
	}
	return ansi.ResetModeBracketedPaste
}

// mouse returns what has a terminal tell of the mouse in another mode.
func mouse(was, to tea.MouseMode) string {
	switch {
	case to == tea.MouseModeNone:
		return ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	case to == tea.MouseModeCellMotion && was == tea.MouseModeNone:
		return ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case to == tea.MouseModeCellMotion:
		return ansi.ResetModeMouseAnyEvent + ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case was == tea.MouseModeNone:
		return ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	default:
		return ansi.ResetModeMouseButtonEvent + ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	}
}

// progress returns what has a terminal show how far something is.
func progress(p tea.ProgressBar) string {
	switch p.State {
	case tea.ProgressBarDefault:
		return ansi.SetProgressBar(p.Value)
	case tea.ProgressBarError:
		return ansi.SetErrorProgressBar(p.Value)
	case tea.ProgressBarIndeterminate:
		return ansi.SetIndeterminateProgressBar
	case tea.ProgressBarWarning:
		return ansi.SetWarningProgressBar(p.Value)
	default:
		return ansi.ResetProgressBar
	}
}
