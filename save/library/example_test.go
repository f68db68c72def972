package library_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/save/library"
	"cobalt/scenes"
)

// A run is kept at every choice, named by its player, and taken up again by another
// program.
func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	story, err := scenes.CompileDir("../../cmd/cobalt/testdata/story")
	if err != nil {
		log.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC) }

	lib := library.New(folder, now)
	run, err := playthrough.Begin(story, game.Agent, now())
	if err != nil {
		log.Fatal(err)
	}
	if run, err = run.Choose(0, 2*time.Second); err != nil {
		log.Fatal(err)
	}
	if err := lib.Keep(run); err != nil {
		log.Fatal(err)
	}
	fmt.Println(filepath.Base(lib.Path(run)))
	if err := lib.Rename("20261122-140311", "the rope"); err != nil {
		log.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		log.Fatal(err)
	}

	again := library.New(folder, now)
	defer again.Close()
	offer, err := again.Open(story, "the rope")
	if err != nil {
		log.Fatal(err)
	}
	taken, err := again.Take(offer, 0)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(filepath.Base(again.Path(taken)), taken.Choices(), taken.Now().At)
	// Output:
	// 20261122-140311.mission
	// the rope.mission 1 2s
}
