package main

import (
	"io"
	"strings"
	"testing"

	"cobalt/game/pack"
	"cobalt/scenes"
	"cobalt/scenes/shipped"
)

// The help of a program with a story of its own calls it by its name in every language,
// and tells of difficulties where they make a difference.
func TestHelpOfABundle(t *testing.T) {
	story, err := shipped.Story()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{[]string{"race", "--help"}, []string{"\n  opera race --category all --difficulty recruit\n", "--difficulty recruit|agent|ghost"}},
		{[]string{"race", "--help", "--lang", "es"}, []string{"\n  opera race --category all --difficulty recruit\n", `"opera records verify" lo reproduce`}},
		{[]string{"play", "--help"}, []string{"Forgiving (recruit)"}},
	} {
		var out strings.Builder
		o := &options{streams: streams{out: &out, err: io.Discard}, getenv: func(string) string { return "" }, bundle: &bundle{Pack: &pack.Pack{Story: story}, name: "opera"}}
		root := newRoot(o)
		root.SetArgs(tt.args)
		if err := root.Execute(); err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%q does not stand in\n%s", want, out.String())
			}
		}
		if strings.Contains(out.String(), "cobalt") {
			t.Errorf("another program's name stands in\n%s", out.String())
		}
	}
}

// What an author says of a story stands in the help as it is, also if it reads as what is
// left out of the help of a story without suspicion.
func TestHelpKeepsTheAuthorsWords(t *testing.T) {
	story, err := scenes.CompileDir("../../scenes/loaf")
	if err != nil || story.HasSuspicion() {
		t.Fatalf("a story without suspicion is needed: %v", err)
	}
	story.Text[0].Content = "For any baker (recruit) who is awake."
	var out strings.Builder
	o := &options{streams: streams{out: &out, err: io.Discard}, getenv: func(string) string { return "" }, bundle: &bundle{Pack: &pack.Pack{Story: story}, name: "loaf"}}
	root := newRoot(o)
	root.SetArgs([]string{"--help"})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), story.Text[0].Content) {
		t.Errorf("%q does not stand in\n%s", story.Text[0].Content, out.String())
	}
}
