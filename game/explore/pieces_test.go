package explore

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

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
