package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/save/library"
)

// A replayCommand is `cobalt replay`.
type replayCommand struct {
	playCommand
	pace value.Pace
}

func newReplayCommand(o *options) *cobra.Command {
	r := &replayCommand{playCommand: playCommand{options: o}}
	cmd := &cobra.Command{
		Use:   "replay FILE",
		Short: "Play a mission file back on screen",
		Long: `Replay plays a mission file back, choice by choice, on the screen that the game
is played on; - is standard input. It can be stopped, stepped through, sped up
and wound to any scene, and taken over: the run then goes on as your own, in a
file of its own. The file that is watched is never written to.

Expectations that hold are marked; it stops at one that does not. If the file
parts from the story, it says so, and the run can be taken over. Of a damaged file
it shows the part that can be read, and says that it is damaged.

Without a terminal, and with --plain, it prints the whole run as lines, at once
unless --pace says otherwise. The exit status is then 1 if an expectation does not
hold or the file parts from the story, and 2 if it is damaged.`,
		Example: `  cobalt replay last-night.mission
  cobalt replay --pace recorded last-night.mission
  cobalt route --ending ghost | cobalt replay --plain -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("replay plays a mission file back: say which, or - for standard input")
			}
			return oneFile(args)
		},
		RunE: r.run,

		ValidArgsFunction: completeMissions,
	}
	r.screenFlags(cmd)
	cmd.Flags().Var(&r.pace, "pace", "how fast: `recorded|read|WORDS`, as it was played, as it reads well, or so many words a minute")
	completeWords(cmd, "pace", value.PaceRecorded, value.PaceRead)
	return cmd
}

// run shows the file, and says how to take the run up again where it was taken
// over.
func (r *replayCommand) run(cmd *cobra.Command, args []string) error {
	chosen := r.choose()
	o := r.screen(&chosen)
	var result *mission.Result
	err := r.reading(cmd, func() (err error) {
		result, err = r.load(&o, args[0])
		return err
	})
	var damage *mission.Errors
	if err != nil && !errors.As(err, &damage) || o.Replay == nil {
		return err
	}
	ctx, signaled, stop := untilSignal(cmd.Context())
	defer stop()
	if r.inLines() {
		err = errors.Join(plain.Replay(ctx, o, r.pace.Given, r.out), err)
	} else {
		err = r.watch(ctx, o)
	}
	switch status := signaled(); {
	case status != exitOK:
		return exit(status)
	case err != nil:
		return err
	case r.inLines() && !result.OK:
		return exit(exitFailed)
	}
	return nil
}

// load reads story and file into options. Of a damaged file it reads what can be
// read, and returns the *mission.Errors beside it.
func (r *replayCommand) load(o *session.Options, name string) (*mission.Result, error) {
	story, err := r.story()
	if err != nil {
		return nil, err
	}
	o.Story, o.Art, o.ArtInMemory = story, r.art(), r.storyDir == ""
	if err := r.speak(o); err != nil {
		return nil, err
	}
	file, damage := r.readMission(name)
	if damage != nil && (file == nil || !errors.Is(damage, mission.ErrDamaged)) {
		return nil, damage
	}
	run, result, err := r.replay(story, file)
	if err != nil {
		return nil, err
	}
	tape := keep.NewTape(file, run, result, damage != nil)
	o.Replay, o.Pace = &tape, r.pace.Value
	return result, damage
}

// watch shows the run on the terminal.
func (r *replayCommand) watch(ctx context.Context, o session.Options) error {
	folder, err := r.place().Missions()
	if err != nil {
		return err
	}
	lib := library.New(folder, time.Now, r.disk...)
	o.Keeper, o.Files = lib, library.Writer{Clock: time.Now}
	run, err := r.play(ctx, o)
	r.farewell(o.Phrases, lib, run, err)
	_ = lib.Close() // every run that it kept is on the disk
	if err != nil {
		return &exitError{status: exitFailed, err: err}
	}
	return nil
}
