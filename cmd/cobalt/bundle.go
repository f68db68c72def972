package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/origin"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/pack"
	"cobalt/game/pack/executable"
	"cobalt/scenes/shipped"
)

// A bundle is the story that a program was built with, by `cobalt build`, and the
// name by which the program was called. A program without one has nil.
type bundle struct {
	*pack.Pack
	name string
}

// ownBundle finds the story behind the program; nil if there is none.
func ownBundle() (*bundle, error) {
	packed, err := executable.Own()
	if err != nil || packed == "" {
		return nil, err
	}
	own, err := pack.Open(packed)
	if err != nil {
		return nil, fmt.Errorf("the story of this program cannot be read: %w", err)
	}
	name := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	return &bundle{Pack: own, name: diag.Printable(name)}, nil
}

// story returns the story that is played if no folder is named.
func (b *bundle) story() (*game.Story, error) {
	if b != nil {
		return b.Story, nil
	}
	return shipped.Story()
}

// program returns the name of the program, as a shell takes it.
func (b *bundle) program() string {
	if b != nil {
		return b.name
	}
	return "cobalt"
}

// ofProgram returns a message with the program's own name in the commands that it
// names.
func (b *bundle) ofProgram(message string) string {
	if b == nil {
		return message
	}
	for _, before := range []string{"`", `"`, "\n  ", "| "} {
		message = strings.ReplaceAll(message, before+"cobalt ", before+b.name+" ")
	}
	if rest, ok := strings.CutPrefix(message, "  cobalt"); ok {
		message = "  " + b.name + rest
	}
	return strings.ReplaceAll(message, "\n  cobalt\n", "\n  "+b.name+"\n")
}

// Of the commands, those that a program with a story of its own has; and of its
// flags those that it has not.
var (
	playersCommands = []string{"play", "run", "replay", "missions", "race", "records", "today", "export", "data", "version", "help", "completion", "man"}
	authorsFlags    = []string{"story", "explain", "watch"}
)

// adopt makes the command line that of the bundle's story.
func (b *bundle) adopt(root *cobra.Command) {
	words := b.Story.Text[0]
	root.Use = b.name + " [FILE]"
	root.Short = words.Title
	root.Long = words.Title
	if words.Author != "" {
		root.Long += ", by " + words.Author
	}
	if words.Content != "" {
		root.Long += "\n" + words.Content
	}
	root.Long += "\n\nIt is played in a terminal. On its own this program plays; with a mission file it\ntakes that run up at its end."
	root.Version = strings.TrimSpace(words.Version + " (played by cobalt " + origin.Version() + ")")
	for _, cmd := range root.Commands() {
		if !slices.Contains(playersCommands, cmd.Name()) {
			root.RemoveCommand(cmd)
		}
		cmd.Hidden = cmd.Hidden || cmd.Name() == "run"
	}
	b.rename(root)
}

// rename has a command and those below it named by the program, and hides the
// flags that are for authors. Of difficulties nothing is told if they make no
// difference in the story.
func (b *bundle) rename(cmd *cobra.Command) {
	cmd.Long, cmd.Example = b.ofProgram(cmd.Long), b.ofProgram(cmd.Example)
	hidden := authorsFlags
	if !b.Story.HasSuspicion() {
		hidden = append(hidden[:len(hidden):len(hidden)], "difficulty")
		if cmd.HasParent() { // else it is the author's own
			cmd.Long = withoutParts(cmd.Long, "\n\n", "(recruit)", "difficulty recruit")
		}
		cmd.Example = withoutParts(cmd.Example, "\n", "--difficulty")
	}
	for _, name := range hidden {
		if flag := cmd.Flag(name); flag != nil {
			flag.Hidden = true
		}
	}
	for _, below := range cmd.Commands() {
		b.rename(below)
	}
}

// withoutParts is a text without those of its parts that hold one of the words.
func withoutParts(text, separator string, words ...string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(text, separator), func(part string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(part, word) })
	}), separator)
}
