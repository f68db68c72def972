package main

import (
	"bytes"
	"testing"

	"cobalt/cmd/cobalt/value"
)

func TestColored(t *testing.T) {
	for _, tt := range []struct {
		color int
		env   map[string]string
		want  bool
	}{
		{colorAuto, nil, false},
		{colorAlways, nil, true},
		{colorNever, nil, false},
		{colorAlways, map[string]string{"NO_COLOR": "1"}, false},
		{colorAlways, map[string]string{"NO_COLOR": ""}, true},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{colorNever, map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{colorAuto, map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		o := &options{color: value.NewWord(tt.color, "auto", "always", "never"), getenv: func(name string) string { return tt.env[name] }}
		if got := o.colored(new(bytes.Buffer)); got != tt.want {
			t.Errorf("--color %s with %v: %v", o.color.String(), tt.env, got)
		}
	}
}

// TestWrapped holds that wide lines are broken by words, with their indent
// and their columns.
func TestWrapped(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 0, "one two three"},
		{"one two three", 8, "one two\nthree"},
		{"  one   two\nand  three", 10, "  one\n  two\nand  three"},
		{"  a  one two three", 10, "  a  one\n     two\n     three"},
		{"  abc  1  one two three four", 20, "  abc  1  one two\n          three four"},
		{"  a longer name  one two three", 20, "  a longer name  one\n  two three"},
		{"  one two", 6, "  one\n  two"},
		{"a verylongword b", 5, "a\nverylongword\nb"},
		{"short  as  it  is\n", 20, "short  as  it  is\n"},
	} {
		if got := wrapped(test.text, test.width); got != test.want {
			t.Errorf("%q in %d columns: %q, want %q", test.text, test.width, got, test.want)
		}
	}
}
