package library

import (
	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// A home is the place in which a run is kept, and the state of its mission file.
type home struct {
	run    playthrough.Run // its newest state, kept or not
	from   *mission.File   // the file that it was taken up from and does not write to, for its front matter; or nil
	slot   *save.Slot      // nil until it is first kept
	lost   string          // the path of the slot that it had, and that became somebody else's
	dirty  bool            // the last try to keep it failed
	story  *game.Story     // the story that record was made on
	record *mission.Recorder
}

// moved tells, once the run is safe, that it had another slot before, or that its
// file was gone; it returns nil if neither is so, or if that was told.
func (h *home) moved() error {
	from := h.lost
	h.lost = ""
	switch {
	case from != "" && from != h.slot.Path():
		return &keep.MovedError{From: from, To: h.slot.Path()}
	case h.slot.Remade():
		return &keep.RemadeError{Path: h.slot.Path()}
	default:
		return nil
	}
}

// close gives the slot back.
func (h *home) close() error {
	if h.slot == nil {
		return nil
	}
	err := h.slot.Close()
	h.slot = nil
	return err
}

// source is the file whose front matter a copy of the run gets.
func (h *home) source() *mission.File {
	if h.record != nil {
		return h.record.File
	}
	return h.from
}

// mission writes the run down. The lines written the last time stay, as far as the
// run still has their choices.
func (h *home) mission() (file *mission.File, err error) {
	if h.run.Story != h.story {
		h.retell()
	}
	if h.record == nil {
		if h.record, err = begin(h.story, h.run, h.from); err != nil {
			return nil, err
		}
	}
	if err := h.record.Follow(h.run); err != nil {
		return nil, err
	}
	return h.record.File, nil
}

// begin begins to write a run down, with the front matter of the file that it was
// taken up from, if there is one and its front matter can be had.
func begin(story *game.Story, run playthrough.Run, from *mission.File) (*mission.Recorder, error) {
	record, err := mission.Record(story, run.Difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	if from != nil {
		_ = record.File.Inherit(from) // YAML that cannot be changed: the file's own stays
	}
	return record, keep.SetBegan(record.File, run)
}

// retell moves the record to another state of its story, comments and all. If
// that cannot be, the run is written down anew.
func (h *home) retell() {
	record := h.record
	h.story, h.record = h.run.Story, nil
	if record == nil {
		return
	}
	resumed, _, err := mission.Resume(h.story, record.File, mission.Options{Difficulty: &h.run.Difficulty})
	if err == nil {
		h.record = resumed
	}
}
