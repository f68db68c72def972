package mission_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// sixty is a story, and a file of sixty choices on it with an expectation
// behind every tenth, as the game writes one.
func sixty(b *testing.B) (*game.Story, []byte) {
	b.Helper()
	story, err := scenes.Compile(scenestest.Long(100, 8))
	if err != nil {
		b.Fatal(err)
	}
	rec, err := mission.Record(story, game.Recruit, mission.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 60 {
		if err := rec.Choose([]int{0, 1, 1, 1}[i%4], time.Duration(i)*time.Second); err != nil {
			b.Fatal(err)
		}
		if i%10 == 9 {
			state := rec.State()
			err := rec.File.AddExpect(fmt.Sprintf("at %s and suspicion <= 60 and not (f1 and minutes > 900)", story.NodeRef(state.Node)))
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := rec.File.Sign(time.Unix(1_800_000_000, 0)); err != nil {
		b.Fatal(err)
	}
	return story, rec.File.Bytes()
}

func BenchmarkParse(b *testing.B) {
	_, src := sixty(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := mission.Parse("a.mission", src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParseLong reads a file of 100,000 lines.
func BenchmarkParseLong(b *testing.B) {
	src := []byte(strings.Repeat("look-closer                   @ 4.210\n", 100_000))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := mission.Parse("a.mission", src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	story, src := sixty(b)
	file, err := mission.Parse("a.mission", src)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		res, err := mission.Run(story, file, mission.Options{})
		if err != nil || !res.OK {
			b.Fatal(res.Failures, err)
		}
	}
}

func BenchmarkBytes(b *testing.B) {
	_, src := sixty(b)
	file, err := mission.Parse("a.mission", src)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if len(file.Bytes()) != len(src) {
			b.Fatal("other bytes")
		}
	}
}
