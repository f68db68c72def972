package phrases

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// Place names the scene that a run stands in, and its place.
func (n *Narrator) Place(now *game.State) string {
	s := &n.Words.Scenes[n.Story.Nodes[now.Node].Scene]
	if s.Place == "" {
		return s.Title
	}
	return Fill(n.Phrases.Missions.Where, "title", s.Title, "place", s.Place)
}

// Standing names the scene that a run stands in, or its ending.
func (n *Narrator) Standing(run playthrough.Run) string { return n.StandingOf(&run.Now().State) }

// StandingOf is like [Narrator.Standing], for a state.
func (n *Narrator) StandingOf(now *game.State) string {
	if e, ended := now.Ended(); ended {
		return n.Words.Endings[e].Name
	}
	return n.Words.Scenes[n.Story.Nodes[now.Node].Scene].Title
}

// SceneTitle returns the title of the scene in which a step came to rest.
func (n *Narrator) SceneTitle(step *playthrough.Step) string {
	return n.Words.Scenes[n.Story.Nodes[step.State.Node].Scene].Title
}

// Category names a category: an ending by its name.
func (n *Narrator) Category(c race.Category) string {
	switch c {
	case race.Any:
		return n.Phrases.Race.Any
	case race.All:
		return n.Phrases.Race.All
	}
	for i := range n.Story.Endings {
		if n.Story.Endings[i].ID == string(c) {
			return n.Words.Endings[i].Name
		}
	}
	return string(c)
}

// SceneOrEnding names the scene or ending of a split.
func (n *Narrator) SceneOrEnding(id string) string {
	if s, ok := n.Story.FindScene(id); ok {
		return n.Words.Scenes[s].Title
	}
	return n.Category(race.Category(id))
}

// Hint tempts one to look for an ending.
func (n *Narrator) Hint(e *game.EndingWords) string {
	if e.Hint == "" {
		return n.Phrases.Endings.NoHint
	}
	return e.Hint
}

// Figures tells a run in numbers, suspicion and trace only if the story has them.
func (n *Narrator) Figures(now *game.State) string {
	p := &n.Phrases.Ending
	phrase := p.Figures
	if !n.Story.HasSuspicion() {
		phrase = p.FiguresPlain
	}
	return Fill(phrase,
		"choices", p.Choices.Of(int(now.Choices)), "minutes", p.Minutes.Of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}

// SuspicionWords tells suspicion without its level, whose name could be that of a
// difficulty.
func (n *Narrator) SuspicionWords(now *game.State) string {
	return Fill(n.Phrases.Missions.Suspicion, "n", strconv.Itoa(now.Suspicion()))
}
