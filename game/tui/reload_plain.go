package tui

// reloaded takes a reload up and tells where the run stands then, or tells its
// faults.
func (p *plain) reloaded(msg reloadMsg) {
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
	notice, err := p.reloading.takeUp(p.Session, msg.Reload)
	switch {
	case err != nil:
		p.faults([]string{err.Error()})
	case notice != "":
		p.line(notice)
		p.look()
	}
}

// faults tells the faults of a reload.
func (p *plain) faults(faults []string) {
	p.line(fill(p.phrases.Plain.Scene, "title", p.phrases.Edits.Faults.of(len(faults))))
	for _, fault := range faults {
		p.line(clean(fault))
	}
	p.line(p.phrases.Edits.Old)
}
