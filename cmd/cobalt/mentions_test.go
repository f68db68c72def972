package main

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/longtest"
	"cobalt/scenes"
)

// A planting says which words of the shipped story take something for granted, and
// where a run learns of it.
type planting struct {
	mention string   // a regular expression: the words
	in      []string // the scenes whose texts and labels may not say them before
	planted []string // nodes, or `fact NAME`: wherever that is learned
}

// plantings begins with those that a usual run of the tests proves.
var plantings = []planting{
	{`Osip`, []string{"assignment", "kremlin", "hospital", "extraction", "train", "hotel", "chase", "aftermath"}, []string{"prison.md#the-next-cell"}},
	{`Hendricks|Vienna`, []string{"hotel", "chase", "aftermath"}, []string{"fact named_in_time", "hotel.md#front-steps"}},
	{`eleven steps|\bcook\b`, []string{"hospital", "chase", "aftermath"}, []string{"kremlin.md#eleven-steps"}},
	{`Sidorov`, []string{"extraction", "train", "hotel", "chase", "aftermath"}, []string{"hospital.md#the-ceiling"}},
	{`Lisenker`, []string{"hotel", "chase", "aftermath"}, []string{"train.md#lisenker"}},
	{`Wistrom`, []string{"hotel", "chase", "aftermath"}, []string{"train.md#the-board", "train.md#the-plan"}},
	{`Bodnár|[Tt]uner|one brown shoe`, []string{"hotel", "chase"}, []string{"budapest.md#the-courier"}},
	{`Pchelkin`, []string{"hospital", "hotel", "aftermath"}, []string{"kremlin.md#the-trinity-gate"}},
	{`a major has sworn|a line about the major`, []string{"hotel", "aftermath"}, []string{"fact major_praised"}},
	{`[Cc]olonel`, []string{"extraction", "train", "hotel", "chase", "aftermath"}, []string{"hospital.md#the-foot"}},
	{`Omsk`, []string{"extraction", "train", "hotel", "chase", "aftermath"}, []string{"hospital.md#the-back-stair"}},
	{`Trieste`, []string{"chase", "aftermath"}, []string{"fact brandt_told", "hotel.md#not-him", "hotel.md#second-look", "hotel.md#lower-it"}},
	{`trout`, []string{"chase", "aftermath"}, []string{"fact he_has_false"}},
	{`C-20`, []string{"aftermath"}, []string{"prison.md#the-bolt", "prison.md#the-dark", "prison.md#the-lens"}},
	{`nineteen seconds (on|in) it|pocket with the nineteen seconds`, []string{"prison", "kremlin", "train"}, []string{"fact last_words"}},
	{`Hannaway's thumb`, []string{"train", "hotel", "chase"}, []string{"fact half_codes"}},
	{`lay the photograph on|lay it down, face up`, []string{"hotel"}, []string{"fact face_on_file"}},
}

// TestMentions proves that no run is told of a person, a thing or an event that it has
// not met: where the story ends at the places that tell of it, the words are never shown.
func TestMentions(t *testing.T) {
	if testing.Short() {
		t.Skip("each pair is a proof of the whole story")
	}
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plantings[:longtest.Count(3, len(plantings))] {
		t.Run(p.mention, func(t *testing.T) {
			cut := without(t, story, p.planted)
			report, err := explore.Verify(context.Background(), cut, explore.Options{})
			if err != nil || !report.Complete {
				t.Fatalf("the proof did not come to its end: %v", err)
			}
			m := &mentions{story: cut, is: regexp.MustCompile(p.mention), dead: deadPlaces(report), planted: p.planted}
			for _, place := range m.of(p.in) {
				t.Errorf("%s:%d says %s to a run that has not come to %s", place.File, place.Line, p.mention, strings.Join(p.planted, ", "))
			}
			if m.found == 0 {
				t.Errorf("%s says it nowhere", strings.Join(p.in, ", "))
			}
		})
	}
}

// TestMentionsAreSeen holds that words which a run may be told too early are found: in a
// passage, in a part of one, in the outcome and the label of a choice; and no others.
func TestMentionsAreSeen(t *testing.T) {
	story, err := scenes.CompileDir("testdata/mentions")
	if err != nil {
		t.Fatal(err)
	}
	cut := without(t, story, []string{"a.md#the-cellar", "fact told"})
	report, err := explore.Verify(context.Background(), cut, explore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := &mentions{story: cut, is: regexp.MustCompile("Ada"), dead: deadPlaces(report)}
	early := map[int]bool{}
	for _, place := range m.of([]string{"b"}) {
		early[place.Line] = true
	}
	text, err := os.ReadFile("testdata/mentions/b.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if want := strings.Contains(line, "early"); early[i+1] != want {
			t.Errorf("line %d: found is %t, want %t: %s", i+1, early[i+1], want, line)
		}
	}
	if m.found != strings.Count(string(text), "Ada") {
		t.Errorf("%d mentions were looked at", m.found)
	}
}

// without returns a copy of a story that ends at each node named, and in which each fact
// named is never learned.
func without(t *testing.T, story *game.Story, places []string) *game.Story {
	t.Helper()
	cut := story.Copy()
	cut.Nodes = slices.Clone(story.Nodes)
	for _, place := range places {
		if fact, ok := strings.CutPrefix(place, "fact "); ok {
			unlearn(t, cut, fact)
			continue
		}
		n := -1
		for i := range cut.Nodes {
			if cut.NodeRef(game.NodeID(i)) == place {
				n = i
			}
		}
		if n < 0 {
			t.Fatalf("there is no node %s", place)
		}
		endAt(cut, &cut.Nodes[n])
	}
	if err := cut.Finalize(); err != nil {
		t.Fatal(err)
	}
	return cut
}

// endAt makes a node the story's first ending, at its first block.
func endAt(story *game.Story, node *game.Node) {
	node.Blocks.Last = node.Blocks.First + 1
	block := &story.Blocks[node.Blocks.First]
	block.Guard, block.Else, block.Effects, block.Divert, block.Ending = nil, false, nil, game.NoNode, 0
}

// unlearn takes a fact out of every effect that teaches it.
func unlearn(t *testing.T, story *game.Story, fact string) {
	t.Helper()
	id := slices.IndexFunc(story.Facts, func(f game.Fact) bool { return f.ID == fact })
	if id < 0 {
		t.Fatalf("there is no fact %s", fact)
	}
	teaches := func(e game.Effect) bool { return e.Kind == game.Learn && !e.Scenes && e.Ref == id }
	for i := range story.Choices {
		story.Choices[i].Effects = slices.DeleteFunc(story.Choices[i].Effects, teaches)
	}
	for i := range story.Blocks {
		story.Blocks[i].Effects = slices.DeleteFunc(story.Blocks[i].Effects, teaches)
	}
}

// dead says of places in a story's source that no run comes to them.
type dead struct {
	nodes, locked, hidden, texts map[game.Pos]bool
}

func deadPlaces(r *explore.Report) dead {
	d := dead{map[game.Pos]bool{}, map[game.Pos]bool{}, map[game.Pos]bool{}, map[game.Pos]bool{}}
	for _, f := range slices.Concat(r.Defects, r.Warnings) {
		switch {
		case f.Kind == explore.UnreachableNode:
			d.nodes[f.Pos] = true
		case f.Kind == explore.DeadText:
			d.texts[f.Pos] = true
		case f.Kind == explore.DeadChoice && strings.Contains(f.Message, "never unlocked"):
			d.locked[f.Pos] = true
		case f.Kind == explore.DeadChoice:
			d.hidden[f.Pos] = true
		}
	}
	return d
}

// mentions finds words in the texts of a story.
type mentions struct {
	story   *game.Story
	is      *regexp.Regexp
	dead    dead
	planted []string // the nodes that tell of them, where they may be said
	found   int      // how often the words stand in the scenes but for those
	early   []game.Pos
}

// of returns where scenes say the words to some run.
func (m *mentions) of(in []string) []game.Pos {
	for n := range m.story.Nodes {
		node := &m.story.Nodes[n]
		if !slices.Contains(in, m.story.Scenes[node.Scene].ID) || slices.Contains(m.planted, m.story.NodeRef(game.NodeID(n))) {
			continue
		}
		alive := !m.dead.nodes[node.Pos]
		m.blocks(node.Blocks, alive)
		for c := node.First; c < node.Last; c++ {
			pos := m.story.Choices[c].Pos
			shown := alive && !m.dead.hidden[pos]
			m.count(m.story.Text[0].Choices[c], shown, pos)
			m.blocks(m.story.Choices[c].Outcome, shown && !m.dead.locked[pos])
		}
	}
	return m.early
}

// count notes how often a text says the words, and its place if a run is shown it.
func (m *mentions) count(text string, shown bool, pos game.Pos) {
	n := len(m.is.FindAllString(text, -1))
	if m.found += n; n > 0 && shown {
		m.early = append(m.early, pos)
	}
}

func (m *mentions) blocks(r game.BlockRange, alive bool) {
	for b := r.First; b < r.Last; b++ {
		block, text := &m.story.Blocks[b], &m.story.Text[0].Blocks[b]
		shown := alive && !m.dead.texts[block.Pos]
		m.count(strings.Join(text.Lines, "\n"), shown, block.Pos)
		for _, paragraph := range text.Paragraphs {
			m.count(joined(paragraph), shown, block.Pos)
		}
		for _, piece := range text.Pieces {
			for i, runs := range piece.Texts {
				pos := block.Pieces[piece.Piece].TextPos(i)
				m.count(joined(runs), shown && !m.dead.texts[pos], pos)
			}
		}
	}
}

// joined is the words of runs of text.
func joined(runs []game.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
