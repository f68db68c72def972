// Package settings holds a player's decisions about how the game is shown and
// played: their names and values, and the file that keeps them.
//
// Every setting has one name and is written in one way, in the file, on the
// command line and on the screen. A file is read strictly, and kindly: a wrong value
// is reported by its line, with the values that are possible, and the default stands
// in for it; an unknown setting is reported, kept and written back. The package reads
// and writes no files, and has no state.
package settings

import (
	"strconv"

	"cobalt/game"
)

// A Background is the terminal's background, dark or light.
type Background uint8

// The backgrounds.
const (
	AskTerminal Background = iota // ask, and take it for dark until it answers
	Dark
	Light
)

// A Color says when to draw in colors.
type Color uint8

// When to draw in colors.
const (
	Auto Color = iota // if the terminal seems to have them
	Always
	Never
)

// A Speed is how a passage appears.
type Speed uint8

// The speeds of text.
const (
	Instant Speed = iota // whole
	Fast                 // voices are typed, faster than anybody reads
	Slow                 // voices are typed, 40 characters a second
)

// The widest lines of prose that can be chosen, in columns.
const LeastMeasure, MostMeasure = 60, 72

// Settings are a player's decisions. The zero value is the default of each.
type Settings struct {
	Theme         Background
	Contrast      bool // the high-contrast theme
	Color         Color
	Text          Speed
	ReducedMotion bool            // nothing moves
	Narrower      int             // by how many columns prose is narrower than MostMeasure: 0 to 12
	Language      string          // a BCP 47 tag, or one of [SystemLanguage] and [OriginalLanguage]
	Difficulty    game.Difficulty // of new runs
	Timer         bool            // real time and splits are shown
	Plain         bool            // played in lines, for screen readers
	Mouse         bool            // choices can be clicked, and the wheel scrolls
	Sound         bool            // the bell rings when the player is caught or late
	Taskbar       bool            // the terminal's taskbar shows suspicion
}

// Measure is the widest line of prose, in columns.
func (s *Settings) Measure() int {
	return max(LeastMeasure, min(MostMeasure-s.Narrower, MostMeasure))
}

// A Field is one of the settings.
type Field struct {
	Name string // as the file and the command line call it
	// Values are all possible values. The default is the first, unless the values
	// have an order of their own; nil: too many to list.
	Values []string

	get   func(*Settings) string
	set   func(*Settings, string) bool
	takes string // the possible values in words, if Values does not list them
}

// Of returns the value of the field.
func (f *Field) Of(s *Settings) string { return f.get(s) }

// Set sets the field. Its error lists the possible values.
func (f *Field) Set(s *Settings, value string) error {
	if !f.set(s, value) {
		return &ValueError{Field: f, Value: value}
	}
	return nil
}

// Fields are all settings, in the order in which they are shown and written.
var fields = [...]Field{
	choice("theme", func(s *Settings) *Background { return &s.Theme }, "auto", "dark", "light"),
	either("contrast", func(s *Settings) *bool { return &s.Contrast }, "normal", "high"),
	choice("color", func(s *Settings) *Color { return &s.Color }, "auto", "always", "never"),
	choice("text-speed", func(s *Settings) *Speed { return &s.Text }, "instant", "fast", "slow"),
	onOff("reduced-motion", func(s *Settings) *bool { return &s.ReducedMotion }),
	measure(),
	language(),
	difficulty(),
	onOff("timer", func(s *Settings) *bool { return &s.Timer }),
	onOff("plain", func(s *Settings) *bool { return &s.Plain }),
	onOff("mouse", func(s *Settings) *bool { return &s.Mouse }),
	onOff("sound", func(s *Settings) *bool { return &s.Sound }),
	onOff("taskbar", func(s *Settings) *bool { return &s.Taskbar }),
}

// Fields returns all settings, in the order in which they are shown and written.
func Fields() []Field { return append([]Field(nil), fields[:]...) }

// Find returns the setting of a name, or nil.
func Find(name string) *Field {
	for i := range fields {
		if fields[i].Name == name {
			f := fields[i]
			return &f
		}
	}
	return nil
}

// choice is a field that is one of several, by their numbers.
func choice[T ~uint8](name string, at func(*Settings) *T, values ...string) Field {
	return Field{
		Name: name, Values: values,
		get: func(s *Settings) string { return values[*at(s)] },
		set: func(s *Settings, value string) bool {
			for i, v := range values {
				if v == value {
					*at(s) = T(i)
					return true
				}
			}
			return false
		},
	}
}

// either is a field that is one of two.
func either(name string, at func(*Settings) *bool, no, yes string) Field {
	return Field{
		Name: name, Values: []string{no, yes},
		get: func(s *Settings) string {
			if *at(s) {
				return yes
			}
			return no
		},
		set: func(s *Settings, value string) bool {
			*at(s) = *at(s) && value != no || value == yes
			return value == no || value == yes
		},
	}
}

// onOff is a field that is on or off, or true or false, as YAML has it.
func onOff(name string, at func(*Settings) *bool) Field {
	f := either(name, at, "off", "on")
	set := f.set
	f.set = func(s *Settings, value string) bool {
		switch value {
		case "true", "yes":
			value = "on"
		case "false", "no":
			value = "off"
		}
		return set(s, value)
	}
	return f
}

func measure() Field {
	f := Field{
		Name: "measure",
		get:  func(s *Settings) string { return strconv.Itoa(s.Measure()) },
		set: func(s *Settings, value string) bool {
			n, err := strconv.Atoi(value)
			if err != nil || n < LeastMeasure || n > MostMeasure {
				return false
			}
			s.Narrower = MostMeasure - n
			return true
		},
		takes: "a number of columns from 60 to 72",
	}
	for n := LeastMeasure; n <= MostMeasure; n += 4 {
		f.Values = append(f.Values, strconv.Itoa(n))
	}
	return f
}

// The languages that are no tags.
const (
	SystemLanguage   = ""         // the one that the environment asks for
	OriginalLanguage = "original" // the one that the story was written in
)

// auto is how [SystemLanguage] is written.
const auto = "auto"

func language() Field {
	return Field{
		Name: "language",
		get: func(s *Settings) string {
			if s.Language == SystemLanguage {
				return auto
			}
			return s.Language
		},
		set: func(s *Settings, value string) bool {
			if !isTag(value) {
				return false
			}
			s.Language = value
			if value == auto {
				s.Language = SystemLanguage
			}
			return true
		},
		takes: "auto, original, or the tag of a language, such as es or pt-BR",
	}
}

// isTag reports whether a text looks like a language's tag: letters, digits, hyphens
// and underscores, not many of them.
func isTag(text string) bool {
	for _, r := range text {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return false
		}
	}
	return text != "" && len(text) <= 35
}

func difficulty() Field {
	return Field{
		Name: "difficulty", Values: []string{"recruit", "agent", "ghost"},
		get: func(s *Settings) string { return s.Difficulty.String() },
		set: func(s *Settings, value string) bool {
			d, ok := game.ParseDifficulty(value)
			if ok {
				s.Difficulty = d
			}
			return ok
		},
	}
}
