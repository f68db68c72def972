package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore/daily"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A todayCommand is `cobalt today`.
type todayCommand struct {
	proving
	day    string
	check  string
	output outputFile
}

func newTodayCommand(o *options) *cobra.Command {
	t := &todayCommand{proving: proving{options: o}}
	cmd := &cobra.Command{
		Use:   "today",
		Short: "Write the mission of the day: a place in the middle of the story, and an ending to come to",
		Long: `Today writes a mission file whose choices lead into the middle of the story, and names
an ending to come to from there. It is the same for everybody on a day (in UTC), because
it follows from the date and the story's rules, and is played on agent. That the ending
can be reached is proven, and how many choices that takes at least is said.

"cobalt play" takes the file up. --check holds a finished run against the mission. A host
that is served by "cobalt serve" has the same mission, and a table of the day.

Exit status: 0 if all is well, 1 if the story has no such mission, or the run that was
checked does not do it, 2 if the story or a file cannot be read, 130 if it was
interrupted.`,
		Example: `  cobalt today -o today.mission && cobalt play today.mission
  cobalt today --check mine.mission`,
		Args: noArguments,
		RunE: interruptible(t.run),
	}
	flags := cmd.Flags()
	t.addFlags(flags)
	flags.StringVar(&t.day, "day", "", "the `day`, as 2026-11-29 (default: that of the run to check, or today in UTC)")
	flags.StringVar(&t.check, "check", "", "say whether the run in this mission `file` does the mission, and in how many choices")
	t.output.add(flags, "write the mission to this `file`")
	return cmd
}

func (t *todayCommand) run(cmd *cobra.Command, _ []string) error {
	if t.day == "" {
		t.day = t.defaultDay()
	}
	if _, err := time.Parse(time.DateOnly, t.day); err != nil {
		return fmt.Errorf("%q is no day; it is written as 2026-11-29", t.day)
	}
	if d := t.difficulty.Or(game.Agent); d != game.Agent {
		return fmt.Errorf("the mission of the day is the same for all, on agent; there is none on %s", d)
	}
	story, err := t.story()
	if err != nil {
		return err
	}
	options, done := t.explore()
	m, err := daily.Find(cmd.Context(), story, t.day, options)
	done()
	switch {
	case errors.Is(err, daily.ErrNone):
		return &exitError{exitFailed, err}
	case err != nil:
		return &exitError{exitFailed, fmt.Errorf("the mission of %s was not proven: %w (see --max-memory)", t.day, err)}
	case t.check != "":
		return t.hold(story, m)
	}
	f, err := m.File(story)
	if err != nil {
		return err
	}
	return t.writeOutput(t.output, f.Bytes(), isToday)
}

// defaultDay is the day that the run which is checked names, or today.
func (t *todayCommand) defaultDay() string {
	if t.check != "" {
		if f, err := mission.ReadFile(t.check); err == nil {
			if day, err := daily.DayIn(f); err == nil {
				return day
			}
		}
	}
	return daily.DayOf(t.now())
}

// hold says whether a run does the mission.
func (t *todayCommand) hold(story *game.Story, m *daily.Mission) error {
	e, err := checkFile(story, t.check, t.check)
	if err != nil {
		return err
	}
	if !e.OK() {
		return &exitError{exitFailed, e.Problems}
	}
	choices, minutes, done := m.Done(story, e.File)
	if !done {
		return &exitError{exitFailed, fmt.Errorf("%s does not do the mission of %s: it begins with the mission's choices, on agent, and comes to the ending %q",
			diag.Name(t.check), m.Day, story.Text[0].Endings[m.Ending].Name)}
	}
	_, err = fmt.Fprintf(t.out, "Done in %s (%s at least), %s.\n", output.Plural(choices, "choice"), output.Thousands(m.Least), output.Plural(minutes, "minute"))
	return err
}

// isToday reports whether a text is a mission that today wrote, and that nobody played
// on since.
func isToday(text []byte) bool {
	file, err := mission.Parse("", text)
	if err != nil || !file.Saved.IsZero() {
		return false
	}
	_, err = daily.DayIn(file)
	return err == nil
}
