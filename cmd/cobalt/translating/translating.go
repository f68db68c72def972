// Package translating is `cobalt translate`: it writes the skeleton of a story's
// translation into the story's folder, and lists the texts that the translation lacks,
// those that are still the original's, and those whose original changed since. No text
// that somebody wrote is ever changed.
package translating

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"cobalt/assets"
	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/save"
	"cobalt/scenes"
	"cobalt/scenes/translation"
)

// A Host is the part of the program that the command needs.
type Host struct {
	Out, Err io.Writer
	Story    *string                   // the folder that --story names, or empty
	Exit     func(int) error           // the error that ends the program with a status
	Style    func(io.Writer) diag.Text // how faults are written
}

// A command is `cobalt translate`.
type command struct {
	Host
	to     string
	only   []string
	done   []string
	check  bool
	folder string
}

const long = `Translate writes what a translation of a story lacks: scenes, story.md and nodes, in
the original's words, to be written over. DIR is the story's folder (default: the
one that --story names), and the language is a tag, such as es or pt-BR, which names
the translation's folder in it. A text that is there is never changed.

Then it lists, a line each, the texts that the translation lacks (untranslated),
that are still the original's (same-as-original), whose original changed since
they were translated (stale-translation), and the terms that are not told as the
glossary says (glossary-term), and counts for each file what is translated. The
memory for that is the file translation.yaml in the translation's folder: the
glossary, which people write, and sums of the original's texts.

--only SCENE.md looks at one file alone. --done SCENE.md, or SCENE.md#node, says
that the texts there hold for the original as it is now: those that changed were
looked at, and those that are the same in both languages are meant so. --check
writes nothing.

Exit status: 0 if all is well, or if something was written; 1 with --check if
anything is listed; 2 if the story has faults or cannot be read.`

// New returns the command.
func New(h Host) *cobra.Command {
	c := &command{Host: h}
	cmd := &cobra.Command{
		Use:   "translate [DIR] --to TAG",
		Short: "Begin a translation, or list what it lacks and what is out of date",
		Long:  long,
		Example: `  cobalt translate my-story --to es
  cobalt translate my-story --to es --check --only prison.md
  cobalt translate my-story --to es --done prison.md#the-cell`,
		Args: value.Arguments(0, 1),
		RunE: c.run,
	}
	cmd.Flags().StringVar(&c.to, "to", "", "the language to translate into, as a BCP 47 `tag`")
	cmd.Flags().StringArrayVar(&c.only, "only", nil, "look at this `file` of the story alone, as prison.md; may be given several times")
	cmd.Flags().StringArrayVar(&c.done, "done", nil, "the texts of this `file or node` hold for the original as it is now")
	cmd.Flags().BoolVar(&c.check, "check", false, "list, and write nothing")
	return cmd
}

func (c *command) run(_ *cobra.Command, args []string) error {
	if err := c.complete(args); err != nil {
		return err
	}
	t, err := c.open()
	if err != nil {
		return err
	}
	if !c.check {
		if t, err = c.write(t); err != nil {
			return err
		}
	}
	return c.list(t)
}

// complete checks the arguments.
func (c *command) complete(args []string) error {
	c.folder = *c.Story
	if len(args) == 1 {
		c.folder = args[0]
	}
	tag, err := language.Parse(c.to)
	switch {
	case c.folder == "":
		return errors.New("say which story's folder to translate: cobalt translate DIR --to es")
	case c.to == "":
		return errors.New("say which language to translate into: --to es")
	case err != nil || tag == language.Und:
		return fmt.Errorf("--to: %q is not the tag of a language, such as es or pt-BR", c.to)
	case c.check && len(c.done) > 0:
		return errors.New("--check writes nothing, and --done writes down what holds: leave one of them out")
	}
	return nil
}

// open compiles the story.
func (c *command) open() (*translation.Translation, error) {
	fsys := os.DirFS(c.folder)
	if _, err := scenes.BuildDir(c.folder, scenes.Options{Art: assets.Art}); err != nil {
		return nil, c.moved(err)
	}
	a, err := scenes.Analyze(fsys, scenes.Options{Art: assets.Art})
	if err != nil {
		return nil, err
	}
	t := translation.Open(fsys, a, translation.Folder(a, c.to))
	for _, name := range c.only {
		if all, _ := t.CountOf(name); all == 0 {
			return nil, fmt.Errorf("--only: there is no %q in the story: write a scene's file, as prison.md, or story.md", name)
		}
	}
	return t, nil
}

// moved returns an error with the faults of the story in files as they can be opened
// from here.
func (c *command) moved(err error) error {
	var faults diag.List
	if errors.As(err, &faults) {
		return faults.Moved(c.path)
	}
	return err
}

func (c *command) path(file string) string { return path.Join(filepath.ToSlash(c.folder), file) }

// write writes the files that the translation lacks, then its memory, and returns the
// translation as it is then.
func (c *command) write(t *translation.Translation) (*translation.Translation, error) {
	files, err := t.Skeleton(c.only...)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := c.put(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	if len(files) > 0 {
		if t, err = c.open(); err != nil {
			return nil, err
		}
	}
	memory, changed, err := t.Record(c.done...)
	var faults diag.List
	switch {
	case errors.As(err, &faults):
		return nil, c.moved(err)
	case err != nil:
		return nil, fmt.Errorf("--done: %w", err)
	}
	if !changed {
		return t, nil
	}
	if err := c.put(t.Dir+"/"+translation.FileName, memory); err != nil {
		return nil, err
	}
	return c.open()
}

// put writes a file of the translation, whole or not at all.
func (c *command) put(name, text string) error {
	file := filepath.Join(c.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return fmt.Errorf("%s cannot be written: %w", diag.Name(file), err)
	}
	err := save.Replace(file, []byte(text))
	verb := "changed"
	if errors.Is(err, fs.ErrNotExist) {
		err, verb = save.WriteNew(file, []byte(text)), "written"
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", diag.Name(file), err)
	}
	fmt.Fprintf(c.Err, "%s: %s\n", verb, diag.Name(c.path(name)))
	return nil
}

// list tells the work that is left, and how much is done.
func (c *command) list(t *translation.Translation) error {
	var list diag.List
	for _, d := range append(t.Missing(), t.Check()...) {
		if c.shown(t.Dir, d.File) {
			list = append(list, d)
		}
	}
	list.Sort()
	if err := list.Moved(c.path).WriteText(c.Out, c.Style(c.Out)); err != nil {
		return err
	}
	table := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	for _, name := range t.Files() {
		if all, done := t.CountOf(name); all > 0 && c.shown(t.Dir, name) {
			fmt.Fprintf(table, "%s\t%d of %d texts\n", c.path(t.Dir+"/"+name), done, all)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if c.check && len(list) > 0 {
		return c.Exit(1)
	}
	return nil
}

// shown reports whether a file, of the original or of the translation, is looked at.
func (c *command) shown(dir, file string) bool {
	if len(c.only) == 0 {
		return true
	}
	for _, name := range c.only {
		if file == name || file == dir+"/"+name {
			return true
		}
	}
	return false
}
