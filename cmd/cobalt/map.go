package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// A mapCommand is `cobalt map`.
type mapCommand struct {
	*options
	format  mapFormat
	scenes  bool
	scene   string
	weights mapWeights
	output  string
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
	m := &mapCommand{options: o}
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
	flags.Var(&m.format, "format", "draw as `mermaid|dot|html|json`")
	flags.BoolVar(&m.scenes, "scenes", false, "draw the scenes alone")
	flags.StringVar(&m.scene, "scene", "", "draw one scene alone, by its `id`")
	flags.StringVarP(&m.output, "output", "o", "-", "write the map to this `file`; - is standard output")
	m.weights.add(flags)
	completeWords(cmd, "format", mapFormatNames()...)
	m.completeOfStory(cmd, "scene", sceneIDs)
	cmd.ValidArgsFunction = completeMissions
	return cmd
}

// mapFormats are the forms in which a map is written, and the names of files
// that are written so.
var mapFormats = []struct {
	name  string
	ends  []string
	write func(*storyMap, io.Writer) error
}{
	{"mermaid", []string{".mmd", ".mermaid", ".md", ".txt", ""}, (*storyMap).writeMermaid},
	{"dot", []string{".dot", ".gv"}, (*storyMap).writeDot},
	{"html", []string{".html", ".htm"}, (*storyMap).writeHTML},
	{"json", []string{".json"}, (*storyMap).writeJSON},
}

func mapFormatNames() (names []string) {
	for _, f := range mapFormats {
		names = append(names, f.name)
	}
	return names
}

// A mapFormat is the number of a format, from 1; 0 where none was given.
type mapFormat int

func (f *mapFormat) String() string {
	if *f == 0 {
		return ""
	}
	return mapFormats[*f-1].name
}

// Set is called with what stands on the command line.
func (f *mapFormat) Set(name string) error {
	for i := range mapFormats {
		if mapFormats[i].name == name {
			*f = mapFormat(i + 1)
			return nil
		}
	}
	return oneOf(name, mapFormatNames()...)
}

// Type is the value's name where help shows none.
func (*mapFormat) Type() string { return "format" }

// of returns the format that is meant, given the file that is written.
func (f mapFormat) of(file string) (mapFormat, error) {
	if f > 0 {
		return f, nil
	}
	end := strings.ToLower(filepath.Ext(file))
	for i := range mapFormats {
		if slices.Contains(mapFormats[i].ends, end) {
			return mapFormat(i + 1), nil
		}
	}
	return 0, fmt.Errorf("-o %s: the name does not say in which format; give --format %s, or draw with Graphviz: cobalt map --format dot | dot -T%s",
		file, strings.Join(mapFormatNames(), "|"), end[1:])
}

func (m *mapCommand) run(cmd *cobra.Command, args []string) error {
	if err := m.check(cmd, args); err != nil {
		return err
	}
	story, err := m.story()
	if err != nil {
		return err
	}
	drawn, err := m.draw(story)
	if err != nil {
		return err
	}
	failed, err := m.weigh(cmd.Context(), drawn, args)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := mapFormats[m.format-1].write(drawn, &text); err != nil {
		return fmt.Errorf("the map cannot be drawn: %w", err)
	}
	if err := m.write(text.Bytes()); err != nil {
		return err
	}
	if failed {
		return exit(exitFailed)
	}
	return nil
}

// check refuses what does not go together, and settles what was left open.
func (m *mapCommand) check(cmd *cobra.Command, args []string) error {
	format, err := m.format.of(m.output)
	m.format = format
	switch {
	case err != nil:
		return err
	case len(args) > 0 && len(m.weights.missions) == 0:
		return fmt.Errorf("%q: mission files stand behind --coverage, a story's folder behind --story", args[0])
	case m.scenes && m.scene != "":
		return errors.New("--scenes draws the scenes alone, and --scene one of them: one is enough")
	case !cmd.Flags().Changed("scenes") && m.scene == "":
		m.scenes = m.format.String() == "mermaid"
	}
	return m.weights.check(cmd.Flags())
}

func (m *mapCommand) write(text []byte) error {
	if m.output != "-" {
		return m.writeFile(m.output, text)
	}
	if _, err := m.out.Write(text); err != nil {
		return fmt.Errorf("the map cannot be written: %w", err)
	}
	return nil
}

// draw returns the map that is to be written, not weighed yet.
func (m *mapCommand) draw(story *game.Story) (*storyMap, error) {
	words, err := m.words(story)
	if err != nil {
		return nil, err
	}
	drawn := newStoryMap(story, words)
	drawn.scenesOnly = m.scenes
	if m.scene == "" {
		return drawn, nil
	}
	id, ok := story.FindScene(m.scene)
	if !ok {
		return nil, fmt.Errorf("--scene: %s", unknown("scene", m.scene, sceneIDs(story)))
	}
	drawn.scenes, drawn.one = []game.SceneID{id}, true
	return drawn, nil
}

func sceneIDs(story *game.Story) (ids []string) {
	for i := range story.Scenes {
		ids = append(ids, story.Scenes[i].ID)
	}
	return ids
}

// A storyMap is a story as it is drawn: in a language, all of it or one scene,
// weighed or not.
type storyMap struct {
	graph      *layout.Graph
	story      *game.Story
	words      *game.Words
	scenes     []game.SceneID // what is drawn, as a reader comes to it
	scenesOnly bool           // nodes are not drawn
	one        bool           // only one scene is
	weight     *weight        // nil: it is not weighed
}

func newStoryMap(story *game.Story, words *game.Words) *storyMap {
	graph := layout.Of(story)
	return &storyMap{graph: graph, story: story, words: words, scenes: graph.Order}
}

// drawsScene reports whether a scene is drawn.
func (m *storyMap) drawsScene(s game.SceneID) bool { return !m.one || m.scenes[0] == s }

// draws reports whether an edge is drawn: one that leaves a scene that is, or
// comes to it.
func (m *storyMap) draws(e *layout.Edge) bool {
	return m.drawsScene(e.Scene) || m.drawsScene(m.story.Nodes[e.To].Scene)
}

// source is where an edge leaves, as the author refers to it: a node, or a scene.
func (m *storyMap) source(e *layout.Edge) string {
	if e.From == game.NoNode {
		return m.story.Scenes[e.Scene].ID + ".md"
	}
	return m.story.NodeRef(e.From)
}

// endings returns the endings that a scene can come to, in the story's order.
func (m *storyMap) endings(s game.SceneID) (endings []game.EndingID) {
	found := make([]bool, len(m.story.Endings))
	for n := m.story.Scenes[s].First; n < m.story.Scenes[s].Last; n++ {
		for _, e := range m.graph.Endings(n) {
			found[e] = true
		}
	}
	for e, ok := range found {
		if ok {
			endings = append(endings, game.EndingID(e))
		}
	}
	return endings
}
