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
	"cobalt/game/tui"
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
	// Without a home, the library would take the root of the file system for one.
	xdg.Reload()
	if homeless := xdg.Home == "" || xdg.Home == filepath.Dir(xdg.Home); homeless && !filepath.IsAbs(o.getenv("XDG_DATA_HOME")) {
		return "", errNoHome
	}
	return filepath.Join(xdg.DataHome, "cobalt", "missions"), nil
}

// opening returns the run to play: a fresh one, or one that a mission file
// holds. The notice is what the player should know of it.
func (p *playCommand) opening(o *tui.Options, args []string, k *missionKeeper) (run tui.Run, notice string, err error) {
	if len(args) == 0 {
		run, err = tui.Begin(o.Story, o.Settings.Difficulty, time.Now())
		return run, "", err
	}
	file, err := p.readMission(args[0])
	if err != nil {
		return run, "", err
	}
	run, result, err := p.replay(o.Story, file)
	if err != nil {
		return run, "", err
	}
	if result.Ran == len(file.Lines) {
		return run, "", k.goOn(args[0], file, run)
	}
	line := file.Lines[result.Ran]
	return run, o.Phrases.Parted(run.Choices(), file.Choices(), line.Number), nil
}

// readMission reads a mission file, or standard input for "-".
func (p *playCommand) readMission(path string) (*mission.File, error) {
	if path != "-" {
		return mission.ReadFile(path)
	}
	p.fromStdin = true
	return mission.Read("standard input", p.in)
}

// replay plays a mission as far as it goes.
func (p *playCommand) replay(story *game.Story, file *mission.File) (tui.Run, *mission.Result, error) {
	difficulty := p.difficulty.or(file.Difficulty)
	run, err := tui.Begin(story, difficulty, time.Now())
	if err != nil {
		return run, nil, err
	}
	var lost error
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice || lost != nil {
			return
		}
		index := int(s.Choice - story.Nodes[s.Before.Node].First)
		run, lost = run.Choose(story, index, timeOf(s.Line, run))
	}
	result, err := mission.Run(story, file, mission.Options{Difficulty: &difficulty, Words: story.Text[1:], Observe: observe})
	return run, result, errors.Join(err, lost)
}

// timeOf returns when a choice was taken: where the line does not say, when the
// one before was.
func timeOf(line *mission.Line, run tui.Run) time.Duration {
	if line == nil || line.At < 0 {
		return run.Now().At
	}
	return line.At
}

// farewell says how to take the run up again, or, where it could not be saved,
// hands it to the player.
func (p *playCommand) farewell(phrases *tui.Phrases, k *missionKeeper, run tui.Run, err error) {
	var unkept *tui.KeepError
	switch {
	case errors.As(err, &unkept):
		if file, err := k.unsaved(run); err == nil {
			fmt.Fprintf(p.out, "%s", file)
		}
	case k.path != "":
		fmt.Fprintln(p.out, phrases.Saved(printable(strings.Join(p.resumption(k.path), " "))))
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
