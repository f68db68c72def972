package value

import "errors"

// A Folder is the name of a folder. An empty name is refused, because it comes
// from a variable of a script that was never set, and would quietly stand for
// another folder.
type Folder string

// String returns the name.
func (f *Folder) String() string { return string(*f) }

// Set takes the value from the command line.
func (f *Folder) Set(name string) error {
	if name == "" {
		return errors.New("no folder is named; leave the flag out for the default")
	}
	*f = Folder(name)
	return nil
}

// Type is the value's name in help.
func (*Folder) Type() string { return "folder" }
