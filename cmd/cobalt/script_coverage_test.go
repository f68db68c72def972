package main

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The scripts run every command, with every flag of its own, to every exit status
// that its help names, and each flag that all commands take at least once.
func TestScriptsCoverCommands(t *testing.T) {
	root := newRoot(&options{})
	covered := scriptsCover(t, root)
	missing := func(format string, args ...any) { t.Errorf("no script in testdata/script "+format, args...) }
	for _, cmd := range allCommands(root) {
		for _, status := range statuses(cmd) {
			if !covered.status[cmd.CommandPath()][status] {
				missing("ends %q with status %d", cmd.CommandPath(), status)
			}
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !covered.flag[family(cmd)][f.Name] && !(cmd == root && ofPlay(root, f)) {
				missing("gives %q the flag --%s", cmd.CommandPath(), f.Name)
			}
		})
	}
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !covered.any[f.Name] {
			missing("gives the flag --%s", f.Name)
		}
	})
}

// ofPlay reports whether a flag of the root is play's, under whose name it is
// covered.
func ofPlay(root *cobra.Command, f *pflag.Flag) bool {
	play, _, err := root.Find([]string{"play"})
	return err == nil && play.Flags().Lookup(f.Name) == f
}

// allCommands returns a command and all below it.
func allCommands(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, below := range cmd.Commands() {
		list = append(list, allCommands(below)...)
	}
	return list
}

// family returns the name that a command shares with those below and beside it. A
// flag that several of them have is the same.
func family(cmd *cobra.Command) string {
	return strings.Join(strings.Fields(cmd.CommandPath())[:min(2, len(strings.Fields(cmd.CommandPath())))], " ")
}

var (
	exitStatus = regexp.MustCompile(`[Ee]xit status((?:[^\n]|\n[^\n])*)`)
	number     = regexp.MustCompile(`\b(0|1|2|130)\b`)
)

// statuses returns the exit statuses that a command's help names. Every command has
// 0 and 2.
func statuses(cmd *cobra.Command) []int {
	found := map[int]bool{exitOK: true, exitUsage: true}
	for _, m := range number.FindAllString(exitStatus.FindString(cmd.Long), -1) {
		n, err := strconv.Atoi(m)
		if err != nil {
			panic(err)
		}
		found[n] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// A scriptCover holds the flags and statuses that scripts cover.
type scriptCover struct {
	status map[string]map[int]bool    // by the path of a command
	flag   map[string]map[string]bool // by the family of a command
	any    map[string]bool            // flags, of any command
}

func scriptsCover(t *testing.T, root *cobra.Command) *scriptCover {
	t.Helper()
	c := &scriptCover{map[string]map[int]bool{}, map[string]map[string]bool{}, map[string]bool{}}
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, name := range scripts {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(archive.Comment)) {
			for _, call := range scriptCalls(line) {
				c.add(root, call.args, call.status)
			}
		}
	}
	return c
}

// A scriptCall holds the arguments that a script gives the program, and the exit
// status that it demands.
type scriptCall struct {
	args   []string
	status int
}

var shellCall = regexp.MustCompile(`\bcobalt ([^|;)]*)`)

// scriptCalls returns the calls on a line of a script.
func scriptCalls(line string) (calls []scriptCall) {
	words := scriptWords(line)
	for len(words) > 0 && strings.HasPrefix(words[0], "[") {
		words = words[1:]
	}
	switch {
	case len(words) > 3 && slices.Equal(words[:3], []string{"exec", "sh", "-c"}):
		for _, m := range shellCall.FindAllStringSubmatch(words[3], -1) {
			calls = append(calls, scriptCall{scriptWords(m[1]), 0})
		}
	case len(words) > 1 && words[0] == "exec" && words[1] == "cobalt":
		calls = append(calls, scriptCall{words[2:], 0})
	case len(words) > 2 && (words[0] == "status" || words[0] == "interrupt") && words[2] == "cobalt":
		if status, err := strconv.Atoi(words[1]); err == nil {
			calls = append(calls, scriptCall{words[3:], status})
		}
	}
	return calls
}

// scriptWords splits a line into words, as test scripts do.
func scriptWords(line string) (words []string) {
	var word string
	var in, quoted bool
	for _, r := range strings.TrimSpace(line) {
		switch {
		case r == '\'':
			in, quoted = true, !quoted
		case r == '#' && !quoted && !in:
			return words
		case (r == ' ' || r == '\t') && !quoted:
			if in {
				words = append(words, word)
			}
			word, in = "", false
		default:
			word, in = word+string(r), true
		}
	}
	if in {
		words = append(words, word)
	}
	return words
}

// add notes a call of a command below the root, which is not run: no flag is set.
func (c *scriptCover) add(root *cobra.Command, args []string, status int) {
	cmd, _, err := root.Find(args)
	if err != nil {
		cmd = root // a word that is no command: the root says so
	}
	path, family := cmd.CommandPath(), family(cmd)
	if c.status[path] == nil {
		c.status[path] = map[int]bool{}
	}
	if c.flag[family] == nil {
		c.flag[family] = map[string]bool{}
	}
	c.status[path][status] = true
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if f := flagOf(cmd, arg); f != nil {
			c.flag[family][f.Name], c.any[f.Name] = true, true
		}
	}
}

// flagOf returns the flag that an argument gives, if it is one.
func flagOf(cmd *cobra.Command, arg string) *pflag.Flag {
	name, _, _ := strings.Cut(arg, "=")
	switch long, ok := strings.CutPrefix(name, "--"); {
	case ok && long == "version":
		cmd.InitDefaultVersionFlag()
		fallthrough
	case ok:
		return cmd.Flag(long)
	case len(name) == 2 && name[0] == '-' && name[1] != '-':
		return cmd.Flags().ShorthandLookup(name[1:])
	default:
		return nil
	}
}

func TestScriptWords(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                nil,
		"# exec cobalt":                   nil,
		"exec cobalt run -":               {"exec", "cobalt", "run", "-"},
		"status 2 cobalt ''":              {"status", "2", "cobalt", ""},
		"stdout 'it''s  so'  # a comment": {"stdout", "its  so"},
		"exec cobalt a'b c'd":             {"exec", "cobalt", "ab cd"},
	} {
		if got := scriptWords(line); !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}
