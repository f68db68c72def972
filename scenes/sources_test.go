package scenes

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/diag"
)

// buildScene builds the small story with another scene.
func buildScene(t *testing.T, scene string, more ...string) (*Result, error) {
	t.Helper()
	fsys := smallFS()
	fsys["a.md"] = &fstest.MapFile{Data: []byte(scene)}
	for i := 0; i < len(more); i += 2 {
		fsys[more[i]] = &fstest.MapFile{Data: []byte(more[i+1])}
	}
	return Build(fsys, Options{})
}

// told returns the lines of an error and of warnings.
func told(result *Result, err error) string {
	if err != nil {
		return err.Error()
	}
	return result.Warnings.Error()
}

// A story that a program of Windows saved, with CR LF line ends and byte order
// marks, is the same story: its digest and everything in it.
func TestLineEndsOfWindows(t *testing.T) {
	plain := smallFS()
	plain["a.md"].Data = []byte("---\ntitle: A\nplace: B\n---\n## One\n\nTwo  \nlines.\n\n```\nA document,\n\nof lines.\n```\n\n> Words.\n\n- [Go](#two)\n\n  An outcome.\n\n## Two\n\n`ending end`\n")
	plain["es/a.md"] = &fstest.MapFile{Data: []byte("## Uno {#one}\n\nDos\n")}
	want, err := Compile(plain)
	if err != nil {
		t.Fatal(err)
	}
	windows := fstest.MapFS{}
	for name, f := range plain {
		windows[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))}
	}
	got, err := Compile(windows)
	if err != nil {
		t.Fatal(err)
	}
	if got.Digest != want.Digest || dump(got) != dump(want) {
		t.Errorf("the story differs:\n%s\nwant:\n%s", dump(got), dump(want))
	}
	windows["a.md"].Data = []byte(strings.Replace(string(windows["a.md"].Data), "[Go](#two)", "[Go](#tow)", 1))
	_, err = Compile(windows)
	wantError(t, err, `a.md:18:9: unknown node "tow" in a.md (did you mean "two"?)`)
}

// Characters that cannot be seen are named; letters of scripts that terminals
// measure differently are a warning, and pictures made of several are a fault.
func TestWidthOfText(t *testing.T) {
	for text, want := range map[string]string{
		"Donau\u00addampf":   "a.md:3:6: a soft hyphen (U+00AD), which cannot be seen and which terminals draw differently: take it out",
		"Donau&shy;dampf":    "a.md:3:6: a soft hyphen (U+00AD), which cannot be seen and which terminals draw differently: take it out",
		"a\u2060b":           "a.md:3:2: a word joiner (U+2060), which cannot be seen and which terminals draw differently: take it out",
		"Été. Ωμέγα. 日本。한국어": "",
		"शर्त क्षमा":         "a.md:3:2: \"र्त\" is not equally wide in all terminals, nor is other text of its script: nothing is drawn to the right of such lines",
		"A \u2764\ufe0f.":    "a.md:3:3: \"❤️\" is 2 columns wide in some terminals and 1 column in others: write it some other way",
	} {
		if got := told(buildScene(t, "## One\n\n"+text+"\n\n`ending end`\n")); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
	}
	result, err := buildScene(t, smallScene, "hi/a.md", "## एक {#one}\n")
	if err != nil || result.Story.Text[0].Uneven || len(result.Story.Text) < 2 || result.Story.Text[1].Uneven {
		t.Errorf("a translation without uneven letters: %v", err)
	}
	result, err = buildScene(t, "## One\n\nशर्त\n\n`ending end`\n", "hi/a.md", "## One\n\nOne\n")
	if err != nil || !result.Story.Text[0].Uneven || result.Story.Text[1].Uneven {
		t.Errorf("an original with uneven letters: %v", err)
	}
}

// A no-break space is named if it stands in place of a blank that means
// something; elsewhere it is text.
func TestNoBreakSpaces(t *testing.T) {
	const named = ": a no-break space (U+00A0): write a plain blank"
	for scene, at := range map[string]string{
		"## One\n\n-\u00a0[Go](#two)\n\n## Two\n\n`ending end`\n":                          "a.md:3:2",
		"## One\n\n-  \u00a0[Go](#two)\n\n## Two\n\n`ending end`\n":                        "",
		"##\u00a0One\n\n`ending end`\n":                                                    "a.md:1:3",
		"## One\n\n`ending\u00a0end`\n":                                                    "a.md:3:8",
		"---\ntitle:\u00a0One\n---\n## One\n\n`ending end`\n":                              "a.md:2:7",
		"## One\n\n-\u00a0Bonjour\u00a0!\n\n`ending end`\n":                                "",
		"## One\n\n```\n-\u00a0[Go](#two)\n##\u00a0Two\n```\n\n`ending end`\n":             "",
		"---\ntitle: Bonjour\u00a0!\n---\n## Voici\u00a0:\n\nOui\u00a0?\n\n`ending end`\n": "",
	} {
		_, err := buildScene(t, scene)
		got := ""
		var list diag.List
		if errors.As(err, &list) {
			got = strings.TrimSuffix(list.Error(), named)
		}
		if got != at && !(at == "" && strings.Contains(scene, "-  ")) {
			t.Errorf("%q: told %s, want it at %s", scene, got, at)
		}
	}
}

// The end of a line is a blank, but not between two characters of Chinese or
// Japanese.
func TestLineEndsOfWideText(t *testing.T) {
	for text, want := range map[string]string{
		"東京の夜は\n長い。":    "東京の夜は長い。",
		"東京。\n「行くぞ」":    "東京。「行くぞ」",
		"東京の*夜*\n*は*長い": "東京の夜は長い",
		"東京の Tokyo\n夜":  "東京の Tokyo 夜",
		"東京\nTokyo":     "東京 Tokyo",
		"한국어\n문장":       "한국어 문장",
		"東京 \n 夜":       "東京夜",
		"two\nlines":    "two lines",
		"東京  \n夜":       "東京\n夜",
	} {
		result, err := buildScene(t, "## One\n\n"+text+"\n\n`ending end`\n")
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := strings.TrimSuffix(string(result.Story.Text[0].Blocks[0].AppendPlain(nil)), "\n"); got != want {
			t.Errorf("%q is set as %q, want %q", text, got, want)
		}
	}
}

// A comment between two choices may stand at the start of its line.
func TestCommentsBetweenChoices(t *testing.T) {
	const end = "\n## Two\n\n`ending end`\n"
	for list, want := range map[string]int{
		"- [A](#two)\n<!-- - [B](#two) -->\n- [C](#two)\n":                                   2,
		"- [A](#two)\n\n  An outcome.\n\n<!-- one -->\n\n<!-- two\nlines -->\n- [C](#two)\n": 2,
		"- [A](#two)\n<!-- x -->\n- [B](#two)\n<!-- y -->\n- [C](#two)\n\n  It.\n":           3,
	} {
		result, err := buildScene(t, "## One\n\n"+list+end)
		if err != nil {
			t.Errorf("%s: %v", list, err)
			continue
		}
		if got := len(result.Story.NodeChoices(0)); got != want {
			t.Errorf("%s: %d choices, want %d", list, got, want)
		}
	}
	_, err := buildScene(t, "## One\n\n- [A](#two)\n<!-- x -->\n* [B](#two)\n"+end)
	wantError(t, err, "a.md:5:1: a second list: a node has one list of choices; use the same bullet for all of them")
	_, err = buildScene(t, "## One\n\n- [A](#two)\n\nText.\n\n- [B](#two)\n"+end)
	wantError(t, err, "a.md:5:1: text behind the choices: indent it by two blanks, and it is what follows the choice above; or put it before the list")
}

// Ids of headings are those that GitHub makes, and targets may be
// percent-encoded.
func TestHeadingIDs(t *testing.T) {
	for heading, target := range map[string]string{
		"The Cell":      "the-cell",
		"Two  blanks":   "two--blanks",
		"A *b*   c":     "a-b---c",
		"ΟΔΟΣ ΟΔΥΣΣΕΩΣ": "οδος-οδυσσεως",
		"İstanbul":      "i\u0307stanbul",
		"Café":          "caf%C3%A9",
		"Été à Łódź":    "%C3%A9t%C3%A9-%C3%A0-%C5%82%C3%B3d%C5%BA",
		"東京":            "%E6%9D%B1%E4%BA%AC",
	} {
		_, err := buildScene(t, "## One\n\n- [Go](a.md#"+target+")\n\n## "+heading+"\n\n`ending end`\n")
		if err != nil {
			t.Errorf("%s: %v", heading, err)
		}
	}
	_, err := buildScene(t, "## One\n\n- [Go](#caf%C3%A8)\n\n## Café\n\n`ending end`\n")
	wantError(t, err, `a.md:3:9: unknown node "cafè" in a.md (did you mean "café"?)`)
}

// A folder is a translation because of its name and its files; one of three
// letters only if its story.md has nothing but words.
func TestFoldersOfTranslations(t *testing.T) {
	const page = "## Uno {#one}\n"
	passed := func(dir, why string) string {
		return dir + `/a.md:1:1: the folder "` + dir + `" is passed over, and this file with it: ` + why
	}
	const language = "it is named as a language is, but is a translation only if it has a story.md whose front matter holds nothing but words"
	const none = "a folder holds scenes only if it is a translation, named by a language's tag, as es or pt-BR"
	tests := []struct {
		name  string
		files []string
		tags  string // of the translations
		want  string // what is told
	}{
		{"a scene", []string{"es/a.md", page}, "es", ""},
		{"words", []string{"pt-BR/story.md", "---\ntitle: P\n---\n"}, "pt-BR", ""},
		{"neither", []string{"es/notes.md", "x", "art/credits.md", "# Who drew what\n", "doc/x.md", "x"}, "", ""},
		{"a backup", []string{"old/a.md", "## One\n\n`gain nothing`\n"}, "", passed("old", language)},
		{"a whole backup", []string{"bak/story.md", smallStory, "bak/a.md", smallScene}, "", passed("bak", language)},
		{"three letters", []string{"haw/story.md", "---\ntitle: H\nendings: {end: {name: Pau}}\n---\n", "haw/a.md", page}, "haw", ""},
		{"a folder of scenes", []string{"drafts/a.md", page}, "", passed("drafts", none)},
		{"a hidden folder", []string{".es/a.md", page}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := buildScene(t, smallScene, tt.files...)
			if got := told(result, err); got != tt.want && !strings.HasPrefix(got, tt.want+"\n") {
				t.Errorf("told:\n%s\nwant:\n%s", got, tt.want)
			}
			if err == nil && tags(result.Story) != tt.tags {
				t.Errorf("translations to %q, want %q", tags(result.Story), tt.tags)
			}
		})
	}
}

func tags(s *game.Story) string {
	var list []string
	for _, w := range s.Text[1:] {
		list = append(list, w.Tag)
	}
	return strings.Join(list, " ")
}

// A picture that is nowhere is a warning; one among those of the program is not.
func TestMissingArt(t *testing.T) {
	const scene = "## One\n\n![A door](art/door.txt)\n\n![A bar](art/bar.txt)\n\n![A wall](art/wall.txt)\n\n`ending end`\n"
	fsys := smallFS()
	fsys["a.md"].Data = []byte(scene)
	for _, name := range []string{"art/door.txt", "art/wal.color.txt", "art/wal.2.txt"} {
		fsys[name] = &fstest.MapFile{Data: []byte("[]\n")}
	}
	result, err := Build(fsys, Options{Art: fstest.MapFS{"art/bar.txt": {Data: []byte("=\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := result.Warnings.Error(), `a.md:7:11: there is no picture "art/wall.txt": its text is shown in its place`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	fsys["art/walls.txt"] = fsys["art/door.txt"]
	again, err := Build(fsys, Options{Art: fstest.MapFS{"art/bar.txt": {Data: []byte("=\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := again.Warnings.Error(), `a.md:7:11: there is no picture "art/wall.txt" (did you mean "art/walls.txt"?): its text is shown in its place`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if d := result.Warnings[0]; d.Severity != diag.Warning || d.EndCol != 23 {
		t.Errorf("the warning is %+v", d)
	}
}

// Names that are written the wrong way are found by their words too.
func TestSuggestions(t *testing.T) {
	for scene, want := range map[string]string{
		"## One\n\n- [Go](#police)\n\n## The Police\n\n`ending end`\n":     `a.md:3:9: unknown node "police" in a.md (did you mean "the-police"?)`,
		"## One\n\n- [Go](#square-red)\n\n## Red Square\n\n`ending end`\n": `a.md:3:9: unknown node "square-red" in a.md (did you mean "red-square"?)`,
		"## One\n\n`ending edn`\n":                                         `a.md:3:9: unknown ending "edn" (did you mean "end"?)`,
		"## One\n\n`gain hat`\n\n`ending end`\n":                           `a.md:3:7: unknown item "hat": items are declared in story.md, under "items"`,
		"## One\n\n`if hat` Warm.\n\n`ending end`\n":                       `a.md:3:5: unknown name "hat": items and facts are declared in story.md, under "items" and "facts"`,
		"## One\n\n- [Go](chapters/train.md)\n":                            `a.md:3:8: "chapters/train.md" is not a scene: scenes lie flat, beside story.md; put the file there, and write "train.md"`,
		"## One\n\n- [Go](chapters/train.md#the-car)\n":                    `a.md:3:8: "chapters/train.md" is not a scene: scenes lie flat, beside story.md; put the file there, and write "train.md#the-car"`,
	} {
		if got := told(buildScene(t, scene)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", scene, got, want)
		}
	}
	story := func(line string) string {
		_, err := compileText("---\ntitle: T\nstart: a.md\n"+line+"\n---\n", smallScene)
		if err == nil {
			return ""
		}
		first, _, _ := strings.Cut(err.Error(), "\n")
		return first
	}
	for line, want := range map[string]string{
		"endings: {end: {name: E, hint: Be late, or be loud.}}":      `story.md:4:41: unknown key "or be loud.": within braces a comma ends a text; put a text that holds one in quotes`,
		"endings: {end: {name: E: at last}}":                         `story.md:4:24: a colon and a blank begin a value, which cannot stand here: put the whole text in quotes, or mend the indentation`,
		"endings: {end: {name: E, hint: Find door #2.}}":             `story.md:4:42: this value ends here, because a blank and "#" begin a comment: put the whole text in quotes`,
		"endings:\n  end:\n    name: Ending #1":                      `story.md:6:18: name ends here, because a blank and "#" begin a comment: put the whole text in quotes`,
		"endings:\n  end: # the only one\n    name: \"E #1\" # fine": "",
	} {
		if got := story(line); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", line, got, want)
		}
	}
}

// The syntax of other systems is a warning in prose, which says how to write it
// here, and is shown as it stands; a backslash says that it is meant.
func TestForeignSyntax(t *testing.T) {
	for text, want := range map[string]string{
		"Hello {name}, you.":        `a.md:3:7: "{name}" is`,
		"{~a|b} or {!c}":            `a.md:3:1: "{~a|b}" is`,
		"Costs $5, or ${gold} now.": `a.md:3:14: "${gold}" is`,
		"You have $gold.":           `a.md:3:10: "$gold" is`,
		"A <<set $x to 1>> b.":      `a.md:3:3: "<<set $x to 1>>" is`,
		"A <<b>> c.":                `a.md:3:3: "<<b>>" is`,
		"(if: x)[y]":                `a.md:3:1: "(if:" is`,
		"-> knot":                   `a.md:3:1: "->" is`,
		"Go\n-> knot":               `a.md:4:1: "->" is`,
		"> Go {on}":                 `a.md:3:6: "{on}" is`,
		"A \\{name} and \\$gold, \\${x}, \\<<b, \\-> c.":          "",
		"`if seen(\"#one\")` It costs 5$ {1} {} - > a -> b << c.": "",
		"\\-> knot":           "",
		"```\n{name} $x\n```": "",
	} {
		got := told(buildScene(t, "## One\n\n"+text+"\n\n`ending end`\n"))
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: told\n%s\nwant\n%s", text, got, want)
		}
	}
}

// A fault that is about two places knows both.
func TestRelated(t *testing.T) {
	related := func(err error) string {
		var list diag.List
		if !errors.As(err, &list) || len(list) != 1 {
			return "not one fault: " + err.Error()
		}
		places := list[0].Error()
		for _, r := range list[0].Related {
			places += "\n" + r.Range.String() + ": " + r.Message
		}
		return places
	}
	for scene, want := range map[string]string{
		"## One\n\n[](#two)\n\n## Two\n\n`ending end`\n\n## one\n\n[](#two)\n": "a.md:9:4: a second node \"one\" in this scene (first in line 1): change the heading, or write an id of its own behind it, as {#one-2}\na.md:1:1: the first node of this id",
		"## One\n\n- [Go](#two)\n- [go](#two)\n\n## Two\n\n`ending end`\n":     "a.md:4:4: a second choice \"go\" in this node (first in line 3): give one of them an id of its own, as `id go-2`\na.md:3:3: the first choice of this id",
		"---\nfacts: [suspicion]\n---\n## One\n\n`ending end`\n":               "a.md:2:9: \"suspicion\" is a meter of the whole story: take another name for what only this scene knows",
	} {
		_, err := buildScene(t, scene)
		if err == nil {
			t.Errorf("%s\ncompiles", scene)
			continue
		}
		if got := related(err); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", scene, got, want)
		}
	}
	_, err := buildScene(t, "## One\n\n- [Go](#two)\n\n## Two\n\n`ending end`\n", "es/a.md", "## Uno {#one}\n\n- [Va](#one)\n")
	if got, want := related(err), "es/a.md:3:8: in the original this choice of #one leads to \"#two\" (a.md:3)\na.md:3:3: the original's choice"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, err = compileText("---\ntitle: T\nstart: a.md\nitems: {x: {name: X}}\nfacts: {x: }\nendings: {end: {name: E}}\n---\n", smallScene)
	if got, want := related(err), "story.md:5:9: \"x\" is an item already (line 4): items, facts and meters share one set of names\nstory.md:4:9: the first declaration"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
