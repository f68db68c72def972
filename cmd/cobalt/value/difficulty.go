package value

import "cobalt/game"

// A Difficulty is a difficulty, if the flag was given: a mission file says its own
// unless the command line overrides it.
type Difficulty struct {
	Value game.Difficulty // agent if the flag was not given
	Given bool
}

// String returns the difficulty that was given; it is empty if none was.
func (d *Difficulty) String() string {
	if !d.Given {
		return ""
	}
	return d.Value.String()
}

// Set takes the value from the command line.
func (d *Difficulty) Set(name string) error {
	value, ok := game.ParseDifficulty(name)
	if !ok {
		return OneOf(name, "recruit", "agent", "ghost")
	}
	d.Value, d.Given = value, true
	return nil
}

// Type is the value's name in help.
func (*Difficulty) Type() string { return "difficulty" }

// Or returns the difficulty that was given, or else the other.
func (d *Difficulty) Or(other game.Difficulty) game.Difficulty {
	if d.Given {
		return d.Value
	}
	return other
}
