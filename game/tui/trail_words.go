package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// mapLines says in words what the map draws: how much of each scene was found,
// this run's way, and what else is known of the scene where it stands.
func mapLines(t *Session) []string {
	p := &t.phrases.Map
	graph := layout.Of(t.story)
	tr := newTrail(t, graph)
	lines := []string{fill(p.Words.Total, "found", fill(p.Found, "n", strconv.Itoa(tr.total()), "of", strconv.Itoa(len(t.story.Nodes))))}
	unfound := 0
	for _, s := range graph.Order {
		seen, walked, all := tr.scene(s)
		if seen == 0 {
			unfound++
			continue
		}
		lines = append(lines, fill(p.Words.Scene, "title", t.words.Scenes[s].Title,
			"n", strconv.Itoa(seen), "of", strconv.Itoa(all), "run", strconv.Itoa(walked)))
	}
	if unfound > 0 {
		lines = append(lines, p.Words.Unfound.of(unfound))
	}
	if tr.here == game.NoNode {
		return lines
	}
	return append(lines, sceneLines(t, tr)...)
}

// sceneLines says of the scene where the run stands what was found in it.
func sceneLines(t *Session, tr *trail) []string {
	p := &t.phrases.Map.Words
	id := t.story.Nodes[tr.here].Scene
	scene := &t.story.Scenes[id]
	var walked, seen []string
	never := 0
	for n := scene.First; n < scene.Last; n++ {
		switch {
		case n == tr.here:
		case tr.walked[n]:
			walked = append(walked, t.words.Nodes[n])
		case tr.seen[n]:
			seen = append(seen, t.words.Nodes[n])
		default:
			never++
		}
	}
	lines := []string{fill(p.Here, "place", t.words.Nodes[tr.here], "title", t.words.Scenes[id].Title)}
	if len(walked) > 0 {
		lines = append(lines, fill(p.Way, "places", strings.Join(walked, ", ")))
	}
	if len(seen) > 0 {
		lines = append(lines, fill(p.Earlier, "places", strings.Join(seen, ", ")))
	}
	if never > 0 {
		lines = append(lines, p.Never.of(never))
	}
	return lines
}
