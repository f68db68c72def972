package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/suggest"
)

// ErrUndecided says that a mission was to be taken up of which something had to
// be asked first, and that nobody answered.
var ErrUndecided = errors.New("nothing was decided")

// A question is an offer whose ways are numbered, and waits for a number.
type question struct {
	offer *keep.Offer
	first bool // it was asked before all else
}

// withWord returns what a command word does with what stands behind it, or nil.
func (p *plain) withWord(word, behind string) func() {
	words := &p.phrases.Commands
	for _, c := range []struct {
		words []string
		do    func(string)
	}{
		{words.Rewind, p.rewindTo},
		{words.Save, p.savePoint},
		{words.Load, p.load},
	} {
		if slices.Contains(c.words, word) {
			return func() { c.do(behind) }
		}
	}
	return nil
}

// redo takes the last choice that was taken back again.
func (p *plain) redo() {
	was := p.run.Now()
	p.keep(p.forward())
	if p.run.Now() == was {
		p.line(p.phrases.Missions.Plain.NothingUndone)
		return
	}
	p.line(p.phrases.Missions.Plain.Redone)
	p.look()
}

// rewindTo goes to where so many choices were taken.
func (p *plain) rewindTo(number string) {
	if p.final() {
		p.keep(nil)
		return
	}
	steps, now := p.run.All()
	n, err := strconv.Atoi(number)
	switch {
	case len(steps) == 1:
		p.line(p.phrases.Missions.Plain.RewindNone)
	case err != nil || n < 0 || n >= len(steps):
		p.line(fill(p.phrases.Missions.Plain.Rewind, "n", strconv.Itoa(len(steps)-1)))
	case n == now:
		p.look()
	default:
		p.keep(p.rewind(n))
		p.look()
	}
}

// savePoint keeps the run as it stands under a name, or under that of its scene.
func (p *plain) savePoint(name string) {
	phrases := &p.phrases.Missions.Save
	if p.run.Difficulty == game.Ghost {
		p.line(phrases.Ghost)
		return
	}
	if p.library == nil {
		return
	}
	if name = strings.TrimSpace(name); name == "" {
		list, _ := p.library.List(p.story) // what cannot be read has no names that are taken
		name = pointName(p.narrator, &p.run.Now().State, missionNames(list))
	}
	if err := p.library.Copy(p.run, name); err != nil {
		p.line(libraryFault(p.narrator, err, name))
		return
	}
	p.line(fill(phrases.Done, "name", name))
}

func missionNames(list []keep.Mission) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	return names
}

// missions lists what is kept, numbered.
func (p *plain) missions() {
	list, ok := p.list()
	if !ok {
		return
	}
	for i := range list {
		m := &list[i]
		title := missionTitle(p.narrator, m)
		p.line(fill(p.phrases.Missions.Plain.Entry, "n", strconv.Itoa(i+1), "title", title, "about", strings.Join(missionAbout(p.narrator, m), ", ")))
	}
	p.line(p.phrases.Missions.Plain.Pick)
}

// list reads the library, and says so where there is nothing in it.
func (p *plain) list() ([]keep.Mission, bool) {
	if p.library == nil {
		p.line(p.phrases.Missions.None)
		return nil, false
	}
	p.flush()
	list, err := p.library.List(p.story)
	switch {
	case err != nil:
		p.line(fill(p.phrases.Missions.Unreadable, "why", clean(err.Error()))) // lines have room
	case len(list) == 0:
		p.line(p.phrases.Missions.None)
	}
	return list, err == nil && len(list) > 0
}

// flush keeps what is not kept yet, so that a list says how things stand.
func (p *plain) flush() {
	p.keep(p.keepNow())
}

// load takes up the mission of a number in the list, or of a name.
func (p *plain) load(which string) {
	if which == "" {
		p.missions()
		return
	}
	list, ok := p.list()
	if !ok {
		return
	}
	if n, err := strconv.Atoi(which); err == nil && n >= 1 && n <= len(list) {
		p.openMission(list[n-1].Name)
		return
	}
	names := missionNames(list)
	if name, ok := meantName(names, which); ok {
		p.openMission(name)
		return
	}
	meant := ""
	if name, ok := suggest.Nearest(which, names); ok {
		meant = fill(p.phrases.Plain.Meant, "name", clean(name))
	}
	p.line(fill(p.phrases.Missions.Plain.NoSuch, "name", clip(clean(which), 40), "suggestion", meant))
}

// meantName returns the name that is meant: that one, or the only one that begins so.
func meantName(names []string, which string) (string, bool) {
	var found []string
	for _, name := range names {
		if name == which {
			return name, true
		}
		if strings.HasPrefix(strings.ToLower(name), strings.ToLower(which)) {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

// openMission takes a mission up, or asks what is to be done with it.
func (p *plain) openMission(name string) {
	offer, err := p.library.Open(p.story, name)
	if err != nil {
		p.line(libraryFault(p.narrator, err, name))
		return
	}
	if offer.Ready() {
		p.takeOffer(offer, 0)
		return
	}
	p.ask(&question{offer: offer})
}

// ask asks what is to be done with a mission.
func (p *plain) ask(q *question) {
	p.line(troubleWords(p.narrator, q.offer))
	if len(q.offer.Ways) == 0 {
		return
	}
	for i := range q.offer.Ways {
		label, about := wayWords(p.narrator, &q.offer.Ways[i])
		p.line(fill(p.phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i+1), "label", label, "takes", strings.Join(about, ", ")))
	}
	p.line(p.phrases.Missions.Plain.PickSave)
	p.question = q
}

// reply answers the question that was asked, and reports whether that is all: a
// word that is no number leaves a question that was asked in play, and is then
// done. A question that comes before play is asked until it is answered.
func (p *plain) reply(word string) (done bool) {
	q := p.question
	n, err := strconv.Atoi(word)
	switch {
	case err == nil && n >= 1 && n <= len(q.offer.Ways):
		p.question = nil
		p.takeOffer(q.offer, n-1)
	case err == nil:
		p.line(p.phrases.Plain.OutOfRange.of(len(q.offer.Ways)))
	case slices.Contains(p.phrases.Commands.Quit, word):
		p.question = nil
		return false
	case q.first && word != "":
		p.line(p.phrases.Missions.Plain.PickSave)
	default:
		p.question = nil
		p.line(p.phrases.Missions.Plain.Left)
		if q.first {
			p.open()
		}
		return word == ""
	}
	return true
}

func (p *plain) takeOffer(o *keep.Offer, way int) {
	run, err := p.library.Take(o, way)
	if err != nil {
		p.line(libraryFault(p.narrator, err, o.Name))
		return
	}
	if run, err = p.fitted(run); err != nil {
		p.line(fill(p.phrases.Notices.Stuck, "why", clean(err.Error())))
		return
	}
	p.takeUp(run)
	p.open()
}
