package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/pack"
	"cobalt/game/pack/executable"
	"cobalt/scenes/shipped"
)

// A bundle is the story that a program was built with, by `cobalt build`, and the
// name by which the program was called.
type bundle struct {
	*pack.Pack
	name string
}

// loadBundle finds the story behind the program, if there is one.
func (o *options) loadBundle() error {
	packed, err := executable.Own()
	if err != nil || packed == "" {
		return err
	}
	own, err := pack.Open(packed)
	if err != nil {
		return fmt.Errorf("the story of this program cannot be read: %w", err)
	}
	name := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	o.bundle = &bundle{Pack: own, name: diag.Printable(name)}
	return nil
}

// defaultStory returns the story that is played if no folder is named.
func (o *options) defaultStory() (*game.Story, error) {
	if o.bundle != nil {
		return o.bundle.Story, nil
	}
	return shipped.Story()
}

// program returns the name of the program, as a shell takes it.
func (o *options) program() string {
	if o.bundle != nil {
		return o.bundle.name
	}
	return "cobalt"
}

// ofProgram returns a message with the program's own name in the commands that it
// names.
func (o *options) ofProgram(message string) string {
	if o.bundle == nil {
		return message
	}
	for _, before := range []string{"`", `"`, "\n  "} {
		message = strings.ReplaceAll(message, before+"cobalt ", before+o.bundle.name+" ")
	}
	if rest, ok := strings.CutPrefix(message, "  cobalt"); ok {
		message = "  " + o.bundle.name + rest
	}
	return strings.ReplaceAll(message, "\n  cobalt\n", "\n  "+o.bundle.name+"\n")
}

// Of the commands, those that a program with a story of its own has; and of its
// flags those that it has not.
var (
	playersCommands = []string{"play", "run", "replay", "missions", "race", "records", "export", "data", "version", "help", "completion", "man"}
	authorsFlags    = []string{"story", "explain", "watch"}
)

// adopt makes the command line that of the bundle's story.
func (o *options) adopt(root *cobra.Command) {
	words := o.bundle.Story.Text[0]
	root.Use = o.bundle.name + " [FILE]"
	root.Short = words.Title
	root.Long = words.Title
	if words.Author != "" {
		root.Long += ", by " + words.Author
	}
	if words.Content != "" {
		root.Long += "\n" + words.Content
	}
	root.Long += "\n\nIt is played in a terminal. On its own this program plays; with a mission file it\ntakes that run up at its end."
	root.Version = strings.TrimSpace(words.Version + " (played by cobalt " + version() + ")")
	for _, cmd := range root.Commands() {
		if !slices.Contains(playersCommands, cmd.Name()) {
			root.RemoveCommand(cmd)
		}
		cmd.Hidden = cmd.Hidden || cmd.Name() == "run"
	}
	o.rename(root)
}

// rename has a command and those below it named by the program, and hides the
// flags that are for authors.
func (o *options) rename(cmd *cobra.Command) {
	cmd.Long, cmd.Example = o.ofProgram(cmd.Long), o.ofProgram(cmd.Example)
	for _, name := range authorsFlags {
		if flag := cmd.Flag(name); flag != nil {
			flag.Hidden = true
		}
	}
	for _, below := range cmd.Commands() {
		o.rename(below)
	}
}
