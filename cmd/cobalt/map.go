package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/layout"
	"cobalt/game/render/output"
	"cobalt/game/render/storymap"
)

// A mapCommand is `cobalt map`.
type mapCommand struct {
	*options
	format    *value.Formats[mapWriter]
	scenes    bool
	scenesSet bool // the command line says whether scenes alone are drawn
	scene     string
	weights   mapWeights
	output    outputFile
}

const mapHelp = `Map draws the story: its scenes, the nodes within them, and how one leads to
another: by a choice, by itself, or because one was caught or too late.

  mermaid  a flowchart for Markdown; of the scenes alone, unless --scenes=false or
           --scene says otherwise: Mermaid refuses more than 500 arrows
  dot      for Graphviz: cobalt map --format dot | dot -Tsvg
  html     one page with a picture, without scripts, for light and dark
  json     one object, for programs

Without --format the name of the file says it (.mmd, .dot, .html, .json); one
without an ending, .md, .txt and standard output are mermaid.

--coverage weighs everything by mission files: how many of them came there. Name
files or folders, behind the flag or as arguments. --simulate weighs by so many
plays at random, as "cobalt simulate" plays them.

The JSON object holds: story, digest, title, start; weights, which is null or has
by (coverage or simulation), runs, and for a simulation seed and difficulty;
scenes (id, title, place, clock, caught, expired), nodes (id, scene, title,
endings, choices, line), edges (kind, from, to, choices), passages between scenes
(from, to), and endings (id, name). A node is named as "prison.md#the-cell", the
kind of an edge is choice, divert, caught or expired; the last two leave from a
whole scene, "prison.md". If there are weights, everything but story and start has
runs, the number of them that came there, and share, that part of all. The order is
the author's: files by name, nodes as in their file, edges by the node that they
leave, then by the one that they lead to; scenes as a reader comes to them. --scenes
leaves nodes and edges out.

Exit status: 0; 1 if a mission of --coverage fails (it counts as far as it goes); 2
if the story or a file cannot be read; 130 if it was interrupted.`

func newMapCommand(o *options) *cobra.Command {
	m := &mapCommand{options: o, format: mapFormats()}
	cmd := &cobra.Command{
		Use:   "map [--coverage FILE|DIR...]",
		Short: "Draw the story: its scenes, and the nodes within them",
		Long:  mapHelp,
		Example: `  cobalt map -o map.html
  cobalt map -o map.html --coverage missions
  cobalt map --scene prison --format dot --simulate 10000 | dot -Tsvg > prison.svg`,
		RunE: interruptible(m.run),
	}
	flags := cmd.Flags()
	m.format.Add(cmd, "draw as")
	flags.BoolVar(&m.scenes, "scenes", false, "draw the scenes alone")
	flags.StringVar(&m.scene, "scene", "", "draw one scene alone, by its `id`")
	m.output.add(flags, "write the map to this `file`")
	m.weights.add(flags)
	m.completeOfStory(cmd, "scene", sceneIDs)
	cmd.ValidArgsFunction = completeMissions
	return cmd
}

// mapFormats returns the formats in which a map is written.
func mapFormats() *value.Formats[mapWriter] {
	return value.FormatsOf(
		value.Format[mapWriter]{Name: "mermaid", Endings: []string{".mmd", ".mermaid", ".md", ".txt", ""}, As: (*storymap.Map).WriteMermaid},
		value.Format[mapWriter]{Name: "dot", Endings: []string{".dot", ".gv"}, As: (*storymap.Map).WriteDOT},
		value.Format[mapWriter]{Name: "html", Endings: []string{".html", ".htm"}, As: (*storymap.Map).WriteHTML},
		value.Format[mapWriter]{Name: "json", Endings: []string{".json"}, As: (*storymap.Map).WriteJSON},
	)
}

type mapWriter func(*storymap.Map, io.Writer) error

func (m *mapCommand) run(cmd *cobra.Command, args []string) error {
	format, err := m.check(cmd, args)
	if err != nil {
		return err
	}
	story, err := m.story()
	if err != nil {
		return err
	}
	drawn, err := m.draw(story, format.Name)
	if err != nil {
		return err
	}
	failed, err := m.weigh(cmd.Context(), story, drawn, args)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := format.As(drawn, &text); err != nil {
		return fmt.Errorf("the map cannot be drawn: %w", err)
	}
	if err := m.writeOutput(m.output, text.Bytes(), storymap.Wrote); err != nil {
		return err
	}
	if format.Name == "mermaid" && drawn.Arrows() > storymap.MermaidArrows {
		m.complain(fmt.Errorf("the chart has %d arrows, and Mermaid refuses more than %d unless its maxEdges is raised; --scenes draws the scenes alone, --scene ID one of them", drawn.Arrows(), storymap.MermaidArrows))
	}
	if failed {
		return exit(exitFailed)
	}
	return nil
}

// check refuses flags and arguments that contradict each other, and returns the
// format to draw in.
func (m *mapCommand) check(cmd *cobra.Command, args []string) (*value.Format[mapWriter], error) {
	format, err := m.format.For(m.output.path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w, or draw with Graphviz: cobalt map --format dot | dot -T%s", err, strings.ToLower(filepath.Ext(m.output.path))[1:])
	case len(args) > 0 && len(m.weights.missions) == 0:
		return nil, fmt.Errorf("%q: mission files stand behind --coverage, a story's folder behind --story", args[0])
	case m.scenes && m.scene != "":
		return nil, errors.New("--scenes draws the scenes alone, and --scene one of them: one is enough")
	}
	m.scenesSet = cmd.Flags().Changed("scenes")
	return format, m.weights.check(cmd.Flags())
}

// draw returns the map that is to be written, without its weights. A flowchart
// shows the scenes alone unless a flag says otherwise.
func (m *mapCommand) draw(story *game.Story, format string) (*storymap.Map, error) {
	words, err := m.words(story)
	if err != nil {
		return nil, err
	}
	drawn := storymap.New(story, words)
	if m.scenes || format == "mermaid" && !m.scenesSet && m.scene == "" {
		drawn.OnlyScenes()
	}
	if m.scene == "" {
		return drawn, nil
	}
	id, ok := story.FindScene(m.scene)
	if !ok {
		return nil, fmt.Errorf("--scene: %s", value.Unknown("scene", m.scene, sceneIDs(story)))
	}
	drawn.OnlyScene(id)
	return drawn, nil
}

func sceneIDs(story *game.Story) (ids []string) {
	for i := range story.Scenes {
		ids = append(ids, story.Scenes[i].ID)
	}
	return ids
}

// A mapWeights holds the flags that say which runs weigh the map.
type mapWeights struct {
	missions []string
	plays    int
	seed     uint64
}

func (w *mapWeights) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&w.missions, "coverage", nil, "weigh by the mission files in this `file|folder`; may be given again")
	flags.IntVar(&w.plays, "simulate", 0, "weigh by so `many` plays at random")
	flags.Uint64Var(&w.seed, "seed", 1, "the `number` that chance starts from, for --simulate")
}

func (w *mapWeights) check(flags *pflag.FlagSet) error {
	switch simulates := flags.Changed("simulate"); {
	case simulates && w.plays < 1:
		return fmt.Errorf("--simulate %d: at least one run is played", w.plays)
	case simulates && len(w.missions) > 0:
		return fmt.Errorf("--coverage weighs by missions, and --simulate by plays at random: one is enough")
	case !simulates && flags.Changed("seed"):
		return fmt.Errorf("--seed is for --simulate")
	}
	return nil
}

// weigh weighs the map if a flag asks for it. It reports whether a mission failed.
func (m *mapCommand) weigh(ctx context.Context, story *game.Story, drawn *storymap.Map, args []string) (failed bool, err error) {
	switch {
	case len(m.weights.missions) > 0:
		return m.weighMissions(ctx, story, drawn, append(m.weights.missions, args...))
	case m.weights.plays > 0:
		return false, m.weighPlays(ctx, story, drawn)
	default:
		return false, nil
	}
}

// weighMissions weighs the map by the mission files at paths.
func (m *mapCommand) weighMissions(ctx context.Context, story *game.Story, drawn *storymap.Map, paths []string) (failed bool, err error) {
	run := &runCommand{options: m.options}
	count := drawn.Graph().NewCount()
	drawn.Weigh(&storymap.Weight{Count: count, By: storymap.Coverage})
	opt := run.missionOptions(story)
	opt.Observe = func(s *mission.Step) { count.Step(s.Choice, s.Before.Node, s.Record.Events) }
	files := inputs.Gather(paths)
	line := m.progress()
	defer line.Clear()
	for i, in := range files {
		if err := ctx.Err(); err != nil {
			m.complain(fmt.Errorf("%s of %s missions were counted; no map was drawn", output.Thousands(i), output.Thousands(len(files))))
			return false, err
		}
		line.Show(func() string {
			return fmt.Sprintf("%s of %s missions", output.Thousands(i), output.Thousands(len(files)))
		})
		if in.Err != nil {
			return false, in.Err
		}
		file, err := inputs.Read(in.Path, m.in)
		if err != nil {
			return false, err
		}
		result, err := mission.Run(story, file, opt)
		if err != nil {
			return false, err
		}
		if !result.OK {
			failed = true
			f := &result.Failures[0]
			_ = diag.List{f.Diagnostic(in.Path)}.WriteText(m.err, m.faultText(m.err)) // nobody is left to tell
		}
	}
	return failed, nil
}

// weighPlays weighs the map by plays at random.
func (m *mapCommand) weighPlays(ctx context.Context, story *game.Story, drawn *storymap.Map) error {
	var counts []*layout.Count
	line := m.progress()
	defer line.Clear()
	shown := countPlays(line, m.weights.plays)
	watcher := func() explore.Watcher {
		c, show := drawn.Graph().NewCount(), shown()
		counts = append(counts, c)
		return func(choice game.ChoiceID, at game.NodeID, events []game.Event) {
			c.Step(choice, at, events)
			show(choice, at, events)
		}
	}
	difficulty := m.difficulty.Or(game.Agent)
	sample, err := explore.Watch(ctx, story, difficulty, m.weights.plays, m.weights.seed, watcher)
	if err != nil {
		played := 0
		if sample != nil {
			played = sample.Plays
		}
		m.complain(fmt.Errorf("%s of %s plays were counted; no map was drawn", output.Thousands(played), output.Thousands(m.weights.plays)))
		return err
	}
	sum := drawn.Graph().NewCount()
	for _, c := range counts {
		sum.Add(c)
	}
	drawn.Weigh(&storymap.Weight{Count: sum, By: storymap.Simulation, Seed: m.weights.seed, Difficulty: difficulty})
	return nil
}
