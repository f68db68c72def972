package scenes

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"cobalt/game"
	"cobalt/scenes/fingerprint"
)

// join puts the drafts together.
func (c *compiler) join() *game.Story {
	v := c.voc
	s := &game.Story{
		ID: v.id, Digest: c.digest(), Start: c.start,
		Items: v.items, Facts: v.facts, Meters: v.meters, Levels: v.levels, Endings: v.endings, People: c.people,
		Scenes: make([]game.Scene, 0, len(c.drafts)),
	}
	w := v.original()
	if c.words != nil {
		w.Interface = c.words.words
	}
	s.Nodes, s.Choices, s.Blocks = c.all.nodes[:0], c.all.choices[:0], c.all.blocks[:0]
	w.Nodes, w.Choices, w.Blocks = c.all.titles[:0], c.all.labels[:0], c.all.texts[:0]
	for i, d := range c.drafts {
		appendDraft(s, w, d, game.SceneID(i))
		w.Scenes = append(w.Scenes, c.order[i].words())
	}
	w.Uneven = slices.ContainsFunc(c.files, isUneven)
	s.Rules = fingerprint.Rules(s)
	s.Text = []*game.Words{w}
	for _, e := range c.translations {
		s.Text = append(s.Text, c.translated(e))
	}
	return s
}

// appendDraft appends a scene's part to the story, and numbers it on. The part
// has its place in the story's memory already, so nothing moves.
func appendDraft(s *game.Story, w *game.Words, d *draft, id game.SceneID) {
	node, choice, block := game.NodeID(len(s.Nodes)), game.ChoiceID(len(s.Choices)), game.BlockID(len(s.Blocks))
	d.scene.First, d.scene.Last = node, node+game.NodeID(len(d.nodes))
	s.Scenes = append(s.Scenes, d.scene)
	for i := range d.nodes {
		n := &d.nodes[i]
		n.Scene, n.First, n.Last, n.Blocks = id, n.First+choice, n.Last+choice, shiftRange(n.Blocks, block)
	}
	for i := range d.choices {
		c := &d.choices[i]
		c.Node, c.Outcome = c.Node+node, shiftRange(c.Outcome, block)
	}
	s.Nodes, s.Choices, s.Blocks = extend(s.Nodes, d.nodes), extend(s.Choices, d.choices), extend(s.Blocks, d.blocks)
	w.Nodes, w.Choices, w.Blocks = extend(w.Nodes, d.titles), extend(w.Choices, d.labels), extend(w.Blocks, d.texts)
}

// extend is append, but copies nothing if the elements stand behind the list in
// its own memory already.
func extend[T any](list, more []T) []T {
	if n := len(list) + len(more); len(more) > 0 && n <= cap(list) && &list[:n][len(list)] == &more[0] {
		return list[:n]
	}
	return append(list, more...)
}

func shiftRange(r game.BlockRange, by game.BlockID) game.BlockRange {
	return game.BlockRange{First: r.First + by, Last: r.Last + by}
}

// original returns the words of story.md.
func (v *vocabulary) original() *game.Words {
	w := v.words.fill(&game.Words{})
	w.Intro = texts(v.intro)
	return w
}

// fill copies the words of a vocabulary into the words of a story.
func (v *vocabularyWords) fill(w *game.Words) *game.Words {
	w.Title = v.title.text
	w.Author, w.Version, w.License, w.Content = v.author.text, v.version.text, v.license.text, v.content.text
	for _, n := range v.people {
		w.People = append(w.People, game.Named{Name: n.name.text, About: n.about.text})
	}
	for _, names := range v.meterLevels {
		var level []string
		for _, p := range names {
			level = append(level, p.text)
		}
		w.MeterLevels = append(w.MeterLevels, level)
	}
	for _, n := range v.items {
		w.Items = append(w.Items, game.Named{Name: n.name.text, About: n.about.text})
	}
	for _, n := range v.facts {
		w.Facts = append(w.Facts, game.Named{Name: n.name.text, About: n.about.text})
	}
	for _, p := range v.meters {
		w.Meters = append(w.Meters, p.text)
	}
	for _, p := range v.levels {
		w.Levels = append(w.Levels, p.text)
	}
	for _, n := range v.endings {
		w.Endings = append(w.Endings, game.EndingWords{Name: n.name.text, Hint: n.about.text})
	}
	return w
}

func texts(blocks []block) []game.Text {
	list := make([]game.Text, len(blocks))
	for i := range blocks {
		list[i] = blocks[i].text
	}
	return list
}

// translated returns the words of an translation.
func (c *compiler) translated(e *translation) *game.Words {
	w := &game.Words{Tag: e.tag.String(), Uneven: slices.ContainsFunc(e.files, isUneven)}
	if t := e.interfaceWords; t != nil {
		w.Interface = t.words
	}
	if p := e.story; p != nil {
		p.words.fill(w)
		w.Intro, w.Missing = texts(p.intro), p.missing
	} else {
		c.voc.words.fill(w)
		w.Intro = texts(c.voc.intro)
		w.Missing = []game.Missing{{Pos: game.Pos{File: storyFile, Line: 1, Col: 1}, What: "the whole of " + storyFile}}
	}
	for _, p := range e.words {
		w.Scenes = append(w.Scenes, p.scene)
		w.Nodes = append(w.Nodes, p.titles...)
		w.Choices = append(w.Choices, p.labels...)
		w.Blocks = append(w.Blocks, p.texts...)
		w.Missing = append(w.Missing, p.missing...)
	}
	return w
}

// isUneven reports whether a file has letters whose width terminals disagree on.
func isUneven(f *faults) bool { return f.uneven }

// words returns the words of the scene's front matter. A scene without a title
// is called as its file is.
func (s *scene) words() game.SceneWords {
	w := game.SceneWords{Title: s.head.title.text, Place: s.head.place.text}
	if w.Title == "" {
		w.Title = s.id
	}
	return w
}

// parallel calls work for 0 to n-1, on as many processors as there are. A panic
// in one of them is the caller's.
func parallel(n int, work func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers < 2 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	var broken atomic.Pointer[any]
	for range workers {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					broken.CompareAndSwap(nil, &p)
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				work(int(i))
			}
		})
	}
	wg.Wait()
	if p := broken.Load(); p != nil {
		panic(*p)
	}
}
