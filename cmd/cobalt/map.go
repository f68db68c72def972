package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/render/storymap"
)

// A mapCommand is `cobalt map`.
type mapCommand struct {
	*options
	format    *formatFlag[mapWriter]
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
whole scene, "prison.md". Where there are weights, everything but story and start
has runs, how many came there, and share, that part of all. The order is the
author's: files by name, nodes as they stand in them, edges by where they leave
and come; scenes as a reader comes to them. --scenes leaves nodes and edges out.

Exit status: 0; 1 where a mission of --coverage fails (it counts as far as it
goes); 2 where the story or a file cannot be read; 130 where it was interrupted.`

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
	m.format.add(cmd, "draw as")
	flags.BoolVar(&m.scenes, "scenes", false, "draw the scenes alone")
	flags.StringVar(&m.scene, "scene", "", "draw one scene alone, by its `id`")
	m.output.add(flags, "write the map to this `file`")
	m.weights.add(flags)
	m.completeOfStory(cmd, "scene", sceneIDs)
	cmd.ValidArgsFunction = completeMissions
	return cmd
}

// mapFormats returns the formats in which a map is written.
func mapFormats() *formatFlag[mapWriter] {
	return formatsOf(
		format[mapWriter]{"mermaid", []string{".mmd", ".mermaid", ".md", ".txt", ""}, (*storymap.Map).WriteMermaid},
		format[mapWriter]{"dot", []string{".dot", ".gv"}, (*storymap.Map).WriteDOT},
		format[mapWriter]{"html", []string{".html", ".htm"}, (*storymap.Map).WriteHTML},
		format[mapWriter]{"json", []string{".json"}, (*storymap.Map).WriteJSON},
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
	drawn, err := m.draw(story, format.name)
	if err != nil {
		return err
	}
	failed, err := m.weigh(cmd.Context(), story, drawn, args)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := format.as(drawn, &text); err != nil {
		return fmt.Errorf("the map cannot be drawn: %w", err)
	}
	if err := m.writeOutput(m.output, text.Bytes(), storymap.Wrote); err != nil {
		return err
	}
	if n := drawn.Arrows(); format.name == "mermaid" && n > storymap.MermaidArrows {
		m.complain(fmt.Errorf("the chart has %d arrows, and Mermaid refuses more than %d unless its maxEdges is raised; --scenes draws the scenes alone, --scene ID one of them", n, storymap.MermaidArrows))
	}
	if failed {
		return exit(exitFailed)
	}
	return nil
}

// check refuses flags and arguments that contradict each other, and returns the
// format to draw in.
func (m *mapCommand) check(cmd *cobra.Command, args []string) (*format[mapWriter], error) {
	format, err := m.format.formatOf(m.output.path)
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
		return nil, fmt.Errorf("--scene: %s", unknown("scene", m.scene, sceneIDs(story)))
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
