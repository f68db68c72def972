// Package scenestest writes random stories as Markdown, for tests.
//
// [Random] writes small stories that use every feature of the scene format, and
// that are often broken in the ways a prover looks for: soft-locks, states from
// which no ending can be reached, divert loops, nodes, choices and texts that
// nothing leads to. They always compile. [Long] writes big ones that are sound,
// with a state space whose size its arguments set, and [Twins] one of them with text
// that varies and without.
//
// The same seed and shape always give the same story. A story is a folder as
// scenes.Compile takes it:
//
//	folder := scenestest.Random(scenestest.Rand(7), scenestest.Shape{})
//	story, err := scenes.Compile(folder)
//
// With rapid, draw the seed: scenestest.Rand(rapid.Uint64().Draw(t, "seed")).
package scenestest

import (
	"math/rand/v2"
	"testing/fstest"
)

// Rand returns a source of randomness for a seed.
func Rand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x5ce9e5)) }

// A Shape says how big a random story is. Whatever is zero is drawn at random,
// so small that a story has some thousands of states and only seldom more than
// some ten thousand.
type Shape struct {
	Scenes     int // files
	Nodes      int // in each scene, at least 2
	Choices    int // the most that a node offers
	Items      int
	Facts      int
	SceneFacts int // in each scene
	Meters     int // beside the built-in ones
	Endings    int
}

// fill draws the sizes that the shape leaves open.
func (s Shape) fill(r *rand.Rand) Shape {
	for _, f := range []struct {
		field  *int
		lo, hi int
	}{
		{&s.Scenes, 1, 3},
		{&s.Nodes, 3, 7},
		{&s.Choices, 2, 5},
		{&s.Items, 0, 3},
		{&s.Facts, 0, 3},
		{&s.SceneFacts, 0, 2},
		{&s.Meters, 0, 2},
		{&s.Endings, 1, 3},
	} {
		if *f.field == 0 {
			*f.field = f.lo + r.IntN(f.hi-f.lo+1)
		}
	}
	s.Nodes = max(s.Nodes, 2)
	return s
}

// Random writes a random story.
func Random(r *rand.Rand, shape Shape) fstest.MapFS {
	w := newWriter(r, shape.fill(r))
	folder := fstest.MapFS{"story.md": {Data: []byte(w.vocabulary())}}
	for i := range w.scenes {
		folder[w.scenes[i].id+".md"] = &fstest.MapFile{Data: []byte(w.scene(i))}
	}
	return folder
}
