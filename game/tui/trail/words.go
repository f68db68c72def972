package trail

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// Words says in words what the map draws: how much of each scene was found,
// this run's way, and what else is known of the scene where it stands.
func Words(t *session.Session) []string {
	p := &t.Phrases.Map
	graph := layout.Of(t.Story)
	tr := Of(t, graph)
	lines := []string{phrases.Fill(p.Words.Total, "found", phrases.Fill(p.Found, "n", strconv.Itoa(tr.Total()), "of", strconv.Itoa(len(t.Story.Nodes))))}
	unfound := 0
	for _, s := range graph.Order {
		seen, walked, all := tr.Scene(s)
		if seen == 0 {
			unfound++
			continue
		}
		lines = append(lines, phrases.Fill(p.Words.Scene, "title", t.Words.Scenes[s].Title,
			"n", strconv.Itoa(seen), "of", strconv.Itoa(all), "run", strconv.Itoa(walked)))
	}
	if unfound > 0 {
		lines = append(lines, p.Words.Unfound.Of(unfound))
	}
	if tr.Here == game.NoNode {
		return lines
	}
	return append(lines, sceneLines(t, tr)...)
}

// sceneLines says of the scene where the run stands what was found in it.
func sceneLines(t *session.Session, tr *Trail) []string {
	p := &t.Phrases.Map.Words
	id := t.Story.Nodes[tr.Here].Scene
	scene := &t.Story.Scenes[id]
	var walked, seen []string
	never := 0
	for n := scene.First; n < scene.Last; n++ {
		switch {
		case n == tr.Here:
		case tr.Walked[n]:
			walked = append(walked, t.Words.Nodes[n])
		case tr.Seen[n]:
			seen = append(seen, t.Words.Nodes[n])
		default:
			never++
		}
	}
	lines := []string{phrases.Fill(p.Here, "place", t.Words.Nodes[tr.Here], "title", t.Words.Scenes[id].Title)}
	if len(walked) > 0 {
		lines = append(lines, phrases.Fill(p.Way, "places", strings.Join(walked, ", ")))
	}
	if len(seen) > 0 {
		lines = append(lines, phrases.Fill(p.Earlier, "places", strings.Join(seen, ", ")))
	}
	if never > 0 {
		lines = append(lines, p.Never.Of(never))
	}
	return lines
}
