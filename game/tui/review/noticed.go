package review

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// A Peak is a peak of suspicion, with the letter under which it stands.
type Peak struct {
	aftermath.Peak
	Letter rune
}

// Peaks returns the peaks of a run that are told, in the order of the run.
func Peaks(n *phrases.Narrator, run playthrough.Run) []Peak {
	var all []Peak
	for i, p := range aftermath.Peaks(n.Story, run.Steps()) {
		all = append(all, Peak{p, rune('a' + i)})
	}
	return all
}

// PeakLine tells a peak: its height, scene and choice.
func PeakLine(n *phrases.Narrator, p Peak) string {
	at := p.State()
	return phrases.Fill(n.Phrases.Debrief.Peak, "level", n.Level(&at),
		"scene", n.Words.Scenes[p.Scene].Title, "choice", n.Words.Choices[p.By.Choice])
}

// HighestPeak tells which choice drew the most suspicion; it is empty if none drew
// any.
func HighestPeak(n *phrases.Narrator, run playthrough.Run) string {
	highest, by, scene := aftermath.Highest(n.Story, run.Steps())
	if by == game.NoChoice {
		return ""
	}
	return phrases.Fill(n.Phrases.Ending.Peak, "n", strconv.Itoa(highest), "choice", n.Words.Choices[by],
		"scene", n.Words.Scenes[scene].Title)
}

// longestReason is the most of a reason that is told, in columns.
const longestReason = 160

// ReasonFor is how the story told the rise of suspicion in a step: how the text ended
// that raised it. It is empty if the choice itself did, because its own words say why.
func ReasonFor(n *phrases.Narrator, step *playthrough.Step) string {
	e := aftermath.Rise(step)
	if e == nil || e.Block == game.NoBlock {
		return ""
	}
	return LastSentence(n.Words.Shown(&step.Record, e.Shown-1)) // a block is shown before its effects happen
}

// OutcomeOf is how the story told what came of a step's choice: how its outcome ended. An
// outcome tells first what was done, and then who saw it. It is empty if there is none.
func OutcomeOf(n *phrases.Narrator, step *playthrough.Step) string {
	shown := len(step.Record.Blocks)
	for i := range step.Record.Events {
		if e := &step.Record.Events[i]; e.Kind == game.Entered {
			shown = e.Shown
			break
		}
	}
	for i := range slices.Backward(step.Record.Blocks[:shown]) {
		if said := LastSentence(n.Words.Shown(&step.Record, i)); said != "" {
			return said
		}
	}
	return ""
}

// Sentence returns the first sentence of a text of prose; it is empty of another text.
func Sentence(text *game.Text) string {
	sentences := sentencesOf(text)
	if len(sentences) == 0 {
		return ""
	}
	return quoted(sentences[0])
}

// shortSentence is the width below which a last sentence says too little without the one
// before it.
const shortSentence = 30

// LastSentence returns the last sentence of a text of prose, and if it is short and there
// is room, the one before it; it is empty of another text.
func LastSentence(text *game.Text) string {
	sentences := sentencesOf(text)
	if len(sentences) == 0 {
		return ""
	}
	last := len(sentences) - 1
	said := sentences[last]
	if last > 0 && prose.Width(said) < shortSentence {
		if both := sentences[last-1] + " " + said; prose.Width(both) <= longestReason {
			said = both
		}
	}
	return quoted(said)
}

// sentencesOf parts a text of prose into its sentences; there are none in another text.
func sentencesOf(text *game.Text) []string {
	if text.Kind != game.Prose {
		return nil
	}
	words := strings.Join(strings.Fields(string(text.AppendPlain(nil))), " ")
	var all []string
	from := 0
	for i, r := range words {
		if i < from || !strings.ContainsRune(".?!…", r) {
			continue
		}
		end := len(words) - len(strings.TrimLeft(words[i+utf8.RuneLen(r):], closing))
		if end < len(words) && words[end] == ' ' && !goesOn(words[end+1:]) {
			all = append(all, words[from:end])
			from = end + 1
		}
	}
	if from < len(words) {
		all = append(all, words[from:])
	}
	return all
}

// closing are the signs that may stand behind the end of a sentence and belong to it.
const closing = `"')”’»`

// goesOn reports whether a text goes on with a sentence whose end seemed to stand before
// it, as behind a question that somebody asks: "Who?" asks the grating.
func goesOn(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// quoted gives a sentence that was cut out of what somebody says the quotation marks that
// it lost, and cuts it to the length that is told.
func quoted(words string) string {
	if at := strings.Index(words, `"`); strings.Count(words, `"`)%2 == 1 {
		if at > 0 && words[at-1] != ' ' {
			words = `"` + words
		} else {
			words += `"`
		}
	}
	switch opened, closed := strings.Index(words, "«"), strings.Index(words, "»"); {
	case closed >= 0 && (opened < 0 || opened > closed):
		words = "«" + words
	case strings.LastIndex(words, "«") > strings.LastIndex(words, "»"):
		words += "»"
	}
	return widget.Clip(words, longestReason)
}
