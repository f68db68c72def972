package main

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

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/tui"
)

// A shelf is a folder of transcripts that runs are held against. Nothing outside
// of it is read or written, wherever links in it lead.
type shelf struct {
	folder string
	root   *os.Root
	update bool
	names  map[string]string // by an input's path: its transcript's, with slashes
	whole  bool              // only folders are run, so that what no mission tells is told

	teller  *narration.Narrator
	phrases *transcript.Phrases
}

// transcriptExt is how the names of kept transcripts end.
const transcriptExt = ".md"

// openShelf opens the folder that --transcripts names, and gives every input the
// name of its transcript. There is none where the flag is not given.
func (r *runCommand) openShelf(story *game.Story, args []string, inputs []input) (*shelf, error) {
	if r.transcripts == "" {
		return nil, nil
	}
	words, err := r.words(story)
	if err != nil {
		return nil, err
	}
	phrases, err := tui.LoadPhrases(assets.Words, r.lang)
	if err != nil {
		return nil, err
	}
	if r.update {
		if err := os.MkdirAll(r.transcripts, 0o777); err != nil {
			return nil, fmt.Errorf("the folder of transcripts cannot be made: %w", err)
		}
	}
	root, err := os.OpenRoot(r.transcripts)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such folder of transcripts; --update makes it and writes them", r.transcripts)
	case err != nil:
		return nil, unreadable(r.transcripts, err)
	}
	s := &shelf{
		folder: r.transcripts, root: root, update: r.update, names: map[string]string{}, whole: true,
		teller:  &narration.Narrator{Story: story, Words: words, Changes: &phrases.Changes, Locked: &phrases.Locked},
		phrases: &phrases.Transcript,
	}
	s.assign(args, inputs)
	return s, nil
}

// assign names the transcripts: below the shelf as the missions are below the
// folder that was given, or by a file's name alone. Two inputs of one name are
// refused.
func (s *shelf) assign(args []string, inputs []input) {
	for _, arg := range args {
		s.whole = s.whole && isFolder(arg)
	}
	by := map[string]string{}
	for i := range inputs {
		in := &inputs[i]
		switch {
		case in.err != nil:
			continue
		case in.path == "-":
			in.err = errors.New("standard input has no name that a transcript could be kept under: --transcripts takes files")
			continue
		}
		name := transcriptName(args, in.path)
		if other, ok := by[name]; ok && other != in.path {
			in.err = fmt.Errorf("%s: its transcript would be %s, and that is of %s: name a folder that holds both", diag.Name(in.path), diag.Name(s.path(name)), diag.Name(other))
			continue
		}
		by[name], s.names[in.path] = in.path, name
	}
}

// close closes the shelf, if there is one.
func (s *shelf) close() {
	if s != nil {
		s.root.Close()
	}
}

// transcriptName returns the name of a mission's transcript.
func transcriptName(args []string, file string) string {
	name := filepath.Base(file)
	for _, arg := range args {
		below, err := filepath.Rel(arg, file)
		if err == nil && below != "." && filepath.IsLocal(below) {
			name = below
			break
		}
	}
	return filepath.ToSlash(strings.TrimSuffix(name, missionExt)) + transcriptExt
}

// path returns a transcript's path as messages name it.
func (s *shelf) path(name string) string {
	return filepath.Join(s.folder, filepath.FromSlash(name))
}

// watch returns what makes the transcript of a run, beside what observes it
// already.
func (s *shelf) watch(opt *mission.Options) *transcript.Builder {
	b := transcript.New(s.teller, s.phrases)
	other := opt.Observe
	opt.Observe = func(step *mission.Step) {
		b.Observe(step)
		if other != nil {
			other(step)
		}
	}
	return b
}

// check holds a run against its transcript, or writes that anew. A run that was
// not followed to its end is not held against anything: what stopped it is told.
func (s *shelf) check(o *outcome, b *transcript.Builder, lines int) {
	if o.err != nil || o.result.Ran < lines {
		return
	}
	told := b.Transcript()
	told.Offered = true
	text, passages := told.MarkdownLines()
	name := s.names[o.path]
	was, err := s.read(name)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		o.err = fmt.Errorf("the transcript %s cannot be read: %w", s.path(name), err)
	case err == nil && was == text:
	case s.update:
		s.write(o, name, text, err == nil)
	case err != nil:
		s.fail(o, []mission.Failure{{Line: 1, At: game.NoNode, Message: "there is no transcript " + s.path(name) + "; --update writes it"}})
	default:
		s.fail(o, differences(s.path(name), was, text, passages))
	}
}

// maxTranscript is the largest file that is read for a transcript, in bytes.
const maxTranscript = 64 << 20

// read reads a transcript. Line ends are as on any system.
func (s *shelf) read(name string) (string, error) {
	info, err := s.root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", errors.New("it is no file")
	case info.Size() > maxTranscript:
		return "", fmt.Errorf("it is over %d MiB", maxTranscript>>20)
	}
	text, err := s.root.ReadFile(filepath.FromSlash(name))
	return string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))), err
}

// write writes a transcript whole or not at all.
func (s *shelf) write(o *outcome, name, text string, again bool) {
	if err := s.replace(filepath.FromSlash(name), text); err != nil {
		o.err = fmt.Errorf("the transcript %s cannot be written: %w", s.path(name), err)
		return
	}
	o.wrote = diag.Name(s.path(name)) + ": written"
	if again {
		o.wrote = diag.Name(s.path(name)) + ": rewritten"
	}
}

func (s *shelf) replace(name, text string) error {
	if err := s.root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text())
	file, err := s.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = s.root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, s.root.Remove(temp))
	}
	return nil
}

// fail adds failures to an outcome, each where its line is.
func (s *shelf) fail(o *outcome, failures []mission.Failure) {
	story := o.result.Story
	for i := range failures {
		f := &failures[i]
		f.Col = 1
		if f.At == game.NoNode {
			f.At = story.Start
		}
		f.Pos = story.Nodes[f.At].Pos
	}
	o.result.OK = false
	o.result.Failures = append(o.result.Failures, failures...)
	slices.SortStableFunc(o.result.Failures, func(a, b mission.Failure) int { return a.Line - b.Line })
}

// stale tells of transcripts that no mission tells any more, and reports whether
// there are any. It does so only where whole folders are run: a file alone says
// nothing of the others.
func (s *shelf) stale(complain func(error)) bool {
	if s == nil || !s.whole {
		return false
	}
	told := map[string]bool{}
	for _, name := range s.names {
		told[name] = true
	}
	found := false
	err := fs.WalkDir(s.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(name) == transcriptExt && name != "README.md" && !told[name] {
			found = true
			complain(fmt.Errorf("%s: no mission tells this any more; remove it", diag.Name(s.path(name))))
		}
		return err
	})
	if err != nil {
		complain(unreadable(s.folder, err))
	}
	return found || err != nil
}
