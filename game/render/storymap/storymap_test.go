package storymap

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/scenes"
)

// hostile are titles that a careless writer would take for more than text.
var hostile = []string{
	`"quoted" and \backslashed\`, `ends in \`, `a"] --> b["c`, `"); }`, "`markdown` **bold** _it_", `<b>bold</b><script>alert(1)</script>`,
	`&amp; &#35; #35; #quot;`, `style x:#fff; classDef y:#000;`, `%%{init: {}}%%`, `end`, `]]>`, `--> {{x}} {{.Title}}`, `\N\G\l\n`, `ünï — ◆ “”`, `|a|b|`, `</title></svg>`,
}

// hostileMap returns the map of a small story whose titles are hostile.
func hostileMap(t *testing.T) *Map {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	words := *story.Text[0]
	words.Nodes, words.Scenes, words.Choices = slices.Clone(words.Nodes), slices.Clone(words.Scenes), slices.Clone(words.Choices)
	words.Endings = slices.Clone(words.Endings)
	next := 0
	title := func() string { next++; return hostile[next%len(hostile)] }
	for i := range words.Nodes {
		words.Nodes[i] = title()
	}
	for i := range words.Scenes {
		words.Scenes[i] = game.SceneWords{Title: title(), Place: title()}
	}
	for i := range words.Endings {
		words.Endings[i].Name = title()
	}
	for i := range words.Choices {
		words.Choices[i] = title()
	}
	words.Title = title()
	return New(story, &words)
}

// views returns the map as each combination of flags draws it.
func views(t *testing.T) map[string]*Map {
	all := map[string]*Map{}
	for _, weighed := range []bool{false, true} {
		for _, part := range []string{"all", "scenes", "scene"} {
			m := hostileMap(t)
			m.scenesOnly = part == "scenes"
			if part == "scene" {
				m.scenes, m.one = []game.SceneID{1}, true
			}
			if weighed {
				m.weight = &Weight{Count: m.graph.NewCount(), By: Simulation}
				m.weight.Runs, m.weight.Nodes[0], m.weight.Edges[0] = 300, 300, 1
			}
			all[fmt.Sprintf("%s, weighed: %v", part, weighed)] = m
		}
	}
	return all
}

func draw(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var out strings.Builder
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The lines of Mermaid that are allowed; Mermaid itself allows more.
var (
	mermaidName  = `[a-z][0-9]+`
	mermaidQuote = `"(?:[^"\x00-\x7f]|[A-Za-z0-9 .,!?'()/-]|#[0-9]+;|<br/>)*"`
	mermaidNode  = mermaidName + `(?:\[` + mermaidQuote + `\]|\(\[` + mermaidQuote + `\]\)(?::::ending)?|\{\{` + mermaidQuote + `\}\}|>` + mermaidQuote + `\])?`
	mermaidLine  = regexp.MustCompile(`^ *(?:` + strings.Join([]string{
		`flowchart TD`, `%% [a-z0-9 ,]+`, `classDef ending stroke-width:3px`, `end`,
		`subgraph ` + mermaidName + ` \[` + mermaidQuote + `\]`, mermaidNode,
		mermaidNode + ` (?:-->|-\.->)(?:\|` + mermaidQuote + `\|)? ` + mermaidNode,
	}, "|") + `)$`)
)

func TestMermaid(t *testing.T) {
	for name, m := range views(t) {
		text := draw(t, m.WriteMermaid)
		depth := 0
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if !mermaidLine.MatchString(line) {
				t.Errorf("%s: no line of Mermaid: %s", name, line)
			}
			switch word := strings.TrimSpace(line); {
			case strings.HasPrefix(word, "subgraph "):
				depth++
			case word == "end":
				depth--
			}
		}
		if depth != 0 {
			t.Errorf("%s: %d subgraphs are not closed", name, depth)
		}
	}
}

// A reader of Mermaid gets back the text that was escaped.
func TestMermaidText(t *testing.T) {
	number := regexp.MustCompile(`#([0-9]+);`)
	for _, title := range hostile {
		read := number.ReplaceAllStringFunc(mermaidText(title), func(s string) string {
			n, err := strconv.Atoi(s[1 : len(s)-1])
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(n))
		})
		if read != title {
			t.Errorf("%q is read as %q", title, read)
		}
	}
}

// The lines of DOT that are allowed; Graphviz itself allows more.
var (
	dotQuote = `"(?:[^"\\]|\\["\\n])*"`
	dotAttrs = `(?: \[(?:[a-z]+=(?:[a-z0-9.]+|` + dotQuote + `)(?:, )?)*\])`
	dotLine  = regexp.MustCompile(`^ *(?:` + strings.Join([]string{
		`digraph ` + dotQuote + ` \{`, `subgraph cluster_[0-9]+ \{`, `\}`, `(?:[a-z]+=(?:[a-z0-9]+|` + dotQuote + `); ?)+`,
		`(?:node|edge)` + dotAttrs + `;`, dotQuote + dotAttrs + `;`, dotQuote + ` -> ` + dotQuote + dotAttrs + `?;`,
	}, "|") + `)$`)
)

func TestDOT(t *testing.T) {
	for name, m := range views(t) {
		text := draw(t, m.WriteDOT)
		for line := range strings.Lines(text) {
			if line = strings.TrimSuffix(line, "\n"); !dotLine.MatchString(line) {
				t.Errorf("%s: no line of DOT: %s", name, line)
			}
		}
	}
	for _, title := range hostile {
		label := dotLabel(title)
		read := html.UnescapeString(strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(label[1 : len(label)-1]))
		if want := title; read != want {
			t.Errorf("%q is read as %q", want, read)
		}
	}
}

// The page is well formed, no element of it comes from a title, its links and
// labels lead to something, and it shows the titles.
func TestHTML(t *testing.T) {
	for name, m := range views(t) {
		text := draw(t, m.WriteHTML)
		page := readPage(t, name, text)
		for _, bad := range []string{"script", "b", "iframe", "img"} {
			if page.elements[bad] > 0 {
				t.Errorf("%s: the page holds a %s", name, bad)
			}
		}
		for id, n := range page.ids {
			if n > 1 {
				t.Errorf("%s: %d elements are called %q", name, n, id)
			}
		}
		for _, id := range page.refs {
			if page.ids[id] == 0 {
				t.Errorf("%s: nothing is called %q", name, id)
			}
		}
		if n := page.elements["svg"]; n < 2 || !m.scenesOnly && page.elements["details"] != len(m.scenes) {
			t.Errorf("%s: %d pictures, %d in words", name, n, page.elements["details"])
		}
		if title := m.words.Scenes[m.scenes[0]].Title; !strings.Contains(page.text.String(), title) {
			t.Errorf("%s: %q is not on the page", name, title)
		}
	}
}

// A htmlPage counts the elements, ids and references of a page.
type htmlPage struct {
	elements, ids map[string]int
	refs          []string
	text          strings.Builder
}

// readPage reads a page strictly: all elements of the body must be closed.
func readPage(t *testing.T, name, text string) *htmlPage {
	t.Helper()
	page := &htmlPage{elements: map[string]int{}, ids: map[string]int{}}
	_, body, _ := strings.Cut(text, "</style>") // CSS is no XML
	d := xml.NewDecoder(strings.NewReader("<html><head>" + body))
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return page
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		switch token := token.(type) {
		case xml.StartElement:
			page.start(token)
		case xml.CharData:
			page.text.Write(token)
		}
	}
}

func (p *htmlPage) start(e xml.StartElement) {
	p.elements[e.Name.Local]++
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "id":
			p.ids[a.Value]++
		case a.Name.Local == "aria-labelledby":
			p.refs = append(p.refs, strings.Fields(a.Value)...)
		case a.Name.Local == "href":
			p.refs = append(p.refs, strings.TrimPrefix(a.Value, "#"))
		case strings.HasPrefix(a.Name.Local, "on"):
			p.elements["script"]++
		}
	}
}

func TestJSON(t *testing.T) {
	for name, m := range views(t) {
		var object jsonMap
		if err := json.Unmarshal([]byte(draw(t, m.WriteJSON)), &object); err != nil {
			t.Fatal(err)
		}
		if m.scenesOnly != (object.Nodes == nil) || (m.weight == nil) != (object.Weights == nil) || len(object.Scenes) != len(m.scenes) {
			t.Errorf("%s: %d scenes, %d nodes, weights %v", name, len(object.Scenes), len(object.Nodes), object.Weights)
		}
		for _, s := range object.Scenes {
			if (s.Share != nil) != (m.weight != nil) {
				t.Errorf("%s: scene %s has the share %v", name, s.ID, s.Share)
			}
		}
	}
}

// Every edge of the story is drawn in the picture of each scene that it touches.
func TestEdges(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	m := New(story, story.Text[0])
	drawn := make([]int, len(m.graph.Edges))
	for _, s := range m.scenes {
		p := m.graph.Panel(s)
		for i := range p.Lines {
			for _, e := range p.Lines[i].Edges {
				drawn[e]++
			}
		}
		if lines := len(m.panel(s).Lines); lines != len(p.Lines) {
			t.Errorf("%d of %d lines are drawn", lines, len(p.Lines))
		}
	}
	for i, n := range drawn {
		e := &m.graph.Edges[i]
		want := 1
		if story.Nodes[e.To].Scene != e.Scene {
			want = 2
		}
		if n != want {
			t.Errorf("%s to %s, %s, is drawn %d times", m.source(e), story.NodeRef(e.To), e.Kind, n)
		}
	}
}

func TestWeightPercent(t *testing.T) {
	w := &Weight{Count: &layout.Count{Runs: 1000}}
	for runs, want := range map[int]string{0: "never", 1: "<1%", 10: "1%", 505: "50%", 995: ">99%", 1000: "100%"} {
		if got := w.percent(runs); got != want {
			t.Errorf("%d of 1000 are %s", runs, got)
		}
	}
	if w.Runs = 0; w.percent(0) != "never" || w.share(0) != 0 {
		t.Error("of no runs")
	}
}

// A map is known as one in each format, and nothing else is.
func TestWrote(t *testing.T) {
	for name, m := range views(t) {
		for format, write := range map[string]func(io.Writer) error{"mermaid": m.WriteMermaid, "dot": m.WriteDOT, "html": m.WriteHTML, "json": m.WriteJSON} {
			text := draw(t, write)
			if !Wrote([]byte(text)) || Wrote([]byte("\n"+text)) {
				t.Errorf("%s as %s is not known as a map", name, format)
			}
		}
	}
	for _, text := range []string{"", "---\ntitle: A\n---\n", "flowchart TD\n  A --> B\n", "digraph { a -> b }\n", "{\n  \"story\": \"a\",\n  \"digest\": \"b\"\n}\n", "<!DOCTYPE html>\n<title>Map of x</title>\n"} {
		if Wrote([]byte(text)) {
			t.Errorf("%q is taken for a map", text)
		}
	}
}

// Arrows counts the arrows that Mermaid will count.
func TestArrows(t *testing.T) {
	for name, m := range views(t) {
		text := draw(t, m.WriteMermaid)
		if n := strings.Count(text, "->"+" ") + strings.Count(text, "->|"); n != m.Arrows() || n == 0 {
			t.Errorf("%s: %d arrows are written, and %d counted", name, n, m.Arrows())
		}
	}
}

// The page says the language of its words, and in which direction that is read.
func TestPageLanguage(t *testing.T) {
	for tag, want := range map[string]string{"": `<html lang="en" dir="ltr">`, "es": `<html lang="es" dir="ltr">`, "ar": `<html lang="ar" dir="rtl">`} {
		m := hostileMap(t)
		m.words.Tag = tag
		if page := draw(t, New(m.story, m.words).WriteHTML); !strings.Contains(page, want) {
			t.Errorf("words in %q: the page has no %s", tag, want)
		}
	}
}
