package playthrough_test

import (
	"fmt"
	"log"
	"testing/fstest"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// A run is played, taken back and played on another branch. Each state of it stays
// a value of its own.
func Example() {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Pier\nstart: pier.md\nendings:\n  home: {name: Home, hint: Walk.}\n---\n\nA pier.\n")},
		"pier.md":  {Data: []byte("---\ntitle: The Pier\n---\n\n## Pier\n\nFog.\n\n- [Wait](#pier)\n- [Walk home](#home)\n\n## Home\n\n`ending home` Home.\n")},
	})
	if err != nil {
		log.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Now())
	if err != nil {
		log.Fatal(err)
	}
	waited, err := run.Choose(0, 2*time.Second)
	if err != nil {
		log.Fatal(err)
	}
	back, _ := waited.Back()
	home, err := back.Choose(1, 5*time.Second)
	if err != nil {
		log.Fatal(err)
	}
	_, ended := home.Now().State.Ended()
	fmt.Println("choices:", run.Choices(), waited.Choices(), home.Choices())
	fmt.Println("ended:", ended, "after", home.Now().At)
	fmt.Println("steps shown:", len(home.Shown()))
	// Output:
	// choices: 0 1 1
	// ended: true after 5s
	// steps shown: 3
}
