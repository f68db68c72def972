package main

import (
	"io"

	"cobalt/game/analysis/compare"
)

// jsonDiff is the object that diff writes: the names are a promise.
type jsonDiff struct {
	A         jsonVersion        `json:"a"`
	B         jsonVersion        `json:"b"`
	Same      bool               `json:"same"`
	Structure map[string]jsonSet `json:"structure"` // by kind, those that differ
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
	A        jsonRest       `json:"a"`
	B        jsonRest       `json:"b"`
	Differs  []string       `json:"differs"` // what of the state does
	Passages []jsonPassage  `json:"passages"`
}

type jsonParted struct {
	Version string   `json:"version"` // "a" or "b": which does not take the choice
	Line    int      `json:"line"`
	Choice  string   `json:"choice"`
	At      string   `json:"at"`
	Message string   `json:"message"`
	Open    []string `json:"open"`
	Locked  []string `json:"locked"`
}

type jsonExpected struct {
	Line    int    `json:"line"`
	Holds   string `json:"holds"` // "a" or "b": in which it holds
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

func (d *diffCommand) writeJSON(w io.Writer, r *diffReport) error {
	object := jsonDiff{
		A: jsonVersion{r.nameA, r.A.ID, r.A.Digest}, B: jsonVersion{r.nameB, r.B.ID, r.B.Digest},
		Same: r.same(), Structure: map[string]jsonSet{}, Missions: []jsonDiffMission{}, Unread: []string{},
	}
	for _, k := range r.Structure.Kinds() {
		if !k.Names.Same() {
			object.Structure[k.One] = newJSONSet(k.Names)
		}
	}
	for i := range r.missions {
		object.Missions = append(object.Missions, d.newJSONMission(&r.missions[i]))
	}
	for _, err := range r.unread {
		object.Unread = append(object.Unread, err.Error())
	}
	return writeJSON(w, object)
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

// orEmpty is an empty list where there is none: JSON tells them apart.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (d *diffCommand) newJSONMission(m *diffMission) jsonDiffMission {
	j := jsonDiffMission{
		File: m.name, Same: m.Same(), A: newJSONRest(m.A), B: newJSONRest(m.B),
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
		if i == 0 || d.all {
			j.Passages = append(j.Passages, jsonPassage{p.Line, p.Choice, p.AtA, p.AtB, orEmpty(p.A), orEmpty(p.B)})
		}
	}
	return j
}

// lower names a version as JSON does.
func lower(first bool) string {
	if first {
		return "a"
	}
	return "b"
}
