package scenes

import (
	"strings"

	"cobalt/game"
)

// orDeclare returns a suggestion, or, without one, the section of story.md that
// declares names of that kind.
func orDeclare(suggestion, section string) string {
	if suggestion != "" {
		return suggestion
	}
	return `: ` + section + ` are declared in story.md, under "` + section + `"`
}

// whereDeclared names, for an unknown name of a condition without a suggestion,
// the sections of story.md that declare names.
func whereDeclared(fault game.Fault) string {
	switch {
	case strings.Contains(fault.Msg, "(did you mean "):
		return ""
	case fault.Code == "unknown-name":
		return `: items and facts are declared in story.md, under "items" and "facts"`
	case fault.Code == "unknown-meter":
		return orDeclare("", "meters")
	default:
		return ""
	}
}
