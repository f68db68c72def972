package remote

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// How a terminal is set while it is painted on, and put back then: another screen, keys that
// are told apart, no cursor, pastes that are told as such. Bubble Tea does the same.
var (
	opening = ansi.SetModeAltScreenSaveCursor + keysApart + ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste
	closing = ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + ansi.ResetModeBracketedPaste
)

// How keys are told apart while the screen is open, and as before.
var (
	keysApart    = ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)
	keysAsBefore = ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1)
)

// The modes of a terminal are what views ask of it.
type modes struct {
	mouse    tea.MouseMode
	title    string
	progress tea.ProgressBar // the zero one is none
}

func modesOf(v tea.View) modes {
	m := modes{mouse: v.MouseMode, title: v.WindowTitle}
	if v.ProgressBar != nil {
		m.progress = *v.ProgressBar
	}
	return m
}

// change appends what a terminal is sent for other modes.
func (m *modes) change(out []byte, to modes) []byte {
	was := *m
	*m = to
	if was.mouse != to.mouse {
		if was.mouse != tea.MouseModeNone {
			out = append(out, ansi.ResetModeMouseButtonEvent+ansi.ResetModeMouseAnyEvent+ansi.ResetModeMouseExtSgr...)
		}
		switch to.mouse {
		case tea.MouseModeNone:
		case tea.MouseModeCellMotion:
			out = append(out, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr...)
		case tea.MouseModeAllMotion:
			out = append(out, ansi.SetModeMouseAnyEvent+ansi.SetModeMouseExtSgr...)
		}
	}
	if was.title != to.title {
		out = append(out, ansi.SetWindowTitle(to.title)...)
	}
	if was.progress != to.progress {
		out = append(out, progress(to.progress)...)
	}
	return out
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
