package replay

import (
	"strconv"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// newReplayScenes lists the scenes of a run that is watched, and goes to any of
// them.
func newReplayScenes(c *screen.Context, s *Screen) screen.Screen {
	keys := screen.NewRewindKeys(c.Phrases)
	keys.Close.SetKeys("esc", "q", "s")
	list := &screen.Rewind{Keys: keys, Title: c.Phrases.Replay.Scenes, Opened: true}
	steps, _ := s.Run.All()
	for i, begin := range s.scenes {
		list.Chooser.Entries = append(list.Chooser.Entries, screen.Entry{
			Label: c.SceneTitle(steps[begin]),
			Aside: phrases.Fill(c.Phrases.Replay.SceneAside, "n", strconv.Itoa(begin), "at", clockTime(s.Score.Sums[begin])),
			Take:  func(c *screen.Context) screen.Action { return screen.Action{Cmd: s.jump(c, begin), Pop: true} },
		})
		if begin <= s.At() {
			list.Chooser.Cursor = i
		}
	}
	list.Chooser.From = 1
	return list
}
