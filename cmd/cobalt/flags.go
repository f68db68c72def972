package main

import (
	"github.com/spf13/pflag"

	"cobalt/cmd/cobalt/value"
)

// addFlags adds the flags that every command takes.
func (o *options) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.Var((*value.Folder)(&o.storyDir), "story", "the story's `folder` (default: the built-in story)")
	flags.StringVar(&o.lang, "lang", "", "the language to read in, as a BCP 47 `tag`")
	flags.Var(&o.difficulty, "difficulty", "play as `recruit|agent|ghost` (default: agent, or as the mission file says)")
	flags.Var((*value.Folder)(&o.data), "data", "the `folder` for missions, profile and settings (default: the XDG folders)")
	o.color = value.NewWord(colorAuto, "auto", "always", "never")
	flags.Var(&o.color, "color", "color the output: `auto|always|never`; the variable NO_COLOR wins over it")
	flags.BoolVar(&o.explain, "explain", false, "show, below each fault of a story, the line that it is in, and what to do; a terminal always does")
}

// The indices of the words that --color takes.
const (
	colorAuto = iota
	colorAlways
	colorNever
)
