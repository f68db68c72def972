package translation

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/frontmatter"
)

// frontLines are the lines of a text's front matter by the keys on the way to
// them, joined by slashes: "items/keys/name".
type frontLines struct {
	text []byte
	at   map[string]int
}

// frontLines returns the lines of a file's front matter. Those of a text that is as it
// was are not read again.
func (t *Translation) frontLines(file string) map[string]int {
	text := t.analysis.Text(t.Dir + "/" + file)
	lines, known := t.past.linesOf(file)
	if !known || !bytes.Equal(lines.text, text) {
		lines = frontLines{text, linesOfFront(text)}
	}
	t.fronts[file] = lines
	return lines.at
}

func (r *remembered) linesOf(file string) (lines frontLines, known bool) {
	if r != nil {
		lines, known = r.fronts[file]
	}
	return lines, known
}

func linesOfFront(text []byte) map[string]int {
	lines := map[string]int{}
	block, found := frontmatter.Find(text)
	if !found {
		return lines
	}
	if doc, fault := frontmatter.Load(text[block.Start:block.End]); fault == nil && doc != nil {
		lineOfKeys(doc.Content[0], "", lines)
	}
	return lines
}

// lineOfKeys notes the lines of a mapping's keys. YAML counts from the line behind the
// fence.
func lineOfKeys(n *yaml.Node, prefix string, lines map[string]int) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := prefix + n.Content[i].Value
			lines[key] = n.Content[i].Line + 1
			lineOfKeys(n.Content[i+1], key+"/", lines)
		}
	case yaml.SequenceNode:
		for i, child := range n.Content {
			key := prefix + strconv.Itoa(i)
			lines[key] = child.Line + 1
			lineOfKeys(child, key+"/", lines)
		}
	default: // it has no keys
	}
}

// story collects the texts of story.md.
func (g *gatherer) story() {
	s := &storyGatherer{gatherer: g, lines: g.frontLines(storyFile), own: g.original, theirs: g.words}
	if s.theirs == nil {
		s.theirs = g.original // nothing is there, so nothing is compared
	}
	start := game.Pos{File: storyFile, Line: 1, Col: 1}
	s.one("title", s.own.Title, s.theirs.Title, start)
	s.one("content", s.own.Content, s.theirs.Content, start)
	s.levels("levels", s.own.Levels, s.theirs.Levels, start)
	s.meters()
	for i := range s.own.Items {
		s.named("items/"+g.analysis.Story.Items[i].ID, s.own.Items[i], s.theirs.Items[i], "about", g.analysis.Story.Items[i].Pos)
	}
	for i := range s.own.Facts {
		s.named("facts/"+g.analysis.Story.Facts[i].ID, s.own.Facts[i], s.theirs.Facts[i], "about", g.analysis.Story.Facts[i].Pos)
	}
	for i := range s.own.People {
		s.named("people/"+g.analysis.Story.People[i].ID, s.own.People[i], s.theirs.People[i], "about", start)
	}
	for i := range s.own.Endings {
		own, theirs := s.own.Endings[i], s.theirs.Endings[i]
		s.named("endings/"+g.analysis.Story.Endings[i].ID, game.Named{Name: own.Name, About: own.Hint}, game.Named{Name: theirs.Name, About: theirs.Hint}, "hint", g.analysis.Story.Endings[i].Pos)
	}
	s.intro(start)
}

// A storyGatherer collects the texts of story.md.
type storyGatherer struct {
	*gatherer
	lines       map[string]int
	own, theirs *game.Words
}

// one adds a text that stands alone.
func (s *storyGatherer) one(key, own, theirs string, at game.Pos) {
	gr := group{file: storyFile, key: key, node: key, names: key != "content"}
	s.front(&gr, s.lines, key, "the "+key, own, theirs, at)
	s.add(gr)
}

// named adds the words of something that is declared.
func (s *storyGatherer) named(key string, own, theirs game.Named, about string, at game.Pos) {
	id := key[strings.IndexByte(key, '/')+1:]
	gr := group{file: storyFile, key: key, node: key, names: true}
	s.front(&gr, s.lines, key+"/name", fmt.Sprintf("the name of %q", id), own.Name, theirs.Name, at)
	s.front(&gr, s.lines, key+"/"+about, fmt.Sprintf("%s of %q", about, id), own.About, theirs.About, at)
	s.add(gr)
}

// levels adds the names of levels.
func (s *storyGatherer) levels(key string, own, theirs []string, at game.Pos) {
	gr := group{file: storyFile, key: key, node: key, names: true}
	for i := range own {
		s.front(&gr, s.lines, key+"/"+strconv.Itoa(i), "the name of a level", own[i], theirs[i], at)
	}
	s.add(gr)
}

// meters adds the names of the meters that readers see, and of their levels.
func (s *storyGatherer) meters() {
	for i := range s.own.Meters {
		def := &s.analysis.Story.Meters[i]
		key := "meters/" + def.ID
		if def.Show != game.ShowNever {
			s.named(key, game.Named{Name: s.own.Meters[i]}, game.Named{Name: s.theirs.Meters[i]}, "about", def.Pos)
		}
		s.levels(key+"/levels", s.own.MeterLevels[i], s.theirs.MeterLevels[i], def.Pos)
	}
}

// intro adds the paragraphs about the story. Their lines are not known, so they are
// told at the file's first line.
func (s *storyGatherer) intro(at game.Pos) {
	gr := group{file: storyFile, key: "intro", node: "intro"}
	lacking := 0
	for _, m := range s.theirs.Missing {
		if strings.HasSuffix(m.What, " about the story") {
			lacking++
		}
	}
	for i := range s.own.Intro {
		u := unit{what: "a paragraph about the story", original: plain(&s.own.Intro[i]), at: at}
		if s.exists(storyFile) && i < len(s.own.Intro)-lacking {
			u.translated = plain(&s.theirs.Intro[i])
			u.in = diag.Range{File: s.Dir + "/" + storyFile, Line: 1}
		}
		gr.units = append(gr.units, u)
	}
	s.add(gr)
}
