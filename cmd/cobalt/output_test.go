package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

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

// A fullWriter takes nothing.
type fullWriter struct{}

var errFull = errors.New("no room left in it")

func (fullWriter) Write([]byte) (int, error) { return 0, errFull }

// TestOutputThatCannotBeWritten holds that every command whose output is taken by
// nobody says so and fails, and so does every command's help.
func TestOutputThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	data, story := filepath.Join(dir, "data"), filepath.Join(moduleFolder, "scenes/loaf")
	kept := filepath.Join(story, "missions/bread.mission")
	text, err := os.ReadFile(kept)
	if err == nil {
		err = errors.Join(os.MkdirAll(filepath.Join(data, "missions"), 0o700), os.MkdirAll(filepath.Join(data, "records"), 0o700))
	}
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(data, "missions/bread.mission"), string(text))
	write(t, filepath.Join(data, "records/bread.mission"), string(text))
	write(t, filepath.Join(data, "missions/cut.mission"), string(text)+"\n> what is no choice\n")
	tell := func(t *testing.T, path string, args ...string) {
		t.Helper()
		var errs strings.Builder
		std := streams{in: strings.NewReader("1\n"), out: fullWriter{}, err: &errs}
		args = slices.Concat(strings.Fields(path), args, []string{"--data", data})
		if status := execute(t.Context(), std, func(string) string { return "" }, args); status == exitOK || !strings.Contains(errs.String(), errFull.Error()) {
			t.Errorf("%q: the status is %d, and it says %q", args, status, errs.String())
		}
	}
	commands := map[string][]string{
		"":                      {"--plain"},
		"play":                  {"--plain"},
		"run":                   {kept},
		"verify":                nil,
		"route":                 {"--ending", "bread"},
		"today":                 nil,
		"simulate":              {"-n", "100"},
		"diff":                  {story, story},
		"replay":                {kept},
		"new":                   {filepath.Join(dir, "new")},
		"map":                   nil,
		"missions":              nil,
		"missions list":         nil,
		"missions show":         {"bread"},
		"missions path":         nil,
		"missions recover":      {"--replay", "cut"},
		"race":                  {"--plain", "--category", "bread"},
		"records":               {"--json"},
		"records list":          {"--json"},
		"records path":          nil,
		"export":                {kept},
		"translate":             {"--to", "de", "--check"},
		"manual":                nil,
		"explain":               nil,
		"words":                 nil,
		"build":                 {"-o", filepath.Join(dir, "loaf")},
		"data":                  nil,
		"serve admin":           nil,
		"version":               nil,
		"man":                   nil,
		"completion":            nil,
		"completion bash":       nil,
		"completion fish":       nil,
		"completion zsh":        nil,
		"help":                  nil,
		"completion powershell": nil,
		"data export":           {"-"},
		"records show":          {"bread"},
		"records verify":        {kept},
		"rename":                {"item", "flour", "meal", "--dry-run"},
		"serve":                 {"--listen", "127.0.0.1:0"},
	}
	for path, args := range commands {
		t.Run(path, func(t *testing.T) {
			if path != "diff" && path != "new" { // these take stories as arguments
				args = append(args, "--story", story)
			}
			tell(t, path, args...)
		})
	}
	silent := []string{"data import", "lsp", "missions delete", "missions rename", "serve admin bar", "serve admin hide", "serve admin people", "serve admin show", "serve admin unbar"}
	for _, path := range commandPaths(newRoot(&options{})) {
		if _, ok := commands[path]; ok == slices.Contains(silent, path) {
			t.Errorf("%q stands in none of the lists above, or in both", path)
		}
		t.Run(path+" --help", func(t *testing.T) { tell(t, path, "--help") })
	}
}

// commandPaths lists how the commands below one are called, and itself.
func commandPaths(cmd *cobra.Command) []string {
	_, own, _ := strings.Cut(cmd.CommandPath(), " ")
	paths := []string{own}
	for _, c := range cmd.Commands() {
		paths = slices.Concat(paths, commandPaths(c))
	}
	return paths
}
