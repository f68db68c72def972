package race

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/suggest"
)

// A Category is the goal of a race: the id of an ending, Any or All.
type Category string

// The categories that every story has, beside one for each ending.
const (
	Any Category = "any" // one run, to whichever ending
	All Category = "all" // runs one behind the other, until every ending was reached
)

// Categories lists the categories of a story: Any, its endings in their order,
// All.
func Categories(story *game.Story) []Category {
	list := []Category{Any}
	for i := range story.Endings {
		list = append(list, Category(story.Endings[i].ID))
	}
	return append(list, All)
}

// ParseCategory returns the category of that name. The error says which there
// are, and which was probably meant.
func ParseCategory(story *game.Story, name string) (Category, error) {
	var names []string
	for _, c := range Categories(story) {
		if string(c) == name {
			return c, nil
		}
		names = append(names, string(c))
	}
	return "", fmt.Errorf("there is no category %q%s; it can be %s", name, suggest.Phrase(name, names), strings.Join(names, ", "))
}

// A Measure is a figure of a run; a record is the run that has the least of it.
type Measure uint8

// The measures.
const (
	Time    Measure = iota // real time, from the first key to the last choice
	Choices                // choices taken
	Minutes                // minutes of the story
)

// Measures lists them.
var Measures = [...]Measure{Time, Choices, Minutes}

// String returns the measure's name, as "choices".
func (m Measure) String() string { return [...]string{"time", "choices", "minutes"}[m] }
