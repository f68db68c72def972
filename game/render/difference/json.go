package difference

import (
	"io"

	"cobalt/game/analysis/compare"
	"cobalt/game/render/output"
	"cobalt/game/render/runstate"
)

// jsonDiff is the object that WriteJSON writes. Programs rely on its names.
type jsonDiff struct {
	A         jsonVersion        `json:"a"`
	B         jsonVersion        `json:"b"`
	Same      bool               `json:"same"`
	Structure map[string]jsonSet `json:"structure"` // by kind; a kind without a difference is left out
	Missions  []jsonDiffMission  `json:"missions"`
	Unread    []string           `json:"unread"`
}

type jsonVersion struct {
	Name   string `json:"name"`
	Story  string `json:"story"`
	Digest string `json:"digest"`
}

type jsonSet struct {
	Added   []string      `json:"added"`
	Removed []string      `json:"removed"`
	Renamed []jsonRenamed `json:"renamed"`
	Changed []jsonChanged `json:"changed"`
}

type jsonRenamed struct {
	Was string `json:"was"`
	Now string `json:"now"`
}

type jsonChanged struct {
	Name  string   `json:"name"`
	Words bool     `json:"words"`
	Rules bool     `json:"rules"`
	A     []string `json:"rules_a"`
	B     []string `json:"rules_b"`
}

type jsonDiffMission struct {
	File     string         `json:"file"`
	Same     bool           `json:"same"`
	Parted   *jsonParted    `json:"parted"`
	Expected []jsonExpected `json:"expected"`
	A        runstate.State `json:"a"`
	B        runstate.State `json:"b"`
	Differs  []string       `json:"differs"` // the parts of the state that differ
	Passages []jsonPassage  `json:"passages"`
}

type jsonParted struct {
	Version string   `json:"version"` // "a" or "b": the one that does not take the choice
	Line    int      `json:"line"`
	Choice  string   `json:"choice"`
	At      string   `json:"at"`
	Message string   `json:"message"`
	Open    []string `json:"open"`
	Locked  []string `json:"locked"`
}

type jsonExpected struct {
	Line    int    `json:"line"`
	Holds   string `json:"holds"` // "a" or "b": the one in which it holds
	Message string `json:"message"`
}

type jsonPassage struct {
	Line   int      `json:"line"`
	Choice string   `json:"choice"`
	AtA    string   `json:"at_a"`
	AtB    string   `json:"at_b"`
	A      []string `json:"a"`
	B      []string `json:"b"`
}

// WriteJSON writes the report as one object. The error is the writer's.
func (r *Report) WriteJSON(w io.Writer) error {
	object := jsonDiff{
		A: jsonVersion{r.NameA, r.A.ID, r.A.Digest}, B: jsonVersion{r.NameB, r.B.ID, r.B.Digest},
		Same: r.Same(), Structure: map[string]jsonSet{}, Missions: []jsonDiffMission{}, Unread: []string{},
	}
	for _, k := range r.Structure.Kinds() {
		if !k.Names.Same() {
			object.Structure[k.One] = newJSONSet(k.Names)
		}
	}
	for i := range r.Missions {
		object.Missions = append(object.Missions, r.newJSONMission(&r.Missions[i]))
	}
	for _, err := range r.Unread {
		object.Unread = append(object.Unread, err.Error())
	}
	return output.JSON(w, object)
}

func newJSONSet(n *compare.Names) jsonSet {
	set := jsonSet{Added: orEmpty(n.Added), Removed: orEmpty(n.Removed), Renamed: []jsonRenamed{}, Changed: []jsonChanged{}}
	for _, r := range n.Renamed {
		set.Renamed = append(set.Renamed, jsonRenamed(r))
	}
	for _, c := range n.Changed {
		set.Changed = append(set.Changed, jsonChanged{c.Name, c.Words, c.Rules, orEmpty(c.RulesA), orEmpty(c.RulesB)})
	}
	return set
}

// orEmpty returns an empty list for nil, because JSON tells the two apart.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (r *Report) newJSONMission(m *Mission) jsonDiffMission {
	j := jsonDiffMission{
		File: m.Name, Same: m.Same(), A: runstate.Of(m.A), B: runstate.Of(m.B),
		Expected: []jsonExpected{}, Differs: []string{}, Passages: []jsonPassage{},
	}
	if p := m.Parted; p != nil {
		j.Parted = &jsonParted{lower(p.ByFirst), p.Line, p.Choice, p.At, p.Why, p.Open, p.Locked}
	}
	for _, e := range m.Expected {
		j.Expected = append(j.Expected, jsonExpected{e.Line, lower(e.InFirst), e.Message})
	}
	for i := range m.State {
		j.Differs = append(j.Differs, m.State[i].Name)
	}
	for i, p := range m.Passages {
		if i == 0 || r.All {
			j.Passages = append(j.Passages, jsonPassage{p.Line, p.Choice, p.AtA, p.AtB, orEmpty(p.A), orEmpty(p.B)})
		}
	}
	return j
}

// lower names a version in JSON.
func lower(first bool) string {
	if first {
		return "a"
	}
	return "b"
}
