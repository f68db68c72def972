package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A format is one of the ways in which a command can write its result.
type format[T any] struct {
	name string
	// endings are those of file names that stand for the format, as ".json"; a
	// name without an ending has the ending "".
	endings []string
	as      T // how the command writes it
}

// A formatFlag is the flag --format of a command. If it is not given, the name
// of the output file decides, or else the first format is taken.
type formatFlag[T any] struct {
	formats []format[T]
	given   *format[T] // nil if the flag was not given
}

// formatsOf returns the flag for a choice of formats, the default first.
func formatsOf[T any](formats ...format[T]) *formatFlag[T] { return &formatFlag[T]{formats: formats} }

// add adds the flag to a command, with its help and its completion. The usage
// says what is written, and ends in "as".
func (f *formatFlag[T]) add(cmd *cobra.Command, usage string) {
	cmd.Flags().Var(f, "format", usage+" `"+strings.Join(f.names(), "|")+"`")
	completeWords(cmd, "format", f.names()...)
}

func (f *formatFlag[T]) names() []string {
	names := make([]string, len(f.formats))
	for i := range f.formats {
		names[i] = f.formats[i].name
	}
	return names
}

// String returns the name of the format, for help; it is empty if the name of
// the output file decides.
func (f *formatFlag[T]) String() string {
	switch {
	case f.given != nil:
		return f.given.name
	case len(f.formats) == 0 || f.formats[0].endings != nil:
		return ""
	default:
		return f.formats[0].name
	}
}

// Set takes the value from the command line.
func (f *formatFlag[T]) Set(name string) error {
	for i := range f.formats {
		if f.formats[i].name == name {
			f.given = &f.formats[i]
			return nil
		}
	}
	return oneOf(name, f.names()...)
}

// Type is the value's name in help.
func (*formatFlag[T]) Type() string { return "format" }

// value returns the format for standard output.
func (f *formatFlag[T]) value() *format[T] {
	if f.given != nil {
		return f.given
	}
	return &f.formats[0]
}

// formatOf returns the format for an output file; "-" is standard output. It is
// an error if neither the flag nor the file's name says which.
func (f *formatFlag[T]) formatOf(file string) (*format[T], error) {
	if f.given != nil || file == "-" {
		return f.value(), nil
	}
	ending := strings.ToLower(filepath.Ext(file))
	for i := range f.formats {
		if slices.Contains(f.formats[i].endings, ending) {
			return &f.formats[i], nil
		}
	}
	return nil, fmt.Errorf("-o %s: the name does not say in which format; give --format %s", file, strings.Join(f.names(), "|"))
}
