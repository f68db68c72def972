package tui

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// place names the scene that a run stands in, and where that is.
func (t *narrator) place(now *game.State) string {
	s := &t.words.Scenes[t.story.Nodes[now.Node].Scene]
	if s.Place == "" {
		return s.Title
	}
	return fill(t.phrases.Missions.Where, "title", s.Title, "place", s.Place)
}

// standing names where a run stands, or how it ended.
func (t *narrator) standing(run playthrough.Run) string { return t.standingOf(&run.Now().State) }

func (t *narrator) standingOf(now *game.State) string {
	if e, ended := now.Ended(); ended {
		return t.words.Endings[e].Name
	}
	return t.words.Scenes[t.story.Nodes[now.Node].Scene].Title
}

// sceneTitle returns the title of the scene in which a step came to rest.
func (t *narrator) sceneTitle(step *playthrough.Step) string {
	return t.words.Scenes[t.story.Nodes[step.State.Node].Scene].Title
}

// category names a category: an ending by its name.
func (t *narrator) category(c race.Category) string {
	switch c {
	case race.Any:
		return t.phrases.Race.Any
	case race.All:
		return t.phrases.Race.All
	}
	for i := range t.story.Endings {
		if t.story.Endings[i].ID == string(c) {
			return t.words.Endings[i].Name
		}
	}
	return string(c)
}

// sceneOrEnding names what a split is of.
func (t *narrator) sceneOrEnding(id string) string {
	if s, ok := t.story.FindScene(id); ok {
		return t.words.Scenes[s].Title
	}
	return t.category(race.Category(id))
}

// hint is what tempts one to look for an ending.
func (t *narrator) hint(e *game.EndingWords) string {
	if e.Hint == "" {
		return t.phrases.Endings.NoHint
	}
	return e.Hint
}

// figures tells a run in numbers.
func (t *narrator) figures(now *game.State) string {
	p := &t.phrases.Ending
	return fill(p.Figures,
		"choices", p.Choices.of(int(now.Choices)), "minutes", p.Minutes.of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}

// suspicionWords tells suspicion without its level, whose name could be that of a
// difficulty.
func (t *narrator) suspicionWords(now *game.State) string {
	return fill(t.phrases.Missions.Suspicion, "n", strconv.Itoa(now.Suspicion()))
}
