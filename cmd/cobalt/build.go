package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/pack"
	"cobalt/game/pack/executable"
	"cobalt/game/render/output"
	"cobalt/game/render/proof"
	"cobalt/game/render/webpage"
	"cobalt/save"
	"cobalt/scenes"
	"cobalt/scenes/packing"
)

// The formats of `cobalt build`.
const (
	formatProgram = "program"
	formatWeb     = "web"
)

// A buildCommand is `cobalt build`.
type buildCommand struct {
	proving
	what        value.Word
	format      string // "program" or "web"
	file        string // the program or the page to write
	folder      string // of the page, if it is to be one; else empty
	binary      string // the program to build from; empty: this one
	withDefects bool
	force       bool
}

func newBuildCommand(o *options) *cobra.Command {
	b := &buildCommand{proving: proving{options: o}, what: value.NewWord(0, formatProgram, formatWeb)}
	cmd := &cobra.Command{
		Use:   "build [DIR] -o PATH",
		Short: "Make one program or one web page of a story, for people who have nothing else",
		Long: `Build compiles the story in a folder, proves it, and writes one program that plays
it: this one, with the story behind it. Whoever has that file needs neither Go nor
cobalt nor the folder. It plays, replays, races and exports; it has the story's
title, and a data folder of its own.

For another system, --binary names the cobalt program of a release for it. The same
program and the same story give the same bytes. Do not strip the program: that
would drop its story, and it would say so.

With --format web, or if PATH ends in .html, it is one page instead, which plays the
story in any browser of the last years: from a file, from a web server, or as a folder
that itch.io takes as a zip. Nothing is fetched from anywhere. Runs are kept in the
browser, and go in and out as mission files. If PATH does not end in .html, it is a
folder, and the page is index.html in it.

A story with defects is not built, unless --with-defects says so; it is then not
proven. A file at PATH is replaced if this command wrote it, else only with --force.

Exit status: 0 if it was written, 1 if the story has a defect or the proof did not
come to its end, 2 if the story cannot be read or the file not be written.`,
		Example: `  cobalt build my-story -o my-story.bin
  cobalt build my-story --format web -o my-story.html
  cobalt build my-story --binary cobalt.exe -o my-story.exe`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return errors.New("one folder at a time is built")
			}
			return nil
		},
		RunE: interruptible(b.run),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	b.addFlags(cmd.Flags())
	cmd.Flags().StringVarP(&b.file, "output", "o", "", "the `file` to write; of a page, a folder too")
	cmd.Flags().Var(&b.what, "format", "make a `program|web`: a page for browsers; without it, the ending of -o says which")
	completeWords(cmd, "format", formatProgram, formatWeb)
	cmd.Flags().StringVar(&b.binary, "binary", "", "the cobalt `program` to build from (default: this one)")
	cmd.Flags().BoolVar(&b.withDefects, "with-defects", false, "do not prove the story, and build it whatever is wrong with it")
	cmd.Flags().BoolVar(&b.force, "force", false, "replace a file even if it was not written by this command")
	return cmd
}

func (b *buildCommand) run(cmd *cobra.Command, args []string) error {
	b.format = b.what.String()
	if !cmd.Flags().Changed("format") && isPage(b.file) {
		b.format = formatWeb
	}
	if err := b.check(args); err != nil {
		return err
	}
	built, err := b.build()
	if err != nil {
		return err
	}
	whole, err := b.make(built.Story)
	if err != nil {
		return err
	}
	if err := b.mayReplace(whole); err != nil {
		return err
	}
	if err := b.prove(cmd.Context(), built); err != nil {
		return err
	}
	if err := cmd.Context().Err(); err != nil {
		return err // interrupted: nothing is written
	}
	if err := b.write(whole); err != nil {
		return fmt.Errorf("%s cannot be written, and is as it was: %w", diag.Name(b.file), diskError(err))
	}
	out := &output.Writer{To: b.out}
	fmt.Fprintf(out, "%s: %s, %s\n", diag.Name(b.file), diag.Printable(built.Story.Text[0].Title), output.Plural(len(whole), "byte"))
	return out.Err
}

// check takes the folder over, and refuses what cannot be meant.
func (b *buildCommand) check(args []string) error {
	if len(args) == 1 {
		if b.storyDir != "" && b.storyDir != args[0] {
			return fmt.Errorf("two stories are named, %q and --story %q: leave one out", args[0], b.storyDir)
		}
		b.storyDir = args[0]
	}
	if b.lang != "" {
		return errors.New("--lang: a story is built in all its languages: leave it out")
	}
	if b.format == formatWeb {
		return b.checkPage()
	}
	return b.checkProgram()
}

// isPage reports whether a file has the name of a page.
func isPage(file string) bool { return strings.EqualFold(filepath.Ext(file), ".html") }

func (b *buildCommand) checkProgram() error {
	switch {
	case b.file == "":
		return errors.New("say where the program is to be written: -o FILE")
	case b.file == "-":
		return errors.New("a program is not written to standard output: name a file behind -o")
	case isFolder(b.file):
		return fmt.Errorf("%s is a folder: name the program to be written in it", diag.Name(b.file))
	}
	return nil
}

// pageFile is the name of a page in a folder of its own.
const pageFile = "index.html"

// checkPage finds out whether the page is a file or a folder. A folder must have
// nothing in it but a page, because it is handed on whole.
func (b *buildCommand) checkPage() error {
	switch {
	case b.binary != "":
		return errors.New("a page is built from no program: leave --binary out")
	case b.file == "":
		return errors.New("say where the page is to be written: -o FILE.html, or -o DIR")
	case b.file == "-":
		return errors.New("a page is not written to standard output: name a file or a folder behind -o")
	case isPage(b.file) && !isFolder(b.file):
		return nil
	}
	b.folder = b.file
	b.file = filepath.Join(b.folder, pageFile)
	entries, err := os.ReadDir(b.folder)
	switch {
	case errors.Is(err, fs.ErrNotExist) || b.force && err == nil:
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%s is a file: name a folder, or a file that ends in .html", diag.Name(b.folder))
	case err != nil:
		return fmt.Errorf("the folder cannot be read: %w", err)
	}
	for _, e := range entries {
		if e.Name() != pageFile {
			return fmt.Errorf("the folder %s holds %s, and not only a page: name another one, or give --force", diag.Name(b.folder), diag.Name(e.Name()))
		}
	}
	return nil
}

// make makes the program or the page.
func (b *buildCommand) make(story *game.Story) ([]byte, error) {
	p, err := b.pack(story)
	if err != nil {
		return nil, err
	}
	packed, err := pack.Marshal(p)
	if err != nil {
		return nil, err
	}
	if b.format == formatWeb {
		return webpage.Make(packed, b.original())
	}
	base, err := b.base()
	if err != nil {
		return nil, err
	}
	whole, err := executable.Build(base, packed)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be built from: %w", diag.Name(b.binary), err)
	}
	return whole, nil
}

// write writes the program or the page, whole or not at all.
func (b *buildCommand) write(whole []byte) error {
	if b.format == formatProgram {
		return save.WriteProgram(b.file, whole, true)
	}
	made := false
	if b.folder != "" {
		switch err := os.Mkdir(b.folder, 0o777); {
		case err == nil:
			made = true
		case !errors.Is(err, fs.ErrExist):
			return err
		}
	}
	err := save.WriteNew(b.file, whole)
	if errors.Is(err, fs.ErrExist) {
		err = save.Replace(b.file, whole)
	}
	if err != nil && made {
		return errors.Join(err, os.Remove(b.folder))
	}
	return err
}

// base returns the program to build from.
func (b *buildCommand) base() ([]byte, error) {
	if b.binary == "" {
		path, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("this program's own file cannot be found: %w", err)
		}
		b.binary = path
	}
	data, err := os.ReadFile(b.binary)
	if err != nil {
		return nil, fmt.Errorf("the program to build from cannot be read: %w", err)
	}
	return data, nil
}

// pack packs the story with the pictures of its folder.
func (b *buildCommand) pack(story *game.Story) (*pack.Pack, error) {
	return packing.Pack(story, b.source())
}

// mayReplace refuses a file at the path that this command did not write, and a kept
// mission whatever is asked for. It is not [options.mayReplace], because a program is
// larger than the head of a file that that one looks at, and holds its story at its end;
// and because a link is not followed here.
func (b *buildCommand) mayReplace(whole []byte) error {
	info, err := os.Lstat(b.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case isKept(b.file, b.place()):
		return fmt.Errorf("%s is a kept mission, which is not written over: name another file", diag.Name(b.file))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a regular file, and is not replaced", diag.Name(b.file))
	case b.force:
		return nil
	}
	old, err := os.ReadFile(b.file)
	if err == nil && (len(old) == 0 || bytes.Equal(old, whole) || b.made(old)) {
		return nil
	}
	return fmt.Errorf("%s was not written by this command, and is not replaced: name another file, or give --force", diag.Name(b.file))
}

// made reports whether this command made a file, in the format that is asked for.
func (b *buildCommand) made(old []byte) bool {
	if b.format == formatWeb {
		return webpage.MadeBy(old)
	}
	return executable.Holds(old)
}

// prove proves the story at every difficulty, and refuses one with a defect.
func (b *buildCommand) prove(ctx context.Context, built *scenes.Result) error {
	if b.withDefects {
		return nil
	}
	difficulties := game.Difficulties[:]
	if !built.Story.HasSuspicion() {
		difficulties = []game.Difficulty{game.Agent}
	}
	for _, d := range difficulties {
		options, done := b.explore()
		options.Difficulty = d
		found, err := explore.Verify(ctx, built.Story, options)
		done()
		switch {
		case err != nil:
			return err
		case len(found.Defects) > 0:
			report := &proof.Report{Report: found, Compiler: built.Warnings, Path: b.path}
			if err := report.WriteText(b.err, b.paint(b.err)); err != nil {
				return err
			}
			return &exitError{exitFailed, fmt.Errorf("the story has %s as %s, and is not built: mend them, or give --with-defects", output.Plural(len(found.Defects), "defect"), d)}
		case !found.Complete:
			return &exitError{exitFailed, fmt.Errorf("the proof did not come to its end (%w), and the story is not built: give more --max-memory, or --with-defects", found.Stopped)}
		}
	}
	return nil
}
