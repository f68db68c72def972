package scenes

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/scenes/scenestest"
)

// rulesStory is a story of which each line may be exchanged.
const rulesStory = `---
title: Test
start: a.md
levels: [{at: 0, name: Calm}]
meters:
  trust: {name: Trust, min: 0, max: 3, start: 1}
items:
  keys: {name: Keys}
  coat: {name: Coat}
facts: {known: {name: Known}, silent:}
endings:
  free: {name: Free}
  dead: {name: Dead}
---
About it.
=
---
title: A
clock: 8
expired: "#two"
caught: "#two"
cover: {coat: 5}
facts: [lamp]
---
## One

Prose of the first.

![A picture](art/a.txt)

` + "`if keys` Text alone.\n\n`if coat` Text first.\n\n`else` `gain keys` `learn lamp` Then an effect." + `

- [Go on](#two) ` + "`id go` `if seen(\"#one\") and trust >= 1` `time 2` `suspicion +5`" + `

  Gone.

- [Stay](#one) ` + "`once` `lose all but keys, coat`" + `

## Two

` + "`ending free`" + `
`

func rulesOf(t *testing.T, text string) string {
	t.Helper()
	story, scene, _ := strings.Cut(text, "=\n")
	s, err := Compile(fstest.MapFS{"story.md": {Data: []byte(story)}, "a.md": {Data: []byte(scene)}})
	if err != nil {
		t.Fatal(err)
	}
	return s.Rules
}

// TestRulesDigest exchanges words of the story: the digest of its rules changes if,
// and only if, the words decide anything.
func TestRulesDigest(t *testing.T) {
	was := rulesOf(t, rulesStory)
	for _, c := range []struct {
		from, to string
		same     bool
	}{
		{"title: Test", "title: Other", true},
		{"title: A", "title: B", true},
		{"name: Calm", "name: Cold", true},
		{"levels: [{at: 0, name: Calm}]", "levels: [{at: 0, name: Calm}, {at: 50, name: Hot}]", true},
		{"name: Trust, min", "name: Faith, min", true},
		{"About it.", "About something else.\n\nAnd more.", true},
		{"  keys: {name: Keys}\n  coat: {name: Coat}", "  coat: {name: Coat}\n  keys: {name: Keys}", true},
		{"Prose of the first.", "Other `trust` prose, `first` a `then` b `end`.\n\nIn two paragraphs.", true},
		{"![A picture](art/a.txt)", "![Another](art/b.txt)", true},
		{"`if keys` Text alone.", "`if not keys and coat` Text alone.", true},
		{"`if keys` Text alone.\n\n", "", true},
		{"Gone.", "`if keys` Gone.\n\n  `else` Away.", true},
		{"[Go on]", "[Go further]", true},
		{"`id go`", "`id go` `was go-on`", true},
		{"trust >= 1", "trust>=1", true},
		{"seen(\"#one\")", "visits(\"a.md#one\") >= 1", true},
		{"lose all but keys, coat", "lose all but coat,keys", true},
		{"known: {name: Known}", "known:", true},
		{"`if coat` Text first.", "`if not coat` Text first.", false},
		{"start: a.md", "start: a.md#two", false},
		{"max: 3", "max: 4", false},
		{"start: 1", "start: 2", false},
		{"facts: {known", "facts: {more:, known", false},
		{"  coat: {name: Coat}", "  coat: {name: Coat}\n  rope: {name: Rope}", false},
		{"  dead: {name: Dead}", "  lost: {name: Dead}", false},
		{"clock: 8", "clock: 9", false},
		{"coat: 5", "coat: 6", false},
		{"[lamp]", "[lamp, door]", false},
		{"`id go`", "`id leave`", false},
		{"`time 2`", "`time 3`", false},
		{"`once`", "", false},
		{"(#two) `id go`", "(#one) `id go`", false},
		{"`gain keys`", "`gain coat`", false},
		{"trust >= 1", "trust >= 2", false},
		{"`ending free`", "`ending dead`", false},
		{"Gone.", "[Gone.](#one)", false},
		{"Gone.", "`trust +1` Gone.", false},
	} {
		if !strings.Contains(rulesStory, c.from) {
			t.Fatalf("the story has no %q", c.from)
		}
		if now := rulesOf(t, strings.Replace(rulesStory, c.from, c.to, 1)); (now == was) != c.same {
			t.Errorf("%q instead of %q: the same rules: %v, want %v", c.to, c.from, now == was, c.same)
		}
	}
}

// TestLawWordsLeaveRules: whatever passages, names and labels are exchanged, the
// rules' digest stays, and the digest of the whole does not.
func TestLawWordsLeaveRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{})
		was := compileFolder(t, folder)
		old := rapid.SampledFrom([]string{"Passage ", "It is *passage* ", "There is ", " goes by.", "name: Item ", "title: Scene ", "about: It is ", "Room "}).Draw(t, "words")
		changed := false
		for name, file := range folder {
			text := strings.ReplaceAll(string(file.Data), old, strings.TrimRight(old, " .")+" quite"+old[len(strings.TrimRight(old, " .")):])
			changed = changed || text != string(file.Data)
			folder[name] = &fstest.MapFile{Data: []byte(text)}
		}
		now := compileFolder(t, folder)
		if now.Rules != was.Rules || (now.Digest != was.Digest) != changed {
			t.Fatalf("words changed: %v, the digest: %v, the rules: %v", changed, now.Digest != was.Digest, now.Rules != was.Rules)
		}
	})
}

func compileFolder(t *rapid.T, folder fstest.MapFS) *game.Story {
	story, err := Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	return story
}
