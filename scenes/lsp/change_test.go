package lsp

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// applied returns files after a workspace edit, by name.
func (c *client) applied(e *protocol.WorkspaceEdit) map[string]string {
	c.t.Helper()
	out := map[string]string{}
	edits := maps.Clone(e.Changes)
	for _, d := range e.DocumentChanges {
		if edits == nil {
			edits = map[string]protocol.List[protocol.TextEdit]{}
		}
		edits[d.TextDocument.URI] = d.Edits
	}
	for uri, list := range edits {
		path, _ := buffer.Path(uri)
		name := strings.TrimPrefix(path, c.dir+"/")
		doc := c.docs[name]
		if doc == nil {
			doc = buffer.New(readText(path))
		}
		slices.SortStableFunc(list, func(a, b protocol.TextEdit) int { return doc.Offset(b.Range.Start) - doc.Offset(a.Range.Start) })
		text := doc.Text
		for _, edit := range list {
			text = text[:doc.Offset(edit.Range.Start)] + edit.NewText + text[doc.Offset(edit.Range.End):]
		}
		out[name] = text
	}
	return out
}

// renamed renames at a place, and returns the lines that are new.
func (c *client) renamed(name, marked, to string) []string {
	c.t.Helper()
	params := c.at(name, marked)
	params["newName"] = to
	var e protocol.WorkspaceEdit
	c.call("textDocument/rename", params, &e)
	var list []string
	for name, text := range c.applied(&e) {
		for line := range strings.Lines(text) {
			old := story[name]
			if doc := c.docs[name]; doc != nil {
				old = doc.Text
			}
			if !strings.Contains(old, line) {
				list = append(list, name+": "+strings.TrimSpace(line))
			}
		}
	}
	slices.Sort(list)
	return list
}

func TestRename(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", "\ufeff"+strings.ReplaceAll(story["cell.md"], "\n", "\r\n"))
	equal(t, c.renamed("cell.md", "gain k^eys", "ring"), []string{
		"cell.md: - [Lift the keys](#corridor) `gain ring` `suspicion +10`",
		"cell.md: - [Walk out](yard.md#gate) `needs ring and seen(\"#corridor\")` `id walk-out`",
		"cell.md: `if ring` They are heavy.",
		"es/cell.md: `if ring` Pesan.",
		"es/story.md: ring: {name: Llaves}",
		"missions/out.mission: expect ring and at cell.md#the-cell",
		"story.md: ring: {name: Warder's keys, about: Eleven keys.}",
	})
	equal(t, c.renamed("cell.md", "(#corr^idor)", "hall"), []string{
		"cell.md: ## Corridor {#hall}",
		"cell.md: - [Lift the keys](#hall) `gain keys` `suspicion +10`",
		"cell.md: - [Walk out](yard.md#gate) `needs keys and seen(\"#hall\")` `id walk-out`",
		"es/cell.md: - [Coge las llaves](#hall)",
	})
	equal(t, c.renamed("cell.md", "learn door^_wedged", "wedged"), []string{
		"cell.md: - [Wedge the door](#the-cell) `learn wedged` `once` `time 2`",
		"cell.md: facts: [wedged]",
		"missions/out.mission: expect wedged",
	})
}

// A rename that is not possible is an error with a reason.
func TestRenameRefused(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	for _, tt := range []struct{ marked, to, want string }{
		{"gain k^eys", "Big Keys", `is no name`},
		{"gain k^eys", "quiet", `already`},
		{"(#corr^idor)", "the-cell", `already`},
		{"suspicion^ +10", "heat", "built in"},
		{"(ya^rd.md", "court", "named by its file"},
		{"It is l^ong", "x", "nothing here"},
	} {
		params := c.at("cell.md", tt.marked)
		params["newName"] = tt.to
		err := c.rpc.CallResult(t.Context(), "textDocument/rename", params, nil)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s to %s: %v", tt.marked, tt.to, err)
		}
	}
	c.replace("cell.md", "`gain keys`", "`gain kyes`")
	params := c.at("cell.md", "needs k^eys")
	params["newName"] = "ring"
	if err := c.rpc.CallResult(t.Context(), "textDocument/rename", params, nil); err == nil || !strings.Contains(err.Error(), "mend them first") {
		t.Error(err)
	}
}

// fixes returns the titles of the actions for a place, and the files as one of them
// would make them.
func (c *client) fixes(name, marked, title string) (titles []string, files map[string]string) {
	c.t.Helper()
	at := c.at(name, marked)
	at["range"] = protocol.Range{Start: at["position"].(buffer.Position), End: at["position"].(buffer.Position)}
	at["context"] = map[string]any{"diagnostics": []any{}}
	var list []protocol.CodeAction
	c.call("textDocument/codeAction", at, &list)
	for _, a := range list {
		titles = append(titles, a.Title)
		if a.Title == title {
			files = c.applied(a.Edit)
		}
	}
	return titles, files
}

func TestFixes(t *testing.T) {
	c := start(t, story, quiet)
	text := strings.Replace(story["cell.md"], "`gain keys`", "`gain kyes` `learn seen_him` `gain lantern`", 1)
	c.open("cell.md", strings.Replace(text, "[Back to the cell](#the-cell)", "[Back](#the-yard)", 1))
	c.open("missions/out.mission", story["missions/out.mission"])
	for _, tt := range []struct{ name, marked, title, file, want string }{
		{"cell.md", "gain k^yes", `Write "keys"`, "cell.md", "`gain keys` `learn"},
		{"cell.md", "learn seen^_him", `Declare "seen_him" in story.md, under "facts"`, "story.md", "facts:\n  seen_him: null\n  face"},
		{"cell.md", "gain lan^tern", `Declare "lantern" in story.md, under "items"`, "story.md", "items:\n  lantern: {name: Lantern}\n  keys"},
		{"cell.md", "#the-y^ard", `Write the node "the-yard" in cell.md`, "cell.md", "\n## The Yard\n"},
	} {
		titles, files := c.fixes(tt.name, tt.marked, tt.title)
		if !strings.Contains(files[tt.file], tt.want) {
			t.Errorf("%s: %q\n%s", tt.marked, titles, files[tt.file])
		}
	}
	c.replace("cell.md", "`gain kyes` `learn seen_him` `gain lantern`", "`gain keys`")
	c.replace("cell.md", "[Back](#the-yard)", "[Back](#the-cell)")
	c.replace("missions/out.mission", "walk-out", "walk-oot")
	titles, files := c.fixes("missions/out.mission", "walk-o^ot", "Let \"walk-oot\" be an earlier id of \"walk-out\", as `was walk-oot`")
	if !strings.Contains(files["cell.md"], "`id walk-out` `was walk-oot`") {
		t.Errorf("%q\n%s", titles, files["cell.md"])
	}
	if _, files = c.fixes("missions/out.mission", "walk-o^ot", `Write "walk-out"`); !strings.Contains(files["missions/out.mission"], "\nwalk-out\n") {
		t.Errorf("%q", files)
	}
}
