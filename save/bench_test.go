package save

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// endless is a run of so many choices, of a story that goes on for as long as
// anybody plays.
func endless(b *testing.B, choices int) (*game.Story, *mission.Recorder) {
	b.Helper()
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Endless\nstart: road.md\n---\n\nA road.\n")},
		"road.md":  {Data: []byte("---\ntitle: The Road\nplace: Outside\n---\n\n## Road\n\nIt goes on.\n\n- [Step](#road)\n- [Turn](#road)\n")},
	})
	if err != nil {
		b.Fatal(err)
	}
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := range choices {
		if err := rec.Choose(i%2, time.Duration(i)*time.Second); err != nil {
			b.Fatal(err)
		}
	}
	return story, rec
}

// BenchmarkSave saves a run of 100 choices, all that belongs to it included.
func BenchmarkSave(b *testing.B) {
	_, rec := endless(b, 100)
	sl, err := onDisk(b).Create("run")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := sl.Save(rec.File); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareWrite writes the same bytes durably, and does nothing else: a new
// file, sync, rename, sync of the folder.
func BenchmarkBareWrite(b *testing.B) {
	_, rec := endless(b, 100)
	if err := rec.File.Sign(time.Unix(1_800_000_000, 0)); err != nil {
		b.Fatal(err)
	}
	data, folder := rec.File.Bytes(), b.TempDir()
	for b.Loop() {
		if err := bareWrite(folder, data); err != nil {
			b.Fatal(err)
		}
	}
}

func bareWrite(folder string, data []byte) error {
	f, err := os.CreateTemp(folder, "x")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(folder, "run.mission")); err != nil {
		return err
	}
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// BenchmarkLoad loads, and so replays, runs of 100 and of 10,000 choices.
func BenchmarkLoad(b *testing.B) {
	for _, choices := range []int{100, 10_000} {
		b.Run(fmt.Sprint(choices), func(b *testing.B) {
			story, rec := endless(b, choices)
			s := onDisk(b)
			sl, err := s.Create("run")
			if err != nil {
				b.Fatal(err)
			}
			if err := errors.Join(sl.Save(rec.File), sl.Close()); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if m, err := s.Load("run", story); err != nil || m.State != OK {
					b.Fatal(m, err)
				}
			}
		})
	}
}

// BenchmarkList lists 1,000 slots of 60 choices each.
func BenchmarkList(b *testing.B) {
	story, rec := endless(b, 60)
	if err := rec.File.Sign(time.Unix(1_800_000_000, 0)); err != nil {
		b.Fatal(err)
	}
	s := Open(b.TempDir(), time.Now)
	for i := range 1000 {
		if err := os.WriteFile(s.path(fmt.Sprint("run", i)), rec.File.Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if all, err := s.List(story); err != nil || len(all) != 1000 || all[999].State != OK {
			b.Fatal(len(all), err)
		}
	}
}
