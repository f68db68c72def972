package value

// A Switch is on or off. Like other switches it takes on and off, and like the flags of
// most programs true and false.
type Switch bool

// String returns the value, or nothing for what it is by itself.
func (s *Switch) String() string {
	if *s {
		return "on"
	}
	return ""
}

// Set takes the value from the command line.
func (s *Switch) Set(word string) error {
	switch word {
	case "on", "true":
		*s = true
	case "off", "false":
		*s = false
	default:
		return OneOf(word, "on", "off")
	}
	return nil
}

// Type is the value's name in help, which shows none.
func (*Switch) Type() string { return "bool" }
