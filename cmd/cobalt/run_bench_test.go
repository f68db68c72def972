package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/render/report"
	"cobalt/scenes"
)

// How much of running 300 files of 60 choices on the built-in story is what:
//
//	Process   the whole of it, as a process of its own
//	Start     a process that does nothing but start
//	Compile   the story
//	Files     reading and running the files
//	Covered   the same, counting what they cover
//	Report    writing the results, in each format
//	Page      the page of what they cover
const (
	benchFiles   = 300
	benchChoices = 60
)

// suite is the built-in story, and a folder of files that are long plays of it.
func suite(b *testing.B) (*game.Story, string) {
	b.Helper()
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	for i := range benchFiles {
		name := filepath.Join(folder, fmt.Sprintf("%03d.mission", i))
		if err := os.WriteFile(name, longPlay(b, story, uint64(i)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return story, folder
}

// longPlay plays at random until a play is as long as is wanted.
func longPlay(b *testing.B, story *game.Story, seed uint64) []byte {
	r := rand.New(rand.NewPCG(1, seed))
	for range 10_000 {
		rec, err := mission.Record(story, game.Recruit, mission.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for rec.State().Choices < benchChoices {
			state := rec.State()
			options := story.Options(&state, nil)
			if len(options) == 0 {
				break
			}
			if o := options[r.IntN(len(options))]; !o.Locked {
				if err := rec.Choose(o.Choice, mission.Untimed); err != nil {
					b.Fatal(err)
				}
			}
		}
		if rec.State().Choices == benchChoices {
			return rec.File.Bytes()
		}
	}
	b.Fatalf("no play of %d choices was found", benchChoices)
	return nil
}

// process runs the program.
func process(b *testing.B, args ...string) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		cmd := exec.Command(self)
		cmd.Args = append([]string{"cobalt"}, args...)
		if out, err := cmd.Output(); err != nil || len(out) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkRunProcess(b *testing.B) {
	_, folder := suite(b)
	process(b, "run", folder)
}

func BenchmarkRunStart(b *testing.B) { process(b, "--version") }

func BenchmarkRunCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := scenes.Cobalt(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRunFiles(b *testing.B)   { benchmarkFiles(b, false) }
func BenchmarkRunCovered(b *testing.B) { benchmarkFiles(b, true) }

// ready is a run command, and all that it is to run.
func ready(b *testing.B) (*runCommand, *game.Story, []inputs.Input) {
	story, folder := suite(b)
	o := &options{streams: streams{out: io.Discard, err: io.Discard}, getenv: func(string) string { return "" }, now: time.Now}
	r := &runCommand{options: o, jobs: 2}
	return r, story, inputs.Gather([]string{folder})
}

// nothing reports nothing.
type nothing struct{}

func (nothing) Run(*report.Outcome)      {}
func (nothing) End(report.Summary) error { return nil }

func benchmarkFiles(b *testing.B, covered bool) {
	r, story, files := ready(b)
	b.ReportAllocs()
	for b.Loop() {
		if covered {
			r.covered = mission.NewCoverage(story)
		}
		if sum := r.runAll(context.Background(), story, files, nothing{}); sum.Passed != benchFiles {
			b.Fatal(sum)
		}
	}
}

func BenchmarkRunReport(b *testing.B) {
	r, story, files := ready(b)
	outcomes := make([]report.Outcome, len(files))
	for i := range files {
		outcomes[i] = r.runOne(story, files[i])
	}
	for _, f := range runFormats().All() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				writer := f.As.open(&report.Setup{Story: story, W: io.Discard, Total: len(files), Path: r.path})
				for i := range outcomes {
					writer.Run(&outcomes[i])
				}
				if err := writer.End(report.Summary{Passed: len(files)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRunPage(b *testing.B) {
	r, story, files := ready(b)
	r.covered = mission.NewCoverage(story)
	r.runAll(context.Background(), story, files, nothing{})
	c := r.coverageReport(&report.Summary{Passed: len(files)})
	b.ReportAllocs()
	for b.Loop() {
		var page bytes.Buffer
		if err := c.WriteHTML(&page); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(page.Len()))
	}
}
