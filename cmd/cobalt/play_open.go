package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"cobalt/assets"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/serving"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/save"
	"cobalt/save/inventory"
	"cobalt/save/library"
	"cobalt/scenes/watch"
)

const isWindows = runtime.GOOS == "windows"

// place returns the folders in which things are kept.
func (o *options) place() library.Place {
	place := library.Place{Data: o.data, Getenv: o.getenv}
	if o.bundle != nil {
		place.Name = o.bundle.Story.ID
	}
	return place
}

// serving returns what `cobalt serve` needs.
func (o *options) serving() serving.Program {
	return serving.Program{
		Out: o.out, Err: o.err, Story: o.story, Rarity: rarity, Art: o.art, Shared: assets.Art, Words: assets.Words,
		Folder: func() (string, error) {
			missions, err := o.place().Missions()
			return filepath.Dir(missions), err
		},
		Original: func() string { return o.tongue().Original },
	}
}

// opening returns the run to play: a fresh one, or one that a mission file holds.
// If a question comes first, it returns an offer instead.
func (p *playCommand) opening(o *session.Options, args []string, l *library.Library) (playthrough.Run, *keep.Offer, error) {
	if len(args) > 0 {
		offer, err := p.offer(o.Story, args[0], l)
		if err != nil {
			return playthrough.Run{}, nil, err
		}
		if offer.Ready() {
			run, err := l.Take(offer, 0)
			return run, nil, err
		}
		return playthrough.Run{}, offer, nil
	}
	run, err := playthrough.Begin(o.Story, o.Settings.Difficulty, time.Now())
	return run, nil, err
}

// offer lists the ways to go on with a mission file. If there are none, the error
// says why.
func (p *playCommand) offer(story *game.Story, path string, l *library.Library) (*keep.Offer, error) {
	found, versions, err := p.look(story, path, l)
	if err != nil {
		return nil, err
	}
	var d *game.Difficulty
	if p.difficulty.Given {
		d = &p.difficulty.Value
	}
	offer, err := l.Offer(story, found, versions, d)
	switch {
	case err != nil:
		return nil, err
	case len(offer.Ways) > 0:
		p.trouble = found.Problem
		for _, line := range inventory.Advice(found, versions, shellWord) {
			p.trouble = fmt.Errorf("%w\n%s", p.trouble, line[1])
		}
		if offer.Trouble == keep.TroubleBusy {
			p.trouble = fmt.Errorf("%s: %w", found.Path, save.ErrBusy)
		}
		return offer, nil
	case found.State == save.Damaged && found.Name != "":
		return nil, fmt.Errorf("%w\n%w", found.Problem, library.ErrBeyond)
	default:
		return nil, found.Problem
	}
}

// look reads a mission file, which may be one of a slot.
func (p *playCommand) look(story *game.Story, path string, l *library.Library) (*save.Mission, []*save.Mission, error) {
	if path != "-" {
		if found, versions, ok := l.Find(story, path); ok {
			return found, versions, nil
		}
	}
	file, problem := p.readMission(path)
	if file == nil {
		return nil, nil, problem
	}
	return save.Examine(path, file, problem, story), nil, nil
}

// readMission reads a mission file, or standard input for "-".
func (p *playCommand) readMission(path string) (*mission.File, error) {
	if path != "-" {
		file, err := mission.ReadFile(path)
		if err != nil {
			err = p.orKept(path, inputs.Unreadable(path, err))
		}
		return file, err
	}
	p.fromStdin = true
	return mission.Read("standard input", p.missions)
}

// orKept adds to the error about a file that is not there where the mission is which has
// its name, if there is one.
func (o *options) orKept(word string, err error) error {
	if _, gone := os.Lstat(word); !errors.Is(gone, fs.ErrNotExist) {
		return err
	}
	store, failed := (&missionsCommand{options: o}).store()
	if failed != nil {
		return err
	}
	path, failed := store.Find(missionName(word))
	if failed != nil {
		return err
	}
	return fmt.Errorf("%w; the mission of that name is %s", err, diag.Printable(shellWord(path)))
}

// replay plays a mission as far as it goes.
func (p *playCommand) replay(story *game.Story, file *mission.File) (playthrough.Run, *mission.Result, error) {
	return keep.Follow(story, file, p.difficulty.Or(file.Difficulty), time.Now())
}

// farewell says how to take the run up again, or, if it could not be saved, hands
// it to the player. Of a race that is kept with the records only its file is told.
func (p *playCommand) farewell(phrases *phrases.Phrases, l *library.Library, run playthrough.Run, err error) {
	var unkept *keep.KeepError
	if errors.As(err, &unkept) {
		for _, run := range unkept.Runs {
			if file, err := l.Text(run); err == nil {
				if _, err := fmt.Fprintf(p.out, "%s", file); err != nil {
					fmt.Fprintf(p.err, "%s", file) // it must be somewhere
				}
				fmt.Fprintln(p.err, p.bundle.ofProgram("Above stands a run that is saved nowhere. Keep those lines as FILE.mission, and `cobalt play FILE.mission` takes it up."))
			}
		}
	}
	if p.raced != nil && p.raced(run) {
		return // it is told where the race is kept
	}
	if path := l.Path(run); path != "" {
		fmt.Fprintln(p.out, phrases.Saved(diag.Printable(strings.Join(p.resumption(path), " "))))
	}
}

// resumption returns the command that takes a run up again.
func (p *playCommand) resumption(path string) []string {
	words := []string{shellWord(p.bundle.program()), "play"}
	if p.storyDir != "" {
		words = append(words, "--story", shellWord(p.storyDir))
	}
	if p.lang != "" {
		words = append(words, "--lang", shellWord(p.lang))
	}
	if p.data != "" {
		words = append(words, "--data", shellWord(p.data))
	}
	return append(words, shellWord(path))
}

// shellWord quotes a word for a shell, if it needs quotes.
func shellWord(word string) string {
	plain := func(r rune) bool {
		return r > 127 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// errWatchWhat says that there is nothing to watch.
var errWatchWhat = errors.New("--watch takes up edits of a story's folder while it is played: say which with --story")

// A storyReloader compiles the story's folder anew after each change. It implements
// [session.Reloader].
type storyReloader struct {
	*options
	play   *playCommand
	folder *watch.Folder
}

// edits watches the story's folder, if that was asked for; else it returns nil.
func (p *playCommand) edits() (*storyReloader, error) {
	switch {
	case !p.watch:
		return nil, nil
	case p.storyDir == "":
		return nil, errWatchWhat
	}
	folder, err := watch.Open(p.storyDir, watch.Options{})
	if err != nil {
		return nil, err
	}
	return &storyReloader{options: p.options, play: p, folder: folder}, nil
}

// close ends the watching.
func (e *storyReloader) close() {
	if e != nil {
		_ = e.folder.Close() // nothing was written to it
	}
}

// Next waits until the folder was edited, and compiles it.
func (e *storyReloader) Next(ctx context.Context) (session.Reload, error) {
	if err := e.folder.Next(ctx); err != nil {
		return session.Reload{}, err
	}
	story, err := e.story()
	if err != nil {
		return session.Reload{Faults: faultLines(err)}, nil
	}
	words, err := e.words(story)
	if err != nil {
		return session.Reload{Faults: faultLines(err)}, nil
	}
	return session.Reload{Story: story, Words: words, Art: e.play.art()}, nil
}

// faultLines returns the faults of a story: of each a line, and those of its source.
func faultLines(err error) []string {
	var faults diag.List
	if !errors.As(err, &faults) {
		return strings.Split(strings.TrimSpace(err.Error()), "\n")
	}
	lines := make([]string, len(faults))
	for i := range faults {
		excerpt := diag.Text{Explain: true}.Excerpt(&faults[i])
		lines[i] = strings.TrimSuffix(faults[i].Error()+"\n"+excerpt, "\n")
	}
	return lines
}
