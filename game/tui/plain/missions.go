package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/suggest"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// ErrUndecided says that a mission was to be taken up of which something had to
// be asked first, and that nobody answered.
var ErrUndecided = errors.New("nothing was decided")

// A question is an offer whose ways are numbered, and waits for a number.
type question struct {
	offer *keep.Offer
	first bool // it was asked before all else
}

// redo takes the last choice that was taken back again.
func redo(p *player) {
	was := p.Run.Now()
	p.keep(p.Forward())
	if p.Run.Now() == was {
		p.line(p.Phrases.Missions.Plain.NothingUndone)
		return
	}
	p.line(p.Phrases.Missions.Plain.Redone)
	p.look()
}

// rewindTo goes to the moment at which so many choices were taken.
func rewindTo(p *player, to string) {
	if p.Final() {
		p.keep(nil)
		return
	}
	steps, now := p.Run.All()
	n, ok := number(to)
	switch {
	case len(steps) == 1:
		p.line(p.Phrases.Missions.Plain.RewindNone)
	case !ok || n < 0 || n >= len(steps):
		if to == "" {
			p.moments()
		}
		p.line(say(p.Phrases.Missions.Plain.Rewind, "n", strconv.Itoa(len(steps)-1)))
	case n == now:
		p.look()
	default:
		p.keep(p.Rewind(n))
		p.look()
	}
}

// savePoint keeps the run as it stands under a name, or under that of its scene.
func savePoint(p *player, name string) {
	words := &p.Phrases.Missions.Save
	if p.Run.Difficulty == game.Ghost {
		p.line(words.Ghost)
		return
	}
	if p.Library == nil {
		return
	}
	if name = strings.TrimSpace(name); name == "" {
		list, _ := p.Library.List(p.Story) // a library that cannot be read has no names to avoid
		name = missions.PointName(p.Narrator, &p.Run.Now().State, missionNames(list))
	}
	if err := p.Library.Copy(p.Run, name); err != nil {
		p.line(missions.FaultText(p.Narrator, err, name))
		return
	}
	p.line(say(words.Done, "name", name))
}

func missionNames(list []keep.Mission) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	return names
}

// missions lists the kept missions, numbered.
func (p *player) missions() {
	list, ok := p.list()
	if !ok {
		return
	}
	for i := range list {
		m := &list[i]
		title := missions.Title(p.Narrator, m)
		p.line(say(p.Phrases.Missions.Plain.Entry, "n", strconv.Itoa(i+1), "title", title, "about", strings.Join(missions.About(p.Narrator, m), ", ")))
	}
	p.line(p.Phrases.Missions.Plain.Pick)
}

// list reads the library, and tells the player if it is empty.
func (p *player) list() ([]keep.Mission, bool) {
	if p.Library == nil {
		p.line(p.Phrases.Missions.None)
		return nil, false
	}
	p.keep(p.KeepNow()) // so that the list is up to date
	list, err := p.Library.List(p.Story)
	switch {
	case err != nil:
		p.line(say(p.Phrases.Missions.Unreadable, "why", p.Phrases.Said(err.Error()))) // lines have room
	case len(list) == 0:
		p.line(p.Phrases.Missions.None)
	}
	return list, err == nil && len(list) > 0
}

// load takes up the mission of a number in the list, or of a name.
func (p *player) load(which string) {
	if which == "" {
		p.missions()
		return
	}
	list, ok := p.list()
	if !ok {
		return
	}
	if n, ok := number(which); ok && n >= 1 && n <= len(list) {
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
		meant = say(p.Phrases.Plain.Meant, "name", phrases.Clean(name))
	}
	p.line(say(p.Phrases.Missions.Plain.NoSuch, "name", widget.Clip(phrases.Clean(which), 40), "suggestion", meant))
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

// openMission takes a mission up, or asks how.
func (p *player) openMission(name string) {
	offer, err := p.Library.Open(p.Story, name)
	if err != nil {
		p.line(missions.FaultText(p.Narrator, err, name))
		return
	}
	if offer.Ready() {
		p.takeOffer(offer, 0)
		return
	}
	p.ask(&question{offer: offer})
}

// ask asks in which of several ways a mission is taken up.
func (p *player) ask(q *question) {
	p.line(missions.TroubleText(p.Narrator, q.offer))
	if len(q.offer.Ways) == 0 {
		return
	}
	for i := range q.offer.Ways {
		label, about := missions.WayText(p.Narrator, &q.offer.Ways[i])
		p.line(say(p.Phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i+1), "label", label, "takes", strings.Join(about, ", ")))
	}
	p.line(p.Phrases.Missions.Plain.PickSave)
	p.question = q
}

// reply answers the question that was asked, and reports whether that is all: a
// word that is no number leaves a question that was asked in play, and is then
// done. A question that comes before play is asked until it is answered.
func (p *player) reply(word string) (done bool) {
	q := p.question
	n, isNumber := number(word)
	switch {
	case isNumber && n >= 1 && n <= len(q.offer.Ways):
		p.question = nil
		p.takeOffer(q.offer, n-1)
	case isNumber:
		p.line(p.Phrases.Plain.OutOfRange.Of(len(q.offer.Ways)))
	case slices.Contains(p.Phrases.Commands.Quit.Words, word):
		p.question = nil
		return false
	case q.first && word != "":
		p.line(p.Phrases.Missions.Plain.PickSave)
	default:
		p.question = nil
		p.line(p.Phrases.Missions.Plain.Left)
		if q.first {
			p.open()
		}
		return word == ""
	}
	return true
}

func (p *player) takeOffer(o *keep.Offer, way int) {
	run, err := p.Library.Take(o, way)
	if err != nil {
		p.line(missions.FaultText(p.Narrator, err, o.Name))
		return
	}
	if run, err = p.Fitted(run); err != nil {
		p.line(say(p.Phrases.Notices.Stuck, "why", p.Phrases.Said(err.Error())))
		return
	}
	p.TakeUp(run)
	p.begin()
}
