package keep_test

import (
	"errors"
	"fmt"
	"log"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// A fullDisk keeps nothing.
type fullDisk struct{}

func (fullDisk) Keep(playthrough.Run) error { return errors.New("the disk is full") }

// A queue takes note of every state of a run, and hands the newest to its keeper.
// Runs that could not be kept are handed back in the end.
func ExampleQueue() {
	story, err := scenes.CompileDir("../mission/testdata/story")
	if err != nil {
		log.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		log.Fatal(err)
	}
	queue := &keep.Queue{Keeper: fullDisk{}}
	queue.Want(run)
	fmt.Println(queue.Flush().Err, queue.Pending())
	var unkept *keep.KeepError
	if err := queue.Finish(); errors.As(err, &unkept) {
		fmt.Println(err)
		fmt.Println(len(unkept.Runs), "run")
	}
	// Output:
	// the disk is full true
	// the run could not be saved: the disk is full
	// 1 run
}
