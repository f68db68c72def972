package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A routeCommand is `cobalt route`.
type routeCommand struct {
	proving
	ending string
	least  value.Word
	output outputFile
}

func newRouteCommand(o *options) *cobra.Command {
	r := &routeCommand{proving: proving{options: o}, least: value.NewWord(int(explore.Choices), leastNames[:]...)}
	cmd := &cobra.Command{
		Use:   "route --ending ID",
		Short: "Find the provably shortest run to an ending",
		Long: `Route prints a mission file that comes to an ending, and to none but the best:
no run takes fewer choices, or with --least minutes less of the story's time, or
with --least suspicion keeps the highest that suspicion ever is lower. Among
those it takes the fewest choices.

Exit status: 0 if there is one, 1 if no run comes to the ending or memory did not
suffice, 2 if the story cannot be read or has no such ending, 130 if it was
interrupted.`,
		Example: `  cobalt route --ending ghost
  cobalt route --ending ghost --least suspicion -o quiet.mission`,
		Args: noArguments,
		RunE: interruptible(r.run),
	}
	flags := cmd.Flags()
	r.addFlags(flags)
	flags.StringVar(&r.ending, "ending", "", "the `id` of the ending")
	flags.Var(&r.least, "least", "what to have least of: `choices|minutes|suspicion`")
	r.output.add(flags, "write the mission to this `file`")
	completeWords(cmd, "least", leastNames[:]...)
	r.completeOfStory(cmd, "ending", func(story *game.Story) (ids []string) {
		for i := range story.Endings {
			ids = append(ids, story.Endings[i].ID)
		}
		return ids
	})
	return cmd
}

// leastNames are the words for measures, by their index.
var leastNames = [...]string{explore.Choices: "choices", explore.Minutes: "minutes", explore.Suspicion: "suspicion"}

func (r *routeCommand) run(cmd *cobra.Command, _ []string) error {
	story, err := r.story()
	if err != nil {
		return err
	}
	ending, err := r.find(story)
	if err != nil {
		return err
	}
	options, done := r.explore()
	way, err := explore.Route(cmd.Context(), story, ending, explore.Measure(r.least.Index()), options)
	done()
	switch {
	case errors.Is(err, explore.ErrUnreachable):
		return &exitError{exitFailed, fmt.Errorf("no run comes to the ending %q on %s", r.ending, options.Difficulty)}
	case err != nil:
		return &exitError{exitFailed, fmt.Errorf("the route to %q was not found: %w (see --max-memory)", r.ending, err)}
	}
	return r.write(story, way)
}

// find returns the ending that was asked for.
func (r *routeCommand) find(s *game.Story) (game.EndingID, error) {
	var ids []string
	for e := range s.Endings {
		if s.Endings[e].ID == r.ending {
			return game.EndingID(e), nil
		}
		ids = append(ids, s.Endings[e].ID)
	}
	if r.ending == "" {
		return 0, errors.New(`say which ending: --ending ID (` + value.Unknown("ending", "", ids)[len(`unknown ending ""; `):] + ")")
	}
	return 0, errors.New(value.Unknown("ending", r.ending, ids))
}

// write writes the route as a mission file.
func (r *routeCommand) write(s *game.Story, way *explore.Way) error {
	note := fmt.Sprintf("The least %s to this ending: %s, %s", r.least.String(),
		output.Plural(len(way.Choices), "choice"), output.Plural(int(way.State.Minutes), "minute"))
	if s.HasSuspicion() {
		note += fmt.Sprintf(", suspicion at most %d", way.Peak)
	}
	note += "."
	f, err := way.MissionFile(s, note)
	if err != nil {
		return err
	}
	return r.writeOutput(r.output, f.Bytes(), isRoute)
}

// routeNote matches the note that a route ends with.
var routeNote = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^# The least (choices|minutes|suspicion) to this ending: `)
})

// isRoute reports whether a text is a mission that route wrote, and that nobody
// played on or changed since: choices and the names of scenes, then the note and
// the ending.
func isRoute(text []byte) bool {
	file, err := mission.Parse("", text)
	if err != nil || !file.Saved.IsZero() {
		return false
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	expectations := 0
	for i := range file.Lines {
		if file.Lines[i].Kind == mission.Expect {
			expectations++
		}
	}
	n := len(lines)
	return expectations == 1 && n > 2 && routeNote().MatchString(lines[n-2]) && strings.HasPrefix(lines[n-1], "expect ending ")
}
