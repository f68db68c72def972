package inventory_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/inventory"
	"cobalt/scenes"
)

// tower compiles the story that the program is tested with.
func tower(t *testing.T) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// examined is a file of a text, as it stands in a folder under a name.
func examined(t *testing.T, story *game.Story, name, text string) *save.Mission {
	t.Helper()
	file, err := mission.Parse(name, []byte(text))
	m := save.Examine(name+save.Ext, file, err, story)
	m.Name = name
	return m
}

// A name that was given by hand stays one line of a table and of a description, and
// holds nothing that a terminal takes for a command.
func TestNamesStayInLine(t *testing.T) {
	story := tower(t)
	m := examined(t, story, "two\nlines\x1b[2J", "take-the-rope\n")
	var out bytes.Buffer
	if err := inventory.WriteTable(&out, inventory.MissionRows([]*save.Mission{m}, output.Painter{})); err != nil {
		t.Fatal(err)
	}
	if err := inventory.WriteFields(&out, inventory.MissionFields(m, nil, story, func(s string) string { return s })); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if strings.Contains(text, "\x1b") || !strings.Contains(text, "\ntwo lines\ufffd[2J  -  ") || !strings.Contains(text, "name        two lines\ufffd[2J\n") {
		t.Errorf("%q", text)
	}
}

// JSON says of each mission all that is known: null stands for the unknown, and a
// file that cannot be replayed is described by its own words.
func TestMissionJSON(t *testing.T) {
	story := tower(t)
	foreign := examined(t, story, "pier", "---\nstory: pier\ndifficulty: ghost\n---\nwalk\nwalk\n")
	whole := examined(t, story, "whole", "take-the-rope\nclimb\ngo-up\n")
	whole.Saved = time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC)
	data, err := json.Marshal(inventory.Missions([]*save.Mission{foreign, whole}, story))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"name":"pier","file":"pier.mission","story":"pier","digest":"","difficulty":"ghost","saved":null,"at":"","choices":2,"minutes":0,"suspicion":0,"ending":null,"state":"changed"}`,
		`"saved":"2026-11-22T14:03:11Z"`,
		`"ending":"top","state":"ok"`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
}

// Records that are unsealed stand behind all others, however fast they are.
func TestStandingsApart(t *testing.T) {
	story := tower(t)
	entry := func(name, text string, signed bool) *race.Entry {
		file, err := mission.Parse(name, []byte(text))
		if err == nil && signed {
			err = file.Sign(time.Unix(1_800_000_000, 0))
		}
		if err != nil {
			t.Fatal(err)
		}
		return race.Check(story, name, file, nil)
	}
	fast, slow := "take-the-rope @ 1\nclimb @ 1\ngo-up @ 2\n", "take-the-rope @ 1\nclimb @ 1\ngo-up @ 9\n"
	entries := []*race.Entry{entry("edited", fast, false), entry("kept", slow, true)}
	rows := inventory.StandingRows(story, inventory.Standings(story, race.Attempts(story, entries)))
	var names []string
	for _, row := range rows[1:] {
		if row[2] == "time" {
			names = append(names, row[0]+" "+row[3]+" "+row[6])
		}
	}
	want := "any 0:09.000 kept, top 0:09.000 kept, any 0:02.000 edited (unsealed), top 0:02.000 edited (unsealed)"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("%s", got)
	}
}
