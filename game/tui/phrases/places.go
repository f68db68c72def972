package phrases

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// Place names the scene that a run stands in, and where that is.
func (t *Narrator) Place(now *game.State) string {
	s := &t.Words.Scenes[t.Story.Nodes[now.Node].Scene]
	if s.Place == "" {
		return s.Title
	}
	return Fill(t.Phrases.Missions.Where, "title", s.Title, "place", s.Place)
}

// Standing names where a run stands, or how it ended.
func (t *Narrator) Standing(run playthrough.Run) string { return t.StandingOf(&run.Now().State) }

func (t *Narrator) StandingOf(now *game.State) string {
	if e, ended := now.Ended(); ended {
		return t.Words.Endings[e].Name
	}
	return t.Words.Scenes[t.Story.Nodes[now.Node].Scene].Title
}

// SceneTitle returns the title of the scene in which a step came to rest.
func (t *Narrator) SceneTitle(step *playthrough.Step) string {
	return t.Words.Scenes[t.Story.Nodes[step.State.Node].Scene].Title
}

// Category names a category: an ending by its name.
func (t *Narrator) Category(c race.Category) string {
	switch c {
	case race.Any:
		return t.Phrases.Race.Any
	case race.All:
		return t.Phrases.Race.All
	}
	for i := range t.Story.Endings {
		if t.Story.Endings[i].ID == string(c) {
			return t.Words.Endings[i].Name
		}
	}
	return string(c)
}

// SceneOrEnding names what a split is of.
func (t *Narrator) SceneOrEnding(id string) string {
	if s, ok := t.Story.FindScene(id); ok {
		return t.Words.Scenes[s].Title
	}
	return t.Category(race.Category(id))
}

// Hint is what tempts one to look for an ending.
func (t *Narrator) Hint(e *game.EndingWords) string {
	if e.Hint == "" {
		return t.Phrases.Endings.NoHint
	}
	return e.Hint
}

// Figures tells a run in numbers.
func (t *Narrator) Figures(now *game.State) string {
	p := &t.Phrases.Ending
	return Fill(p.Figures,
		"choices", p.Choices.Of(int(now.Choices)), "minutes", p.Minutes.Of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}

// SuspicionWords tells suspicion without its level, whose name could be that of a
// difficulty.
func (t *Narrator) SuspicionWords(now *game.State) string {
	return Fill(t.Phrases.Missions.Suspicion, "n", strconv.Itoa(now.Suspicion()))
}
