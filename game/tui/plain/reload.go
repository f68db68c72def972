package plain

import (
	"strings"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// reloaded takes a reload up and tells the run's new state, or tells the faults of
// the reload.
func (p *player) reloaded(msg session.ReloadMsg) {
	edits := &p.Phrases.Edits
	p.line("")
	if msg.Err != nil {
		p.line(say(edits.Over, "why", p.Phrases.Said(msg.Err.Error())))
		return
	}
	if msg.Story == nil {
		p.faults(msg.Faults)
		return
	}
	notice, err := p.reloading.TakeUp(p.Session, msg.Reload)
	readAloud(p.Session)
	switch {
	case err != nil:
		p.faults([]string{err.Error()})
	case notice != "":
		p.line(notice)
		p.look()
	}
}

// faults tells the faults of a reload.
func (p *reporter) faults(faults []string) {
	p.line(say(p.Phrases.Plain.Scene, "title", p.Phrases.Edits.Faults.Of(len(faults))))
	for _, fault := range faults {
		for line := range strings.SplitSeq(fault, "\n") {
			p.line(phrases.Clean(line))
		}
	}
	p.line(p.Phrases.Edits.Old)
}
