package value

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A Format is one of the ways in which a command can write its result.
type Format[T any] struct {
	Name string
	// Endings are those of file names that stand for the format, as ".json", or whole
	// names, as "card.svg", which come first; a name without an ending has the ending "".
	Endings []string
	As      T // how the command writes it
}

// Formats is the flag --format of a command. If it is not given, the name
// of the output file decides, or else the first format is taken.
type Formats[T any] struct {
	formats []Format[T]
	given   *Format[T] // nil if the flag was not given
}

// FormatsOf returns the flag for a choice of formats, the default first.
func FormatsOf[T any](formats ...Format[T]) *Formats[T] { return &Formats[T]{formats: formats} }

// Add adds the flag to a command, with its help and its completion. The usage names
// the result, and ends in "as".
func (f *Formats[T]) Add(cmd *cobra.Command, usage string) {
	cmd.Flags().Var(f, "format", usage+" `"+strings.Join(f.Names(), "|")+"`")
	complete := cobra.FixedCompletions(f.Names(), cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("format", complete); err != nil {
		panic(err) // there is such a flag: it was added a moment ago
	}
}

// All returns all formats, the default first.
func (f *Formats[T]) All() []Format[T] { return f.formats }

// Names returns the names of all formats, the default first.
func (f *Formats[T]) Names() []string {
	names := make([]string, len(f.formats))
	for i := range f.formats {
		names[i] = f.formats[i].Name
	}
	return names
}

// String returns the name of the format, for help; it is empty if the name of
// the output file decides.
func (f *Formats[T]) String() string {
	switch {
	case f.given != nil:
		return f.given.Name
	case len(f.formats) == 0 || f.formats[0].Endings != nil:
		return ""
	default:
		return f.formats[0].Name
	}
}

// Set takes the value from the command line.
func (f *Formats[T]) Set(name string) error {
	for i := range f.formats {
		if f.formats[i].Name == name {
			f.given = &f.formats[i]
			return nil
		}
	}
	return OneOf(name, f.Names()...)
}

// Type is the value's name in help.
func (*Formats[T]) Type() string { return "format" }

// Value returns the format for standard output.
func (f *Formats[T]) Value() *Format[T] {
	if f.given != nil {
		return f.given
	}
	return &f.formats[0]
}

// For returns the format for an output file; "-" is standard output. It is
// an error if neither the flag nor the file's name says which.
func (f *Formats[T]) For(file string) (*Format[T], error) {
	if f.given != nil || file == "-" {
		return f.Value(), nil
	}
	name := strings.ToLower(filepath.Base(file))
	for _, ending := range []string{name, filepath.Ext(name)} { // a whole name counts before its ending
		for i := range f.formats {
			if slices.Contains(f.formats[i].Endings, ending) {
				return &f.formats[i], nil
			}
		}
	}
	return nil, fmt.Errorf("-o %s: the name does not say in which format; give --format %s", file, strings.Join(f.Names(), "|"))
}
