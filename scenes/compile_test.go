package scenes

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/diag"
)

func Example() {
	story, err := Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: The Warder\nstart: cell.md\nitems: {keys: {name: Keys}}\nendings: {free: {name: Free}}\n---\n")},
		"cell.md":  {Data: []byte("## The Cell\n\nHe sleeps.\n\n- [Take the keys](#out) `gain keys`\n\n## Out\n\n`if keys` The door opens.\n\n`ending free`\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var rec game.Record
	state, _ := story.Begin(game.Agent, &rec)
	state, _ = story.Choose(state, 0, &rec)
	for _, text := range story.Text[0].Passage(&rec) {
		fmt.Print(string(text.AppendPlain(nil)))
	}
	_, ended := state.Ended()
	fmt.Println(ended)
	// Output:
	// He sleeps.
	// The door opens.
	// true
}

func ExampleCompile_faults() {
	_, err := Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: The Warder\nstart: cell.md\nitems: {keys: {name: Keys}}\n---\n")},
		"cell.md":  {Data: []byte("## The Cell\n\n- [Take the keys](#cell) `gain kyes`\n")},
	})
	fmt.Println(err)
	// Output:
	// cell.md:3:20: unknown node "cell" in cell.md (did you mean "the-cell"?)
	// cell.md:3:32: unknown item "kyes" (did you mean "keys"?)
}

// The story that is built in compiles, and is clean.
func TestCobalt(t *testing.T) {
	story, err := Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	if story.ID != "cobalt" || len(story.Scenes) < 2 {
		t.Errorf("%s of %d scenes", story.ID, len(story.Scenes))
	}
	checkWords(t, story)
}

// The compiled story does not depend on the number of processors.
func TestSameOnOneProcessor(t *testing.T) {
	fsys, _ := largeStory(4, 30)
	one := func(procs int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		story, err := Compile(fsys)
		if err != nil {
			t.Fatal(err)
		}
		return story.Digest + dump(story)
	}
	if one(1) != one(4) {
		t.Error("the story differs")
	}
}

func TestParallel(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	for _, n := range []int{0, 1, 2, 100} {
		var sum atomic.Int64
		parallel(n, func(i int) { sum.Add(int64(i) + 1) })
		if got := int(sum.Load()); got != n*(n+1)/2 {
			t.Errorf("parallel(%d) did the work of %d", n, got)
		}
	}
	defer func() {
		if p := recover(); p != "work 7" {
			t.Errorf("the panic is %v", p)
		}
	}()
	parallel(20, func(i int) {
		if i == 7 {
			panic(fmt.Sprintf("work %d", i))
		}
	})
}

// A file with faults without number tells the first, and how many there are.
func TestManyFaults(t *testing.T) {
	_, err := compileText(smallStory, "## One\n\n"+strings.Repeat("`gain x`\n\n", 1000)+"`ending end`\n")
	var errs diag.List
	if !errors.As(err, &errs) || len(errs) != maxFaults+1 {
		t.Fatalf("%d faults", len(errs))
	}
	last := errs[maxFaults]
	if last.Message != "and 800 more in this file" || last.Line != 2001 {
		t.Errorf("the last line is %s", last.Error())
	}
}

// Chains of guards: a node leaves for sure only if each of their ends does.
func TestLeaves(t *testing.T) {
	guard := &game.Cond{}
	block := func(kind string) game.Block {
		b := game.Block{Divert: game.NoNode, Ending: game.NoEnding}
		if strings.Contains(kind, "if") {
			b.Guard = guard
		}
		b.Else = strings.Contains(kind, "else")
		if strings.Contains(kind, ">") {
			b.Divert = 0
		}
		if strings.Contains(kind, "!") {
			b.Ending = 0
		}
		return b
	}
	tests := []struct {
		blocks string
		want   bool
	}{
		{"", false},
		{"text", false},
		{">", true},
		{"!", true},
		{"if>", false},
		{"if> text", false},
		{"if> >", true},
		{"if> else>", true},
		{"if> else!", true},
		{"if> elseif> else>", true},
		{"if> elseif> else", false},
		{"if> elseif else>", false},
		{"if elseif> else>", false},
		{"if> elseif>", false},
		{"if> if>", false},
		{"if if> else>", true},
		{"if> else if! else!", true},
	}
	for _, tt := range tests {
		var blocks []game.Block
		for _, kind := range strings.Fields(tt.blocks) {
			blocks = append(blocks, block(kind))
		}
		if got := leaves(blocks); got != tt.want {
			t.Errorf("leaves(%s) = %v", tt.blocks, got)
		}
	}
}
