package explore

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// What varies within a text is proven as blocks are: texts whose conditions never
// hold where they stand, and second texts of blocks that are never shown twice.
func TestDeadPieces(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nitems: {keys: {name: Keys}}\nfacts: {late:}\nendings: {fin: {name: Fin}}\n---\n")},
		"a.md": {Data: []byte(strings.Join([]string{
			"## Hall", "",
			"It is `if keys` bright `else if late` late `else` dark `end`. `first` New. `then` Old. `end`", "",
			"- [Take the keys](#hall) `gain keys` `learn late` `once`", "",
			"  `first` Taken. `then` Taken again. `end`", "",
			"- [Drop them](#hall) `lose keys` `needs keys`",
			"- [On](#room)", "",
			"## Room", "",
			"`if keys` `lose keys` You `cycle` drop `then` lose `end` them, `if keys` still carried `end`.", "",
			"`if not late` Early.", "",
			"`else` Late `if not late` never `end`.", "",
			"`ending fin`", "",
		}, "\n"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	report, err := Verify(context.Background(), story, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range report.Warnings {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", w.Pos.File, w.Pos.Line, w.Pos.Col, w.Message))
	}
	want := []string{
		"a.md:7:19 this text is never shown: no run shows its first a second time",
		"a.md:14:41 this text is never shown: no run shows its cycle a second time",
		"a.md:14:65 this text is never shown: if keys",
		"a.md:18:14 this text is never shown: if not late",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A run that diagrams lead to for one text shows second texts of others, too: they need not
// be asked for any longer.
func TestSoughtRunsShowSecondTexts(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nfacts: {late:}\nendings: {fin: {name: Fin}}\n---\n")},
		"a.md": {Data: []byte("## Hall\n\n`first` New. `then` Old. `end`\n\n- [Wait](#hall) `learn late` `once`\n- [On](#room)\n\n" +
			"## Room\n\n`if late` Late.\n\n`ending fin`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(story, Options{tuning: &diagramsOnly})
	if r, err := v.prove(context.Background()); err != nil || !r.Complete || len(r.Warnings) > 0 {
		t.Fatal(err, r.Warnings)
	}
	unseen, asked := v.doubtful()
	again := returning(story, asked)
	v.single = maps.Clone(again)
	var list []game.BlockID
	for b := range unseen {
		list = append(list, b)
	}
	if len(list) != 1 || len(again) != 1 {
		t.Fatalf("texts %v may be hidden, and second ones of blocks %v", unseen, again)
	}
	if err := newWatcher(v).ask(context.Background(), list, unseen, newTextPlayer(v, unseen, again)); err != nil {
		t.Fatal(err)
	}
	if len(unseen) > 0 || len(v.single) > 0 {
		t.Errorf("no run shows texts %v, and second ones of blocks %v", unseen, v.single)
	}
}
