package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"cobalt/assets"
	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/scenes"
	"cobalt/scenes/index"
	"cobalt/scenes/naming"
)

// A renameCommand is `cobalt rename`.
type renameCommand struct {
	*options
	dryRun   bool
	forget   bool
	missions []string
}

// renameKinds are the kinds of names that the command renames.
var renameKinds = []string{"choice", "node", "item", "fact", "meter", "ending"}

const renameHelp = `Rename renames a choice, a node, an item, a fact, a meter or an ending of the story
that --story names, wherever the name stands: in scenes, translations and mission
files. The missions below the story's folder are renamed in, and those that
--missions names.

OLD is the id. If several have it, write the scene too: prison.md#the-cell for a
node, prison.md#the-cell/leave for a choice, prison:door_wedged for a fact that one
scene alone knows. A renamed choice keeps its old id as ` + "`was OLD`" + `, by which saves
and other people's missions find it; --forget leaves that out, for a choice that
nobody has played yet.

All files are changed or none: nothing is written if the story or a mission would
not hold any more.

Exit status: 0 if the name was changed, 2 if it was not.`

func newRenameCommand(o *options) *cobra.Command {
	r := &renameCommand{options: o}
	cmd := &cobra.Command{
		Use:   "rename KIND OLD NEW",
		Short: "Rename something of a story in scenes, translations and missions",
		Long:  renameHelp,
		Example: `  cobalt rename item keys warders_keys --story my-story
  cobalt rename node prison.md#the-cell block-c --story my-story --dry-run`,
		Args: value.Arguments(3, 3),
		RunE: r.run,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return renameKinds, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "show the changes, and change nothing")
	cmd.Flags().BoolVar(&r.forget, "forget", false, "let a choice not be known by its old id any more")
	cmd.Flags().StringArrayVar(&r.missions, "missions", nil, "a `file or folder` of missions beside those below the story's folder")
	return cmd
}

func (r *renameCommand) run(_ *cobra.Command, args []string) error {
	kind, ok := index.ParseKind(args[0])
	switch {
	case !ok || kind == index.Scene:
		return errors.New(value.Unknown("kind", args[0], renameKinds))
	case r.storyDir == "":
		return errors.New("the built-in story cannot be changed: name a folder by --story")
	}
	if _, err := scenes.BuildDir(r.storyDir, scenes.Options{Art: assets.Art}); err != nil {
		return r.moved(err)
	}
	src := &naming.Source{Story: os.DirFS(r.storyDir), Options: scenes.Options{Art: assets.Art}, Missions: map[string]string{}}
	for _, path := range append([]string{r.storyDir}, r.missions...) {
		if err := readMissions(src.Missions, path); err != nil {
			return err
		}
	}
	a, err := scenes.Analyze(src.Story, src.Options)
	if err != nil {
		return err
	}
	name, err := naming.Find(a, kind, args[1])
	if err != nil {
		return err
	}
	changed, err := naming.Rename(src, naming.Request{Name: name, New: args[2], Forget: r.forget})
	var faults *naming.FaultError
	if errors.As(err, &faults) {
		faults.Faults = faults.Faults.Moved(r.path)
	}
	if err != nil {
		return err
	}
	return r.write(changed)
}

// readMissions reads the missions below a folder, or one file.
func readMissions(texts map[string]string, path string) error {
	return filepath.WalkDir(path, func(name string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != path && e.Name()[0] == '.':
			return filepath.SkipDir
		case !e.Type().IsRegular() || filepath.Ext(name) != ".mission" && name != path || e.Name()[0] == '.':
			return nil
		}
		text, err := os.ReadFile(name)
		texts[filepath.Clean(name)] = string(text)
		return err
	})
}

// write changes the files, or shows how they would change. If a file cannot be
// written, those before it are put back.
func (r *renameCommand) write(changed []naming.Changed) error {
	for i := range changed {
		c := &changed[i]
		if !c.Mission {
			c.Name = filepath.Join(r.storyDir, filepath.FromSlash(c.Name))
		}
		if r.dryRun {
			label := filepath.ToSlash(c.Name)
			if _, err := fmt.Fprint(r.out, diag.Printable(unified(label, c.Before, c.After))); err != nil {
				return err
			}
			continue
		}
		if err := replaceFile(c.Name, []byte(c.After)); err != nil {
			return errors.Join(fmt.Errorf("nothing was renamed: %w", err), putBack(changed[:i]))
		}
	}
	if !r.dryRun {
		fmt.Fprintf(r.err, "renamed in %s\n", countFiles(len(changed)))
	}
	return nil
}

// unified returns the difference of a file's two texts, as `git apply` takes it.
func unified(label, before, after string) string {
	_, patch, _ := strings.Cut(string(diff.Diff("a/"+label, []byte(before), "b/"+label, []byte(after))), "\n") // without "diff a b"
	return patch
}

// putBack undoes changes that were written.
func putBack(changed []naming.Changed) error {
	var errs []error
	for i := range changed {
		errs = append(errs, replaceFile(changed[i].Name, []byte(changed[i].Before)))
	}
	return errors.Join(errs...)
}

func countFiles(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
