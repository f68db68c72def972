package explore

import (
	"context"
	"io/fs"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// The stories on which proofs are measured. Long is the synthetic one of more
// than 5 million states.
var benchmarks = []struct {
	name  string
	story func(tb testing.TB) *game.Story
}{
	{"shipped", func(tb testing.TB) *game.Story {
		s, err := scenes.Cobalt()
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}},
	{"long", func(tb testing.TB) *game.Story { return compileLong(tb, 600, 10) }},
	{"chapters", func(tb testing.TB) *game.Story {
		s, err := scenes.Compile(scenestest.Chapters(6000, 1))
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}},
	{"huge", func(tb testing.TB) *game.Story { return compileLong(tb, 6000, 11) }},
}

// BenchmarkVerify measures a whole proof, as `cobalt verify` makes it.
func BenchmarkVerify(b *testing.B) {
	for _, bm := range benchmarks {
		s := bm.story(b)
		b.Run(bm.name, func(b *testing.B) {
			var r *Report
			for b.Loop() {
				var err error
				if r, err = Verify(context.Background(), s, Options{MaxMemory: 16 << 30}); err != nil || !r.Complete {
					b.Fatal(err, r.Stopped)
				}
			}
			seconds := b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(r.States), "states")
			b.ReportMetric(float64(r.Transitions), "transitions")
			b.ReportMetric(float64(r.States)/seconds, "states/s")
			b.ReportMetric(float64(r.Bytes)/float64(r.States), "B/state")
		})
	}
}

// BenchmarkEdit measures the proof of the shipped story after an edit of the rules of one
// scene, by a prover that has proven it before the edit: each turn proves another edit,
// at random. It tells the median and the longest of three times: until the defects are told,
// until the proof is, and the processor's.
func BenchmarkEdit(b *testing.B) {
	names, err := fs.Glob(scenes.Embedded(), "*.md")
	if err != nil {
		b.Fatal(err)
	}
	p := &Prover{}
	prove := func(s *game.Story) {
		if r, err := p.Verify(context.Background(), s, Options{}); err != nil || !r.Complete {
			b.Fatal(err)
		}
		p.Tidy() // while nobody waits
	}
	shipped := shippedFiles(b)
	story, err := scenes.Compile(shipped)
	if err != nil {
		b.Fatal(err)
	}
	prove(story)
	p.Improve(context.Background(), story, Options{})
	for _, name := range names {
		if name == "story.md" {
			continue
		}
		b.Run(strings.TrimSuffix(name, ".md"), func(b *testing.B) {
			var defects, proofs, processor []time.Duration
			for seed := uint64(0); b.Loop(); seed++ {
				b.StopTimer()
				prove(story)
				s := editedScene(scenestest.Rand(seed), shipped, name)
				runtime.GC()
				cpu, begun := scenestest.ProcessorTime(b), time.Now()
				b.StartTimer()
				tell := func(*Report) { defects = append(defects, time.Since(begun)) }
				if r, err := p.Verify(context.Background(), s, Options{Defects: tell}); err != nil || !r.Complete {
					b.Fatal(err)
				}
				proofs, processor = append(proofs, time.Since(begun)), append(processor, scenestest.ProcessorTime(b)-cpu)
				b.StopTimer()
				p.Tidy()
				b.StartTimer()
			}
			for what, times := range map[string][]time.Duration{"-defects": defects, "": proofs, "-cpu": processor} {
				if len(times) == 0 {
					continue // no proof told its defects
				}
				slices.Sort(times)
				b.ReportMetric(milliseconds(times[len(times)/2]), "median"+what+"-ms")
				b.ReportMetric(milliseconds(times[len(times)-1]), "max"+what+"-ms")
			}
		})
	}
}

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }

// editedScene returns a story after an edit of the rules of one of its scenes. The files
// stay as they are.
func editedScene(r *rand.Rand, folder fstest.MapFS, name string) *game.Story {
	was, err := scenes.Compile(folder)
	if err != nil {
		panic(err) // it compiled before
	}
	files, scene := maps.Clone(folder), fstest.MapFS{name: folder[name]}
	for {
		undo := scenestest.Edit(r, scene)
		files[name] = scene[name]
		if s, err := scenes.Compile(files); err == nil && RulesOf(s) != RulesOf(was) {
			return s
		}
		undo()
	}
}

// BenchmarkCancel measures how long a proof of the shipped story goes on after it is
// canceled, at any moment of it.
func BenchmarkCancel(b *testing.B) {
	s := rescened(b, "", "")
	random := rand.New(rand.NewPCG(1, 2))
	var times []time.Duration
	for b.Loop() {
		ctx, cancel := context.WithCancel(context.Background())
		canceled := make(chan time.Time, 1)
		timer := time.AfterFunc(time.Duration(random.IntN(2000))*time.Millisecond, func() {
			canceled <- time.Now()
			cancel()
		})
		if _, err := (&Prover{}).Verify(ctx, s, Options{}); err != nil {
			b.Fatal(err)
		}
		if !timer.Stop() {
			times = append(times, time.Since(<-canceled))
		}
		cancel()
	}
	if slices.Sort(times); len(times) > 0 {
		b.ReportMetric(times[len(times)/2].Seconds()*1000, "median-ms")
		b.ReportMetric(times[len(times)-1].Seconds()*1000, "max-ms")
	}
}

// BenchmarkSimulate measures random plays of the shipped story.
func BenchmarkSimulate(b *testing.B) {
	s := benchmarks[0].story(b)
	for b.Loop() {
		sample, err := Simulate(context.Background(), s, game.Agent, 10_000, 1)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sample.Taken)/sample.Elapsed.Seconds(), "choices/s")
	}
}

// BenchmarkTwins proves a story of 300 nodes, without and with text that varies in
// every paragraph.
func BenchmarkTwins(b *testing.B) {
	prove := func(folder fstest.MapFS) func() {
		s, err := scenes.Compile(folder)
		if err != nil {
			b.Fatal(err)
		}
		return func() {
			if r, err := Verify(context.Background(), s, Options{MaxMemory: 16 << 30}); err != nil || !r.Complete {
				b.Fatal(err, r.Stopped)
			}
		}
	}
	plain, varied := scenestest.Twins(300, 10)
	scenestest.Ratio(b, prove(plain), prove(varied))
}
