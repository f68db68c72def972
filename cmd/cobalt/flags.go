package main

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"cobalt/game"
	"cobalt/game/suggest"
)

// addFlags adds the flags that every command takes.
func (o *options) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.Var((*folderFlag)(&o.storyDir), "story", "the story's `folder` (default: the built-in story)")
	flags.StringVar(&o.lang, "lang", "", "the language to read in, as a BCP 47 `tag`")
	flags.Var(&o.difficulty, "difficulty", "play as `recruit|agent|ghost` (default: agent, or as the mission file says)")
	flags.Var((*folderFlag)(&o.data), "data", "the `folder` for missions, profile and settings (default: the XDG folders)")
	flags.Var(&o.color, "color", "color the output: `auto|always|never`; the variable NO_COLOR wins over it")
	flags.BoolVar(&o.explain, "explain", false, "show, below each fault of a story, the line that it is in, and what to do; a terminal always does")
}

// A folderFlag is a folder. An empty name is refused: it comes of a script's
// variable that was never set, and would quietly stand for another folder.
type folderFlag string

func (f *folderFlag) String() string { return string(*f) }

// Set is called with what stands on the command line.
func (f *folderFlag) Set(name string) error {
	if name == "" {
		return errors.New("no folder is named; leave the flag out for the default")
	}
	*f = folderFlag(name)
	return nil
}

// Type is the value's name where help shows none.
func (*folderFlag) Type() string { return "folder" }

// A difficultyFlag is a difficulty, and whether somebody gave it: what a
// mission file says holds unless the command line says otherwise.
type difficultyFlag struct {
	value game.Difficulty // agent where none is given
	given bool
}

func (f *difficultyFlag) String() string {
	if !f.given {
		return ""
	}
	return f.value.String()
}

// Set is called with what stands on the command line.
func (f *difficultyFlag) Set(name string) error {
	d, ok := game.ParseDifficulty(name)
	if !ok {
		return oneOf(name, "recruit", "agent", "ghost")
	}
	f.value, f.given = d, true
	return nil
}

// Type is the value's name where help shows none.
func (*difficultyFlag) Type() string { return "difficulty" }

// or returns the difficulty that was given, else the other.
func (f *difficultyFlag) or(other game.Difficulty) game.Difficulty {
	if f.given {
		return f.value
	}
	return other
}

// A colorFlag says when output is colored; its zero value is auto.
type colorFlag uint8

const (
	colorAuto colorFlag = iota
	colorAlways
	colorNever
)

var colorNames = [...]string{"auto", "always", "never"}

func (f *colorFlag) String() string { return colorNames[*f] }

// Set is called with what stands on the command line.
func (f *colorFlag) Set(name string) error {
	for i, known := range colorNames {
		if name == known {
			*f = colorFlag(i)
			return nil
		}
	}
	return oneOf(name, colorNames[:]...)
}

// Type is the value's name where help shows none.
func (*colorFlag) Type() string { return "when" }

// oneOf is the error of a word that is none of the few that may stand there.
func oneOf(got string, known ...string) error {
	return errors.New(unknown("value", got, known))
}

// unknown names a word that is not known, what was probably meant, and what
// there is.
func unknown(kind, got string, known []string) string {
	list := ""
	for i, k := range known {
		switch {
		case i == 0:
		case i == len(known)-1:
			list += " or "
		default:
			list += ", "
		}
		list += k
	}
	return fmt.Sprintf("unknown %s %q%s; it can be %s", kind, got, suggest.Phrase(got, known), list)
}
