package phrases

// todayPhrases are the words for the mission of the day.
type todayPhrases struct {
	Entry string // of the title
	Goal  string // what is to be done
	Fault string // why it cannot be played
}

// NoMissionOfDay says why the mission of the day cannot be played.
func (p *Phrases) NoMissionOfDay(err error) string {
	return Fill(p.Today.Fault, "why", p.Said(err.Error()))
}

// MissionOfDay says what is to be done in the mission of a day: which ending to come to,
// and how many choices that takes at least. It is short enough for the line of notices.
func (p *Phrases) MissionOfDay(ending string, least int) string {
	return Fill(p.Today.Goal, "ending", ending, "choices", p.Ending.Choices.Of(least))
}
