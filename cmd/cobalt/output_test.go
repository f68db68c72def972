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
