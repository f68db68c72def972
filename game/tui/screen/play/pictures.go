package play

import (
	"time"

	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// How long a frame of a picture is shown, and for how long pictures move after a passage
// came: then the screen is still, and nobody is woken. Where frames are dear they move
// for calmPictures.
const (
	frameTime    = 600 * time.Millisecond
	picturesTime = time.Minute
	calmPictures = 10 * frameTime
)

// picturesTimeOf returns how long pictures move after a passage came.
func picturesTimeOf(c *screen.Context) time.Duration {
	if c.Calm {
		return calmPictures
	}
	return picturesTime
}

// flickers reports whether a picture moves in view.
func (s *Screen) flickers() bool {
	if s.motion.flicker >= s.motion.pictures {
		return false
	}
	for i := range s.moving {
		if m := &s.moving[i]; m.From < s.Offset+s.inView && m.From+len(m.Frames[0]) > s.Offset {
			return true
		}
	}
	return false
}

// flicker puts the frames that are due into the lines in view, which begin with line
// number from.
func (s *Screen) flicker(view []string, from int) {
	if s.motion.flicker == 0 || s.motion.flicker >= s.motion.pictures {
		return
	}
	for i := range s.moving {
		m := &s.moving[i]
		frame := frameAt(m, s.motion.flicker)
		for y, line := range frame {
			if at := m.From + y - from; at >= 0 && at < len(view) {
				view[at] = line
			}
		}
	}
}

// frameAt returns the frame of a picture that is due at a time.
func frameAt(m *widget.Moving, spent time.Duration) []string {
	return m.Frames[int(spent/frameTime)%len(m.Frames)]
}
