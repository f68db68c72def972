// Package runstate holds the JSON form of the state in which a run stands, which
// the outputs of several commands share.
package runstate

import "cobalt/game/mission"

// A State is the state in which a run stands after its last choice. Programs
// rely on its names.
type State struct {
	Ending    *string        `json:"ending"`
	At        string         `json:"at"`
	Choices   uint32         `json:"choices"`
	Minutes   uint32         `json:"minutes"`
	Suspicion int            `json:"suspicion"`
	Trace     int            `json:"trace"`
	Clock     *int           `json:"clock"`
	Meters    map[string]int `json:"meters"`
	Items     []string       `json:"items"`
	Facts     []string       `json:"facts"`
}

// Of returns the state of a run.
func Of(res *mission.Result) State {
	st := &res.State
	j := State{
		At: res.At(), Choices: st.Choices, Minutes: st.Minutes, Suspicion: st.Suspicion(), Trace: st.Trace(),
		Meters: res.Meters(), Items: res.Items(), Facts: res.Facts(),
	}
	if ending, ok := res.Ending(); ok {
		j.Ending = &ending
	}
	if clock, ok := res.Clock(); ok {
		j.Clock = &clock
	}
	return j
}
