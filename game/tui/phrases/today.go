package phrases

// todayPhrases are the words for the mission of the day.
type todayPhrases struct {
	Goal string // what is to be done
}

// MissionOfDay says what is to be done in the mission of a day: which ending to come to,
// and how many choices that takes at least. It is short enough for the line of notices.
func (p *Phrases) MissionOfDay(ending string, least int) string {
	return Fill(p.Today.Goal, "ending", ending, "choices", p.Ending.Choices.Of(least))
}
