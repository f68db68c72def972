package scenes_test

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/scenes"
)

// The shipped story's own rules, as an editor would state them.

func shipped(t *testing.T) *game.Story {
	t.Helper()
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// plainBlock returns a block's words, without a picture's alternative text.
func plainBlock(story *game.Story, b game.BlockID) string {
	text := story.Text[0].Blocks[b]
	if text.Kind == game.Art {
		return ""
	}
	return string(text.AppendPlain(nil))
}

func at(p game.Pos) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// TestLabels holds every label of a choice to 60 characters, in every language: it is a
// line of a list on a small screen.
func TestLabels(t *testing.T) {
	const limit = 60
	story := shipped(t)
	for _, words := range story.Text {
		for c, label := range words.Choices {
			if n := utf8.RuneCountInString(label); n > limit {
				t.Errorf("%s: the label %q has %d characters; at most %d", at(story.Choices[c].Pos), label, n, limit)
			}
		}
	}
}

// TestPassages plays at random and holds every passage, all that is shown
// between two choices, to 200 words.
func TestPassages(t *testing.T) {
	const limit, plays = 200, 3_000
	story := shipped(t)
	words := make([]int, len(story.Blocks))
	for b := range words {
		words[b] = len(strings.Fields(plainBlock(story, game.BlockID(b))))
	}
	longest := map[game.NodeID]int{}
	random := rand.New(rand.NewPCG(11, 22))
	for i := range plays {
		playPassages(t, story, random, game.Difficulties[i%len(game.Difficulties)], func(st game.State, rec *game.Record) {
			n := 0
			for _, b := range rec.Blocks {
				n += words[b]
			}
			longest[st.Node] = max(longest[st.Node], n)
		})
	}
	for _, n := range slices.Sorted(maps.Keys(longest)) {
		if longest[n] > limit {
			t.Errorf("%s: a passage that ends here shows %d words; at most %d", story.NodeRef(n), longest[n], limit)
		}
	}
}

// playPassages plays once at random, for at most 400 choices, and visits the
// passage of every step.
func playPassages(t *testing.T, story *game.Story, random *rand.Rand, d game.Difficulty, visit func(game.State, *game.Record)) {
	t.Helper()
	var rec game.Record
	st, err := story.Begin(d, &rec)
	for range 400 {
		if err != nil {
			t.Fatal(err)
		}
		visit(st, &rec)
		var open []int
		for _, o := range story.Options(&st, nil) {
			if !o.Locked {
				open = append(open, o.Choice)
			}
		}
		if len(open) == 0 {
			return
		}
		rec.Reset()
		st, err = story.Choose(st, open[random.IntN(len(open))], &rec)
	}
}

var sentenceEnd = regexp.MustCompile(`[.?:]["']?\s+|\n`)

// TestSentences: no sentence of four words or more stands twice in the story.
func TestSentences(t *testing.T) {
	story := shipped(t)
	first := map[string]game.Pos{}
	for b := range story.Blocks {
		if story.Text[0].Blocks[b].Kind == game.Document {
			continue
		}
		for _, sentence := range sentenceEnd.Split(plainBlock(story, game.BlockID(b)), -1) {
			key := strings.Join(strings.FieldsFunc(strings.ToLower(sentence), notWord), " ")
			if len(strings.Fields(key)) < 4 {
				continue
			}
			if pos, ok := first[key]; ok {
				t.Errorf("%s: %q stands at %s already", at(story.Blocks[b].Pos), sentence, at(pos))
				continue
			}
			first[key] = story.Blocks[b].Pos
		}
	}
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }

// TestChoicesMatter: every choice has an outcome of its own, or leads to a node
// that no other choice leads to, or changes something that is read.
func TestChoicesMatter(t *testing.T) {
	story := shipped(t)
	read := readVars(story)
	into := map[game.NodeID]int{}
	for _, c := range story.Choices {
		into[c.Target]++
	}
	for i := range story.Choices {
		c := &story.Choices[i]
		if !hasOutcome(story, c) && into[c.Target] > 1 && !changesRead(story, c, read) {
			t.Errorf("%s: the choice %s changes nothing, tells nothing, and leads where others lead", at(c.Pos), c.ID)
		}
	}
}

func readVars(story *game.Story) map[game.Var]bool {
	read := map[game.Var]bool{game.MeterVar(game.Suspicion): true, game.MeterVar(game.Trace): true, game.MeterVar(game.Clock): true}
	note := func(c *game.Cond) {
		for _, v := range c.Reads() {
			read[v] = true
		}
	}
	for i := range story.Choices {
		note(story.Choices[i].If)
		note(story.Choices[i].Needs)
	}
	for i := range story.Blocks {
		note(story.Blocks[i].Guard)
	}
	return read
}

func hasOutcome(story *game.Story, c *game.Choice) bool {
	for b := c.Outcome.First; b < c.Outcome.Last; b++ {
		if strings.TrimSpace(plainBlock(story, b)) != "" {
			return true
		}
	}
	return false
}

func changesRead(story *game.Story, c *game.Choice, read map[game.Var]bool) bool {
	for i := range c.Effects {
		if slices.ContainsFunc(c.Effects[i].Writes(), func(v game.Var) bool { return read[v] }) {
			return true
		}
	}
	return false
}

// TestHouseStyle: straight quotes, no exclamation marks, no doubled words.
func TestHouseStyle(t *testing.T) {
	story := shipped(t)
	check := func(pos game.Pos, text string) {
		if i := strings.IndexAny(text, "!“”‘’…"); i >= 0 {
			t.Errorf("%s: the house has no %q: %q", at(pos), []rune(text[i:])[0], text)
		}
		fields := strings.Fields(strings.ToLower(text))
		for i := 1; i < len(fields); i++ {
			if w := strings.TrimFunc(fields[i], notWord); w == fields[i-1] && len(w) > 1 && !doubled[w] {
				t.Errorf("%s: %q stands twice in a row", at(pos), w)
			}
		}
	}
	for b := range story.Blocks {
		if story.Text[0].Blocks[b].Kind != game.Document {
			check(story.Blocks[b].Pos, plainBlock(story, game.BlockID(b)))
		}
	}
	for i := range story.Choices {
		check(story.Choices[i].Pos, story.Text[0].Choices[i])
	}
}

var doubled = map[string]bool{"had": true, "that": true}

// TestSpelling holds every word of the story against the list kept with it.
func TestSpelling(t *testing.T) {
	list, err := os.ReadFile("cobalt/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(list))
	for lines.Scan() {
		known[lines.Text()] = true
	}
	told := map[string]bool{}
	for _, w := range storyWords(shipped(t)) {
		if !known[w.text] && !told[w.text] {
			told[w.text] = true
			t.Errorf("%s: %q is not in scenes/cobalt/words.txt: mend it, or add it there in its place", at(w.pos), w.text)
		}
	}
	if words := slices.Sorted(maps.Keys(known)); len(words) == 0 {
		t.Error("scenes/cobalt/words.txt is empty")
	}
}

type placedWord struct {
	text string
	pos  game.Pos
}

// storyWords returns every word a reader of the story meets, as it is written,
// with a capital made small if the word opens a sentence.
func storyWords(story *game.Story) []placedWord {
	var all []placedWord
	add := func(pos game.Pos, text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			w = strings.Trim(w, "'")
			w = strings.TrimSuffix(w, "'s")
			if w != "" {
				all = append(all, placedWord{strings.ToLower(w), pos})
			}
		}
	}
	words := story.Text[0]
	for b := range story.Blocks {
		text := words.Blocks[b]
		add(story.Blocks[b].Pos, string(text.AppendPlain(nil)))
	}
	for i := range story.Choices {
		add(story.Choices[i].Pos, words.Choices[i])
	}
	for i := range story.Nodes {
		add(story.Nodes[i].Pos, words.Nodes[i])
	}
	for i := range story.Items {
		add(story.Items[i].Pos, words.Items[i].Name+" "+words.Items[i].About)
	}
	for i := range story.Facts {
		add(story.Facts[i].Pos, words.Facts[i].Name+" "+words.Facts[i].About)
	}
	for i := range story.Endings {
		add(story.Endings[i].Pos, words.Endings[i].Name+" "+words.Endings[i].Hint)
	}
	return all
}
