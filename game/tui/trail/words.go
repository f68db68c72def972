package trail

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/render/layout"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// Words describes the map: how much of each scene was found, this run's way, and the
// other nodes known in its scene.
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

// sceneLines describes the scene of the run: its way, and the nodes that were found.
func sceneLines(s *session.Session, tr *Trail) []string {
	p := &s.Phrases.Map.Words
	id := s.Story.Nodes[tr.Here].Scene
	scene := &s.Story.Scenes[id]
	var walked, seen []string
	never := 0
	for n := scene.First; n < scene.Last; n++ {
		switch {
		case n == tr.Here:
		case tr.Walked[n]:
			walked = append(walked, s.Words.Nodes[n])
		case tr.Seen[n]:
			seen = append(seen, s.Words.Nodes[n])
		default:
			never++
		}
	}
	lines := []string{phrases.Fill(p.Here, "place", s.Words.Nodes[tr.Here], "title", s.Words.Scenes[id].Title)}
	if len(walked) > 0 {
		lines = append(lines, phrases.Fill(p.Way, "places", narration.List(walked)))
	}
	if len(seen) > 0 {
		lines = append(lines, phrases.Fill(p.Earlier, "places", narration.List(seen)))
	}
	if never > 0 {
		lines = append(lines, p.Never.Of(never))
	}
	return lines
}
