package scenes

import (
	"strings"

	"cobalt/game"
)

// orDeclare returns a suggestion, or else the part of story.md in which names of
// that kind are declared.
func orDeclare(suggestion, section string) string {
	if suggestion != "" {
		return suggestion
	}
	return `: ` + section + ` are declared in story.md, under "` + section + `"`
}

// whereDeclared says for an unknown name of a condition, if nothing is suggested,
// where names are declared.
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
