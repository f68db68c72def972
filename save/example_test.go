package save_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/save"
	"cobalt/scenes"
)

// A run is saved at every choice, and taken up by a program started later.
func Example() {
	temp, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(temp)
	story, err := scenes.CompileDir("../game/mission/testdata/story")
	if err != nil {
		fmt.Println(err)
		return
	}
	store := save.Open(filepath.Join(temp, "missions"), time.Now)
	if err := playSome(store, story); err != nil {
		fmt.Println(err)
		return
	}

	m, err := store.Load("first try", story)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Name, m.State, m.Result.State.Choices, m.Result.At())
	slot, file, err := store.Take("first try")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(file.Choices(), "choices, to go on with")
	_, _, err = store.Take("first try")
	fmt.Println(errors.Is(err, save.ErrBusy))
	fmt.Println(slot.Close())
	// Output:
	// first try ok 2 yard.md#wall
	// 2 choices, to go on with
	// true
	// <nil>
}

func playSome(store *save.Store, story *game.Story) error {
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		return err
	}
	slot, err := store.Create("first try")
	if err != nil {
		return err
	}
	for _, choice := range []int{0, 2} {
		if err := rec.Choose(choice, mission.Untimed); err != nil {
			return err
		}
		if err := slot.Save(rec.File); err != nil {
			return err
		}
	}
	return slot.Close()
}
