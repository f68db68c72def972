package webpage

import (
	"encoding/json"
	"errors"
	"strconv"

	"cobalt/game"
	"cobalt/game/pack"
	"cobalt/game/web"
)

// A preview is what a page can show before its program is ready: the answers of the
// program, made by the same code. They lack what depends on the moment.
type preview struct {
	Story      json.RawMessage            `json:"story"`
	Difficulty string                     `json:"difficulty"` // of the run that is begun
	Begin      json.RawMessage            `json:"begin"`
	Choose     map[string]json.RawMessage `json:"choose"` // by the index of the first choice
}

// ofMoment are the members of an answer that depend on when it is given, or on the runs
// that are kept.
var ofMoment = [...]string{"mission", "began", "at", "found"}

// previews returns the title and the first passages, by language.
func (m *maker) previews(p *pack.Pack, packed []byte) map[string]preview {
	all := map[string]preview{}
	for _, words := range p.Story.Text {
		play, err := web.Open(string(packed))
		if err != nil {
			m.note(err)
			return nil
		}
		e := preview{
			Story: m.answer(play, "story", words.Tag), Difficulty: game.Agent.String(),
			Begin: m.answer(play, "begin", game.Agent.String(), ""), Choose: map[string]json.RawMessage{},
		}
		for _, i := range open(e.Begin) {
			index := strconv.Itoa(i)
			m.answer(play, "begin", game.Agent.String(), "")
			e.Choose[index] = m.answer(play, "choose", index, "0", "")
		}
		all[words.Tag] = e
	}
	return all
}

// open returns the indices of the choices that a passage offers and that are not locked.
func open(passage json.RawMessage) (list []int) {
	var shown struct {
		Options []struct {
			I      int
			Locked string
		}
	}
	if json.Unmarshal(passage, &shown) != nil {
		return nil // what has no choices offers none
	}
	for _, o := range shown.Options {
		if o.Locked == "" {
			list = append(list, o.I)
		}
	}
	return list
}

// answer returns the program's answer to a command, without what depends on the moment.
func (m *maker) answer(play *web.Game, command string, args ...string) json.RawMessage {
	var members map[string]json.RawMessage
	m.note(json.Unmarshal([]byte(play.Do(command, args...)), &members))
	if why, failed := members["error"]; failed {
		m.note(errors.New(string(why)))
	}
	for _, name := range ofMoment {
		delete(members, name)
	}
	text, err := json.Marshal(members)
	m.note(err)
	return text
}
