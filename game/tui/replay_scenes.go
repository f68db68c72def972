package tui

import (
	"strconv"
)

// newReplayScenes lists the scenes of a run that is watched, and goes to any of
// them.
func newReplayScenes(t *Context, s *replayScreen) screen {
	keys := newRewindKeys(t.phrases)
	keys.Close.SetKeys("esc", "q", "s")
	list := &rewindScreen{keys: keys, title: t.phrases.Replay.Scenes, opened: true}
	steps, _ := s.run.All()
	for i, begin := range s.scenes {
		list.chooser.entries = append(list.chooser.entries, entry{
			label: t.sceneTitle(steps[begin]),
			aside: fill(t.phrases.Replay.SceneAside, "n", strconv.Itoa(begin), "at", clockTime(s.score.sums[begin])),
			take:  func(t *Context) action { return action{cmd: s.jump(t, begin), pop: true} },
		})
		if begin <= s.at() {
			list.chooser.cursor = i
		}
	}
	list.chooser.from = 1
	return list
}
