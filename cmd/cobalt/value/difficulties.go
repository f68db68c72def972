package value

import (
	"slices"

	"cobalt/game"
)

// Difficulties is the value of a flag that takes a difficulty, or all of them.
type Difficulties struct{ list []game.Difficulty }

// List returns the difficulties that were given, easiest first; agent if none was.
func (d *Difficulties) List() []game.Difficulty {
	if d.list == nil {
		return []game.Difficulty{game.Agent}
	}
	return d.list
}

// String returns the difficulty that was given, or all; it is empty if none was.
func (d *Difficulties) String() string {
	switch len(d.list) {
	case 0:
		return ""
	case 1:
		return d.list[0].String()
	default:
		return "all"
	}
}

// Set takes the value from the command line.
func (d *Difficulties) Set(name string) error {
	if name == "all" {
		d.list = slices.Clone(game.Difficulties[:])
		return nil
	}
	one, ok := game.ParseDifficulty(name)
	if !ok {
		return OneOf(name, "recruit", "agent", "ghost", "all")
	}
	d.list = []game.Difficulty{one}
	return nil
}

// Type is the value's name in help.
func (*Difficulties) Type() string { return "difficulty" }
