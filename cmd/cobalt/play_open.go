package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
)

const isWindows = runtime.GOOS == "windows"

// errNoHome says that there is no place to keep missions.
var errNoHome = errors.New("there is no home folder to keep missions in: set HOME, or say --data FOLDER")

// missionFolder returns the folder where missions are kept. It is made when the
// first one is.
func (o *options) missionFolder() (string, error) {
	if o.data != "" {
		return filepath.Abs(filepath.Join(o.data, "missions"))
	}
	if o.homeless("XDG_DATA_HOME") {
		return "", errNoHome
	}
	return filepath.Join(xdg.DataHome, "cobalt", "missions"), nil
}

// homeless reports whether there is no home folder, nor the folder that a variable
// names instead. The library would take the root of the file system for a home.
func (o *options) homeless(variable string) bool {
	xdg.Reload()
	return (xdg.Home == "" || xdg.Home == filepath.Dir(xdg.Home)) && !filepath.IsAbs(o.getenv(variable))
}

// opening returns the run to play: a fresh one, or one that a mission file
// holds. Where there is something to ask first, it is an offer, and the run a
// fresh one.
func (p *playCommand) opening(o *tui.Options, args []string, k *missionKeeper) (playthrough.Run, *tui.Offer, error) {
	if len(args) > 0 {
		offer, err := p.offer(o.Story, args[0], k)
		if err != nil {
			return playthrough.Run{}, nil, err
		}
		if offer.Ready() {
			run, err := k.Take(offer, 0)
			return run, nil, err
		}
		return playthrough.Run{}, offer, nil
	}
	run, err := playthrough.Begin(o.Story, o.Settings.Difficulty, time.Now())
	return run, nil, err
}

// offer says what can be had of a mission file. Where that is nothing, the error
// is why.
func (p *playCommand) offer(story *game.Story, path string, k *missionKeeper) (*tui.Offer, error) {
	found, versions, err := p.look(story, path, k)
	if err != nil {
		return nil, err
	}
	var d *game.Difficulty
	if p.difficulty.given {
		d = &p.difficulty.value
	}
	offer, err := k.offer(story, found, versions, d)
	switch {
	case err != nil:
		return nil, err
	case len(offer.Ways) > 0:
		p.trouble = found.Problem
		for _, line := range advice(found, versions) {
			p.trouble = fmt.Errorf("%w\n%s", p.trouble, line[1])
		}
		if offer.Trouble == tui.TroubleBusy {
			p.trouble = fmt.Errorf("%s: %w", found.Path, save.ErrBusy)
		}
		return offer, nil
	case found.State == save.Damaged && found.Name != "":
		return nil, fmt.Errorf("%w\n%w", found.Problem, errBeyond)
	default:
		return nil, found.Problem
	}
}

// look reads a mission file, which may be one of a slot.
func (p *playCommand) look(story *game.Story, path string, k *missionKeeper) (*save.Mission, []*save.Mission, error) {
	if path != "-" {
		if found, versions, ok := k.find(story, path); ok {
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
			err = unreadable(path, err)
		}
		return file, err
	}
	p.fromStdin = true
	return mission.Read("standard input", p.missions)
}

// replay plays a mission as far as it goes.
func (p *playCommand) replay(story *game.Story, file *mission.File) (playthrough.Run, *mission.Result, error) {
	return followed(story, file, p.difficulty.or(file.Difficulty), time.Now())
}

// followed is the run that a mission holds, as far as it goes. Where the file
// does not say when it began, it began now.
func followed(story *game.Story, file *mission.File, d game.Difficulty, now time.Time) (playthrough.Run, *mission.Result, error) {
	if at, ok := began(file); ok {
		now = at
	}
	run, err := playthrough.Begin(story, d, now)
	if err != nil {
		return run, nil, err
	}
	var lost error
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice || lost != nil {
			return
		}
		index := int(s.Choice - story.Nodes[s.Before.Node].First)
		run, lost = run.Choose(index, timeOf(s.Line, run))
	}
	result, err := mission.Run(story, file, mission.Options{Difficulty: &d, Words: story.Text[1:], Observe: observe})
	return run, result, errors.Join(err, lost)
}

// timeOf returns when a choice was taken: where the line does not say, when the
// one before was.
func timeOf(line *mission.Line, run playthrough.Run) time.Duration {
	if line == nil || line.At < 0 {
		return run.Now().At
	}
	return line.At
}

// farewell says how to take the run up again, or, where it could not be saved,
// hands it to the player.
func (p *playCommand) farewell(phrases *tui.Phrases, k *missionKeeper, run playthrough.Run, err error) {
	var unkept *tui.KeepError
	if errors.As(err, &unkept) {
		for _, run := range unkept.Runs {
			if file, err := k.unsaved(run); err == nil {
				fmt.Fprintf(p.out, "%s", file)
				fmt.Fprintln(p.err, "Above stands a run that is saved nowhere. Keep those lines as FILE.mission, and `cobalt play FILE.mission` takes it up.")
			}
		}
	}
	if path := k.path(run); path != "" {
		fmt.Fprintln(p.out, phrases.Saved(printable(strings.Join(p.resumption(path), " "))))
	}
}

// resumption returns the command that takes a run up again.
func (p *playCommand) resumption(path string) []string {
	words := []string{"cobalt", "play"}
	if p.storyDir != "" {
		words = append(words, "--story", shellWord(p.storyDir))
	}
	if p.lang != "" {
		words = append(words, "--lang", shellWord(p.lang))
	}
	return append(words, shellWord(path))
}

// shellWord quotes a word for a shell, where it needs to be.
func shellWord(word string) string {
	plain := func(r rune) bool {
		return r > 127 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
