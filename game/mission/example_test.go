package mission_test

import (
	"fmt"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
)

func ExampleRun() {
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := mission.Parse("gate.mission", []byte("lift-the-k # the beginning of its id\nexpect keys and suspicion < 10\n\"Go on\"\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := mission.Run(story, file, mission.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range result.Failures {
		fmt.Printf("%s:%d:%d: %s\n", file.Name, f.Line, f.Col, f.String())
	}
	fmt.Println(result.At(), result.Items())
	// Output:
	// gate.mission:2:8: expected keys and suspicion < 10
	// suspicion is 10
	// yard.md#wall [keys]
}

func ExampleRecord() {
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		fmt.Println(err)
		return
	}
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, label := range []string{"Lift the keys", "Go on"} {
		choice, err := rec.Find(mission.Ref{Text: label, Label: true})
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := rec.Choose(choice, mission.Untimed); err != nil {
			fmt.Println(err)
			return
		}
	}
	for i := range rec.File.Lines {
		fmt.Println(rec.File.Lines[i].Text())
	}
	// Output:
	// # The Yard
	// lift-the-keys
	// go-on
}

func ExampleUpdate() {
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := mission.Parse("gate.mission", []byte("lift-the-keys\nexpect suspicion <= 5 and keys # quietly\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	updated, err := mission.Update(story, file, mission.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s%d change\n", updated.File.Bytes(), len(updated.Changes))
	// Output:
	// lift-the-keys
	// expect suspicion <= 10 and keys # quietly
	// 1 change
}

func ExampleCoverage() {
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := mission.Parse("gate.mission", []byte("lift-the-keys\ngo-on\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	coverage := mission.NewCoverage(story)
	if _, err := mission.Run(story, file, mission.Options{Observe: coverage.Observe}); err != nil {
		fmt.Println(err)
		return
	}
	total := coverage.Total()
	fmt.Printf("%d of %d nodes, %.1f%% of all\n", total.Nodes.Reached, total.Nodes.Of, total.All().Percent())
	// Output:
	// 2 of 7 nodes, 16.0% of all
}
