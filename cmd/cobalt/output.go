package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/pflag"

	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/library"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// colored reports whether text for w is colored: NO_COLOR wins over everything,
// then --color, then CLICOLOR_FORCE; without any of them a terminal is colored.
func (o *options) colored(w io.Writer) bool {
	switch {
	case o.getenv("NO_COLOR") != "" || o.color.Index() == colorNever:
		return false
	case o.color.Index() == colorAlways:
		return true
	}
	force := o.getenv("CLICOLOR_FORCE")
	if force != "" && force != "0" {
		return true
	}
	return isTerminal(w) && !isDumb(o.getenv("TERM"))
}

// columns is the width of the terminal that a stream is; 0 if it is none.
func columns(stream any) int {
	file, ok := stream.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(file.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(file.Fd())
	if err != nil {
		return 0
	}
	return width
}

// wrapped breaks the lines of a text that are wider than that by words, each part with
// the line's indent. With width 0 the text is as it was.
func wrapped(text string, width int) string {
	if width <= 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if utf8.RuneCountInString(line) > width {
			lines[i] = brokenLine(line, width)
		}
	}
	return strings.Join(lines, "\n")
}

// brokenLine breaks one line. A word that is wider than the room for it stands on a line
// of its own. The blanks within a line stay, because lists stand in columns by them, and
// what is broken stands below the last column.
func brokenLine(line string, width int) string {
	hang := strings.Repeat(" ", lastColumn(line, width))
	var b strings.Builder
	used := 0
	for rest := line; rest != ""; {
		word := strings.TrimLeft(rest, " ")
		gap := len(rest) - len(word)
		end := strings.IndexByte(word, ' ')
		if end < 0 {
			end = len(word)
		}
		rest, word = word[end:], word[:end]
		w := utf8.RuneCountInString(word)
		if word == "" {
			break
		}
		if used > 0 && used+gap+w > width {
			b.WriteString("\n" + hang + word)
			used = len(hang) + w
			continue
		}
		b.WriteString(strings.Repeat(" ", gap) + word)
		used += gap + w
	}
	return b.String()
}

// lastColumn is where the last column of a line begins, which stands behind several
// blanks; its indent, if there is no such column or too little room for it.
func lastColumn(line string, width int) int {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	gap := strings.LastIndex(strings.TrimRight(text, " "), "  ")
	if column := indent + utf8.RuneCountInString(text[:max(gap, 0)]) + len("  "); gap >= 0 && column <= width/2 {
		return column
	}
	return indent
}

// isDumb reports whether a terminal of that name, as TERM gives it, moves no cursor
// and draws no color.
func isDumb(name string) bool { return name == "dumb" || name == "unknown" || name == "emacs" }

// paint returns the painter for text that is written to w.
func (o *options) paint(w io.Writer) output.Painter { return output.Painter{Colored: o.colored(w)} }

// progress returns the progress of work that begins now, on standard error.
func (o *options) progress() *output.Progress {
	return output.NewProgress(o.err, o.now, isTerminal(o.err) && !isDumb(o.getenv("TERM")))
}

// An outputFile is the file that a command writes its result to.
type outputFile struct {
	path  string // "-" is standard output
	force bool   // any file is replaced, not only one that the command wrote
}

// add adds the flags -o and --force to a command.
func (f *outputFile) add(flags *pflag.FlagSet, usage string) {
	flags.StringVarP(&f.path, "output", "o", "-", usage+"; - is standard output")
	f.addForce(flags)
}

func (f *outputFile) addForce(flags *pflag.FlagSet) {
	flags.BoolVar(&f.force, "force", false, "replace a file even if it was not written by this command")
}

// A wrote reports whether the text in a file was written by the command that is
// about to replace it. The text may be cut off.
type wrote func(text []byte) bool

// writeOutput writes a command's result to a file, whole or not at all, or to
// standard output. See mayReplace for a file that is there.
func (o *options) writeOutput(f outputFile, text []byte, own wrote) error {
	if f.path != "-" {
		return o.writeFile(f, text, own)
	}
	if _, err := o.out.Write(text); err != nil {
		return fmt.Errorf("standard output cannot be written: %w", err)
	}
	return nil
}

func (o *options) writeFile(f outputFile, text []byte, own wrote) error {
	info, err := os.Stat(f.path)
	switch {
	case err == nil && info.Mode().IsRegular():
		if err := o.mayReplace(f, text, own); err != nil {
			return err
		}
		return replaceFile(f.path, text)
	case err == nil:
		err = os.WriteFile(f.path, text, 0o666) // a pipe or a device
	default:
		err = save.WriteNew(f.path, text)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", diag.Name(f.path), diskError(err))
	}
	return nil
}

// mayReplace is the rule by which every command replaces a file that is there: it
// must be empty, hold the same text already, or have been written by the same
// command; --force replaces any file. A kept mission is never replaced.
func (o *options) mayReplace(f outputFile, text []byte, own wrote) error {
	if isKept(f.path, o.place()) {
		return fmt.Errorf("%s is a kept mission, which is not written over: name another file", diag.Name(f.path))
	}
	if f.force {
		return nil
	}
	old, err := head(f.path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s may not be read, so nobody knows what it holds: name another file, or give --force", diag.Name(f.path))
	case err != nil:
		return fmt.Errorf("%s cannot be replaced: %w", diag.Name(f.path), err)
	case len(old) == 0, bytes.Equal(old, text), own(old):
		return nil
	default:
		return fmt.Errorf("%s was not written by this command, and is not replaced: name another file, or give --force", diag.Name(f.path))
	}
}

// maxHead is how much of a file is read to tell which command wrote it, in bytes.
const maxHead = 4 << 20

// head returns the beginning of a file.
func head(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxHead))
}

// isKept reports whether a file that is there lies in the folder of missions or of
// records.
func isKept(path string, place library.Place) bool {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	missions, err := place.Missions()
	records, err2 := place.Records()
	return err == nil && sameFile(filepath.Dir(target), missions) || err2 == nil && sameFile(filepath.Dir(target), records)
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// replaceFile writes a file anew, whole or not at all.
func replaceFile(path string, text []byte) error {
	if err := save.Replace(path, text); err != nil {
		return fmt.Errorf("%s cannot be rewritten: %w", diag.Name(path), diskError(err))
	}
	return nil
}

// diskError says in a sentence that the disk is full.
func diskError(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return errors.New("the disk is full")
	}
	return err
}
