// Package baseline holds runs against transcripts that were kept of them, so that
// a change to a story's words is seen as a player reads it.
//
// The transcripts lie in one folder, a Markdown file for each mission. Nothing
// outside of that folder is read or written, wherever links in it lead. A
// transcript is written whole or not at all.
package baseline

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
)

// Extension is the ending of a transcript's file name.
const Extension = ".md"

// maxTranscript is the size of the largest file that is read, in bytes.
const maxTranscript = 64 << 20

// A Folder holds transcripts. After it was opened, any number of goroutines may
// use it.
type Folder struct {
	name   string
	root   *os.Root
	update bool

	narrator *narration.Narrator
	phrases  *transcript.Phrases
}

// Open opens a folder of transcripts. With update the folder is made if need be,
// and Check writes the transcripts that are missing or differ. The error is an
// *fs.PathError.
func Open(name string, update bool, narrator *narration.Narrator, phrases *transcript.Phrases) (*Folder, error) {
	if update {
		if err := os.MkdirAll(name, 0o777); err != nil {
			return nil, err
		}
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Folder{name: name, root: root, update: update, narrator: narrator, phrases: phrases}, nil
}

// Close closes the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Path returns a transcript's path as messages name it, on one line.
func (f *Folder) Path(name string) string {
	return diag.Name(filepath.Join(f.name, filepath.FromSlash(name)))
}

// Watch returns the builder of a run's transcript, which observes the run beside
// the observer in the options.
func (f *Folder) Watch(opt *mission.Options) *transcript.Builder {
	b := transcript.New(f.narrator, f.phrases)
	other := opt.Observe
	opt.Observe = func(step *mission.Step) {
		b.Observe(step)
		if other != nil {
			other(step)
		}
	}
	return b
}

// Check holds a run against the transcript with a name, or writes that anew. A
// difference fails the result on the line of the mission whose choice led there.
// Written says whether the transcript was "written" or "rewritten"; it is empty
// if it was not.
func (f *Folder) Check(name string, result *mission.Result, b *transcript.Builder) (written string, err error) {
	told := b.Transcript()
	told.Offered = true
	text, passages := told.MarkdownLines()
	was, err := f.read(name)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !missing:
		return "", fmt.Errorf("the transcript %s cannot be read: %w", f.Path(name), err)
	case !missing && was == text:
	case f.update:
		if err := f.write(filepath.FromSlash(name), text); err != nil {
			return "", fmt.Errorf("the transcript %s cannot be written: %w", f.Path(name), err)
		}
		if missing {
			return "written", nil
		}
		return "rewritten", nil
	case missing:
		fail(result, []mission.Failure{{Line: 1, At: game.NoNode, Message: "there is no transcript " + f.Path(name) + "; --update writes it"}})
	default:
		fail(result, differences(f.Path(name), was, text, passages))
	}
	return "", nil
}

// read reads a transcript. CR LF counts as LF.
func (f *Folder) read(name string) (string, error) {
	info, err := f.root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", errors.New("it is no file")
	case info.Size() > maxTranscript:
		return "", fmt.Errorf("it is over %d MiB", maxTranscript>>20)
	}
	text, err := f.root.ReadFile(filepath.FromSlash(name))
	return string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))), err
}

// write writes a transcript whole or not at all.
func (f *Folder) write(name, text string) error {
	if err := f.root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text())
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = f.root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, f.root.Remove(temp))
	}
	return nil
}

// fail adds failures to a result, each in the order of its line.
func fail(result *mission.Result, failures []mission.Failure) {
	story := result.Story
	for i := range failures {
		f := &failures[i]
		f.Col = 1
		if f.At == game.NoNode {
			f.At = story.Start
		}
		f.Pos = story.Nodes[f.At].Pos
	}
	result.OK = false
	result.Failures = append(result.Failures, failures...)
	slices.SortStableFunc(result.Failures, func(a, b mission.Failure) int { return a.Line - b.Line })
}

// Stale returns the paths of the transcripts that have none of the names. A
// README.md is not a transcript.
func (f *Folder) Stale(names map[string]bool) (stale []string, err error) {
	err = fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(name) == Extension && name != "README.md" && !names[name] {
			stale = append(stale, f.Path(name))
		}
		return err
	})
	return stale, err
}

// NameOf returns the name of a mission's transcript, with slashes: as the mission
// lies below the first of the arguments that holds it, or by the file's own name.
func NameOf(args []string, file, ending string) string {
	name := filepath.Base(file)
	for _, arg := range args {
		below, err := filepath.Rel(arg, file)
		if err == nil && below != "." && filepath.IsLocal(below) {
			name = below
			break
		}
	}
	return filepath.ToSlash(strings.TrimSuffix(name, ending)) + Extension
}
