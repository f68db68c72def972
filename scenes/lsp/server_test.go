package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cobalt/scenes/lsp/protocol"
)

func lines(list []protocol.Diagnostic) []string {
	out := []string{}
	for _, d := range list {
		out = append(out, fmt.Sprintf("%d:%d-%d %s %s", d.Range.Start.Line, d.Range.Start.Character, d.Range.End.Character, d.Code, d.Message))
	}
	return out
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var quiet = Options{MaxMemory: -1}

// Faults are told of the text that is open, saved or not, and of files that are not
// open; and taken back once they are mended.
func TestDiagnostics(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	equal(t, c.messages("cell.md"), []string{})
	c.replace("cell.md", "`gain keys`", "`gain kyes` 😀 `x`")
	equal(t, c.messages("cell.md"), []string{
		`12:35-39 unknown-item unknown item "kyes" (did you mean "keys"?)`,
		`12:41-43 choice-text only code spans follow a choice's link; its outcome is a paragraph of its own: leave a line blank, and indent it by two blanks`,
	})
	c.replace("cell.md", "`gain kyes` 😀 `x`", "`gain keys`")
	equal(t, c.messages("cell.md"), []string{})

	c.replace("cell.md", "## Corridor", "## Hall")
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	c.replace("cell.md", "## Hall", "## Corridor")
	equal(t, c.messages("cell.md"), []string{})

	c.open("story.md", strings.Replace(story["story.md"], "free:", "flee:", 1))
	c.await("yard.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 && list[0].Code == "unknown-ending" })
	c.replace("story.md", "flee:", "free:")
	c.await("yard.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
}

// A mission is run on the story as it is open.
func TestMissionDiagnostics(t *testing.T) {
	c := start(t, story, quiet)
	c.open("missions/out.mission", story["missions/out.mission"])
	equal(t, c.messages("missions/out.mission"), []string{})
	c.replace("missions/out.mission", "lift-the-keys", "lift-the-kyes @ 4")
	list := c.messages("missions/out.mission")
	if len(list) != 1 || !strings.HasPrefix(list[0], `1:0-17 unknown-choice there is no choice "lift-the-kyes" at cell.md#the-cell (did you mean "lift-the-keys"?)`) {
		t.Errorf("%q", list)
	}
	c.replace("missions/out.mission", "lift-the-kyes @ 4", "lift-the-keys")
	c.open("cell.md", story["cell.md"])
	c.replace("cell.md", "`gain keys`", "`lose keys`")
	c.await("missions/out.mission", func(list []protocol.Diagnostic) bool {
		return len(list) == 2 && list[0].Code == "expectation" && list[1].Code == "choice-locked"
	})
}

// Each thing that a translation lacks is told at its node.
func TestLacking(t *testing.T) {
	c := start(t, story, quiet)
	c.open("es/cell.md", story["es/cell.md"])
	equal(t, c.messages("es/cell.md"), []string{
		`0:0-3 untranslated the translation lacks the node "corridor"`,
		`4:14-22 untranslated the translation lacks the choice "wedge-the-door"`,
		`4:14-22 untranslated the translation lacks the choice "walk-out"`,
	})
}

// A text whose original changed since it was translated is told at its line, and on
// hover; and a term that is told otherwise than the glossary says.
func TestStaleTranslation(t *testing.T) {
	files := maps.Clone(story)
	files["es/translation.yaml"] = "glossary: {warder: guardián}\nsums:\n  cell.md:\n    \"#the-cell\": \"- 0123456789\"\n"
	c := start(t, files, quiet)
	c.open("es/cell.md", files["es/cell.md"])
	c.await("es/cell.md", func(list []protocol.Diagnostic) bool {
		told := strings.Join(lines(list), "\n")
		return strings.Contains(told, "stale-translation the original of the paragraph of #the-cell changed") &&
			strings.Contains(told, `glossary-term the original of #the-cell says "warder"`)
	})
	if got, want := c.hover("es/cell.md", "Una pu^erta"), "**The original** (cell.md:9), which changed since this was translated\n\nA door"; !strings.HasPrefix(got, want) {
		t.Errorf("the hover is %q", got)
	}
}

func (c *client) labels(name, marked string) []string {
	c.t.Helper()
	var answer protocol.Completions
	c.call("textDocument/completion", c.at(name, marked), &answer)
	list := []string{}
	for _, item := range answer.Items {
		list = append(list, item.Label)
	}
	return list
}

func TestCompletion(t *testing.T) {
	text := story["cell.md"] + "\n## New\n\n- [Go](#) `gain ` `if ` `needs seen(\"#c` `learn ` `` \n\n`ending f`\n- [On](yard.md#\n- [X](\n"
	c := start(t, story, quiet)
	c.open("cell.md", text)
	c.open("missions/out.mission", story["missions/out.mission"]+"\nexpect can \n")
	c.messages("cell.md")
	for marked, want := range map[string][]string{
		"[Go](#^)":          {"#the-cell", "#corridor", "#new"},
		"`gain ^`":          {"keys"},
		"`if ^`":            {"keys", "face_on_file", "quiet", "trust", "door_wedged", "suspicion", "trace", "clock", "not", "and", "or", `seen("`, `visits("`},
		"seen(\"#c^":        {"#corridor"},
		"`learn ^`":         {"face_on_file", "quiet", "door_wedged"},
		"`ending f^":        {"free"},
		"[On](yard.md#^":    {"yard.md#gate"},
		"[X](^":             {"#the-cell", "#corridor", "#new", "cell.md", "yard.md"},
		"caught: \"#the-c^": {"#the-cell"},
		"tit^le":            {"title:"},
	} {
		got := c.labels("cell.md", marked)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", marked, got, want)
		}
	}
	if got := c.labels("cell.md", "learn ` `^` "); !slices.Contains(got, "needs") || !slices.Contains(got, "gain") || slices.Contains(got, "ending") {
		t.Errorf("the words of a choice are %q", got)
	}
}

// Behind choices, those of the node at which the run stands are offered.
func TestMissionCompletion(t *testing.T) {
	c := start(t, story, quiet)
	const before = "lift-the-keys\nwedge-the-door\n"
	c.open("missions/out.mission", before)
	for line, want := range map[string][]string{
		"w":                    {"walk-out"},
		"":                     {"lift-the-keys", "walk-out", "expect"},
		"expect at ":           {"cell.md#the-cell", "cell.md#corridor", "yard.md#gate"},
		"expect locked ":       {},
		"expect can w":         {"walk-out"},
		"expect ending ":       {"free"},
		"expect keys and door": {"door_wedged"},
		"expect not mi":        {"minutes"},
		"@ 4":                  {},
	} {
		c.change("missions/out.mission", len(before), len(c.docs["missions/out.mission"].Text), line)
		c.messages("missions/out.mission")
		if got := c.labels("missions/out.mission", before+line+"^"); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

func (c *client) hover(name, marked string) string {
	c.t.Helper()
	var h *protocol.Hover
	c.call("textDocument/hover", c.at(name, marked), &h)
	if h == nil {
		return ""
	}
	return h.Contents.Value
}

func TestHover(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	c.open("es/cell.md", story["es/cell.md"])
	c.open("missions/out.mission", story["missions/out.mission"])
	for _, tt := range []struct{ name, marked, want string }{
		{"cell.md", "gain k^eys", "**item** `keys` — Warder's keys\n\nEleven keys.\n\nChanged once: [cell.md:13]"},
		{"cell.md", "gain k^eys", "Read 2 times: [cell.md:11]"},
		{"cell.md", "[Lift t^he keys]", "**choice** `cell.md#the-cell/lift-the-keys` — Lift the keys\n\n1 minute · suspicion +10"},
		{"cell.md", "(#corr^idor)", "**node** `cell.md#corridor` — Corridor"},
		{"cell.md", "suspicion^ +10", "**meter** `suspicion`\n\nBuilt in."},
		{"es/cell.md", "Una pu^erta", "**The original** (cell.md:9)\n\nA door, and a warder asleep."},
		{"es/cell.md", "Pes^an", "`if keys` They are heavy."},
		{"es/cell.md", "Se suel^tan", "They come away."},
		{"es/cell.md", "[Coge l^as", "- [Lift the keys](#corridor)"},
		{"es/cell.md", "La ce^lda {", "## The Cell"},
		{"missions/out.mission", "lift^-the", "**choice** `cell.md#the-cell/lift-the-keys`"},
		{"missions/out.mission", "expect door_w^edged", "**fact** `cell:door_wedged`"},
	} {
		if got := c.hover(tt.name, tt.marked); !strings.Contains(got, tt.want) {
			t.Errorf("%s %q: got %q, want %q", tt.name, tt.marked, got, tt.want)
		}
	}
	if got := c.hover("cell.md", "It is l^ong"); got != "" {
		t.Errorf("prose is %q", got)
	}
}

func (c *client) places(method, name, marked string) []string {
	c.t.Helper()
	params := c.at(name, marked)
	params["context"] = map[string]any{"includeDeclaration": true}
	var list []protocol.Location
	c.call(method, params, &list)
	out := []string{}
	for _, l := range list {
		out = append(out, fmt.Sprintf("%s:%d:%d-%d", strings.TrimPrefix(l.URI, c.uri("")+"/"), l.Range.Start.Line, l.Range.Start.Character, l.Range.End.Character))
	}
	return out
}

func TestNavigation(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	equal(t, c.places("textDocument/definition", "cell.md", "gain k^eys"), []string{"story.md:4:2-6"})
	equal(t, c.places("textDocument/definition", "cell.md", "yard.md#ga^te"), []string{"yard.md:4:3-7"})
	equal(t, c.places("textDocument/definition", "cell.md", "(ya^rd.md#gate"), []string{"yard.md:0:0-0"})
	equal(t, c.places("textDocument/references", "cell.md", "gain k^eys"), []string{
		"cell.md:10:4-8", "cell.md:12:35-39", "cell.md:18:34-38", "es/cell.md:8:4-8", "es/story.md:3:2-6", "missions/out.mission:2:7-11", "story.md:4:2-6",
	})
	equal(t, c.places("textDocument/references", "cell.md", "## The C^ell"), []string{
		"cell.md:2:10-18", "cell.md:6:3-11", "cell.md:16:20-28", "cell.md:24:20-28", "es/cell.md:4:14-22", "missions/out.mission:2:27-35", "story.md:2:15-23",
	})
	equal(t, c.places("textDocument/references", "cell.md", "[Wedge ^the door]"), []string{"cell.md:16:3-17", "missions/out.mission:3:0-16"})
}

func TestOutline(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	var symbols []protocol.Symbol
	doc := map[string]any{"textDocument": map[string]any{"uri": c.uri("cell.md")}}
	c.call("textDocument/documentSymbol", doc, &symbols)
	if len(symbols) != 2 || symbols[0].Name != "The Cell" || len(symbols[0].Children) != 3 || symbols[0].Children[2].Detail != "walk-out" || symbols[0].Range.End.Line != 18 {
		t.Errorf("%+v", symbols)
	}
	var folds []protocol.Fold
	c.call("textDocument/foldingRange", doc, &folds)
	if fmt.Sprint(folds) != "[{0 4 region} {6 18 } {12 14 } {20 24 }]" {
		t.Errorf("%v", folds)
	}
	doc["range"] = protocol.Range{End: protocol.Position{Line: 99}}
	var hints []protocol.InlayHint
	c.call("textDocument/inlayHint", doc, &hints)
	var got []string
	for _, h := range hints {
		got = append(got, fmt.Sprintf("%d:%d %s", h.Position.Line, h.Position.Character, h.Label))
	}
	equal(t, got, []string{"12:56 1 min · suspicion +10", "18:75 1 min"})
	var found []protocol.FlatSymbol
	c.call("workspace/symbol", map[string]any{"query": "gate"}, &found)
	if len(found) != 1 || found[0].Name != "yard.md#gate" {
		t.Errorf("%+v", found)
	}
}

// Requests that come too early, too late, or about nothing get an error or an empty
// answer.
func TestOrder(t *testing.T) {
	c := connect(t, t.TempDir(), quiet)
	err := c.rpc.CallResult(t.Context(), "textDocument/hover", map[string]any{}, nil)
	if err == nil || !strings.Contains(err.Error(), "initialize comes first") {
		t.Error(err)
	}
	c.call("initialize", map[string]any{}, &json.RawMessage{})
	if err := c.rpc.CallResult(t.Context(), "initialize", map[string]any{}, nil); err == nil {
		t.Error("a second initialize is answered")
	}
	var answer json.RawMessage
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": "untitled:1"}, "position": map[string]any{"line": 5}}, &answer)
	if string(answer) != "null" {
		t.Errorf("%s", answer)
	}
	c.call("shutdown", nil, &answer)
	if err := c.rpc.CallResult(t.Context(), "textDocument/hover", map[string]any{}, nil); err == nil {
		t.Error("a server that is shut down answers")
	}
	c.notify("exit", nil)
	if err := <-c.ended; err != nil {
		t.Error(err)
	}
	c.ended <- nil
}

func TestNoShutdown(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", "## Cell\n")
	c.rpc.Close()
	if err := <-c.ended; !errors.Is(err, ErrNoShutdown) {
		t.Error(err)
	}
	c.ended <- nil
}
