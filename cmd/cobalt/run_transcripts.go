package main

import (
	"errors"
	"fmt"
	"io/fs"

	"cobalt/assets"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/render/baseline"
	"cobalt/game/render/report"
	"cobalt/game/tui/phrases"
)

// A baselineCheck holds the runs of one command against kept transcripts. The nil
// check holds them against none.
type baselineCheck struct {
	folder *baseline.Folder
	dir    string
	names  map[string]string // by an input's path: its transcript's name
	whole  bool              // only folders are run, so that stale transcripts are told
}

// openBaseline opens the folder that --transcripts names, and gives each input
// the name of its transcript. It returns nil if the flag was not given.
func (r *runCommand) openBaseline(story *game.Story, args []string, files []inputs.Input) (*baselineCheck, error) {
	if r.transcripts == "" {
		return nil, nil
	}
	words, err := r.words(story)
	if err != nil {
		return nil, err
	}
	phrases, err := phrases.LoadFor(assets.Words, r.lang, words.Interface)
	if err != nil {
		return nil, err
	}
	narrator := &narration.Narrator{Story: story, Words: words, Changes: &phrases.Changes, Locked: &phrases.Locked}
	folder, err := baseline.Open(r.transcripts, r.update, narrator, &phrases.Transcript)
	switch {
	case err != nil && r.update:
		return nil, fmt.Errorf("the folder of transcripts cannot be made: %w", err)
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such folder of transcripts; --update makes it and writes them", r.transcripts)
	case err != nil:
		return nil, inputs.Unreadable(r.transcripts, err)
	}
	b := &baselineCheck{folder: folder, dir: r.transcripts, names: map[string]string{}, whole: true}
	b.assign(args, files)
	return b, nil
}

// assign names the transcripts. Two inputs of one name are refused.
func (b *baselineCheck) assign(args []string, files []inputs.Input) {
	for _, arg := range args {
		b.whole = b.whole && isFolder(arg)
	}
	by := map[string]string{}
	for i := range files {
		in := &files[i]
		switch {
		case in.Err != nil:
			continue
		case in.Path == "-":
			in.Err = errors.New("standard input has no name that a transcript could be kept under: --transcripts takes files")
			continue
		}
		name := baseline.NameOf(args, in.Path, inputs.Extension)
		if other, ok := by[name]; ok && other != in.Path {
			in.Err = fmt.Errorf("%s: its transcript would be %s, and that is of %s: name a folder that holds both", diag.Name(in.Path), b.folder.Path(name), diag.Name(other))
			continue
		}
		by[name], b.names[in.Path] = in.Path, name
	}
}

// close closes the folder.
func (b *baselineCheck) close() {
	if b != nil {
		b.folder.Close()
	}
}

// check holds an outcome against its transcript. A run that was not followed to
// its end has none, because the reason is told already.
func (b *baselineCheck) check(o *report.Outcome, told *transcript.Builder, lines int) {
	if o.Err != nil || o.Result.Ran < lines {
		return
	}
	name := b.names[o.Path]
	written, err := b.folder.Check(name, o.Result, told)
	o.Err = err
	if written != "" {
		o.Wrote = b.folder.Path(name) + ": " + written
	}
}

// stale tells of transcripts that belong to no mission any more, and reports
// whether there are any. It looks for them only if whole folders are run, because
// a file alone says nothing of the others.
func (b *baselineCheck) stale(complain func(error)) bool {
	if b == nil || !b.whole {
		return false
	}
	names := map[string]bool{}
	for _, name := range b.names {
		names[name] = true
	}
	stale, err := b.folder.Stale(names)
	for _, path := range stale {
		complain(fmt.Errorf("%s: no mission tells this any more; remove it", path))
	}
	if err != nil {
		complain(inputs.Unreadable(b.dir, err))
	}
	return len(stale) > 0 || err != nil
}
