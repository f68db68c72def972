package tui

// edited takes an edition up, and tells where the run stands then; or it tells
// what is wrong with it.
func (p *plain) edited(msg editionMsg) {
	edits := &p.phrases.Edits
	p.line("")
	if msg.err != nil {
		p.line(fill(edits.Over, "why", clean(msg.err.Error())))
		return
	}
	if msg.Story == nil {
		p.faults(msg.Faults)
		return
	}
	notice, err := p.takeUpEdition(p.editing, msg)
	switch {
	case err != nil:
		p.faults([]string{err.Error()})
	case notice != "":
		p.line(notice)
		p.look()
	}
}

// faults tells what is wrong with an edition.
func (p *plain) faults(faults []string) {
	p.line(fill(p.phrases.Plain.Scene, "title", p.phrases.Edits.Faults.of(len(faults))))
	for _, fault := range faults {
		p.line(clean(fault))
	}
	p.line(p.phrases.Edits.Old)
}
