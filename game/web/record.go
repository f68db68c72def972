package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/mission/light"
	"cobalt/game/mission/resolve"
	"cobalt/game/playthrough"
)

// A record is a run that is written down as it goes.
type record struct {
	file  *light.File
	taken []game.ChoiceID // the choices that the file has
}

// newRecord begins to write a run down that began at the given moment.
func newRecord(run playthrough.Run, began string) record {
	r := record{file: light.New(run.Story, run.Difficulty, began)}
	r.announce(run.Story, &run.Steps()[0].State)
	return r
}

// announce writes a comment with the title of the scene of a state.
func (r *record) announce(s *game.Story, now *game.State) {
	r.file.AddComment(s.Text[0].Scenes[s.Nodes[now.Node].Scene].Title)
}

// follow writes a run down. The lines written before stay, as far as the run still has
// their choices.
func (r *record) follow(run playthrough.Run) {
	steps := run.Steps()
	common := 0
	for common < len(r.taken) && common+1 < len(steps) && r.taken[common] == steps[common+1].Choice {
		common++
	}
	if common < len(r.taken) {
		r.file.Keep(common)
		r.taken = r.taken[:common]
	}
	for i := common + 1; i < len(steps); i++ {
		step := steps[i]
		r.file.AddChoice(run.Story.Choices[step.Choice].ID, step.At)
		r.taken = append(r.taken, step.Choice)
		if entersScene(run.Story, &steps[i-1].State, &step.Record) {
			r.announce(run.Story, &step.State)
		}
	}
}

// entersScene reports whether a step entered a scene other than the one before.
func entersScene(s *game.Story, before *game.State, rec *game.Record) bool {
	scene := s.Nodes[before.Node].Scene
	return slices.ContainsFunc(rec.Events, func(e game.Event) bool {
		return e.Kind == game.Entered && s.Nodes[e.Node].Scene != scene
	})
}

// text is the mission file of the run, signed at a moment.
func (r *record) text(now string) string {
	if second, _, ok := strings.Cut(now, "."); ok {
		now = second + "Z"
	}
	r.file.Sign(now)
	return r.file.Text()
}

// A followed mission is a run, as far as its file could be followed.
type followed struct {
	run    playthrough.Run
	taken  []game.ChoiceID
	rename map[int]string // present ids of choices known by earlier ones, by line
	parted error          // nil if all of the file was followed
}

// followed takes the choices of a file, one by one.
func (g *Game) followed(file *light.File) (*followed, error) {
	run, err := playthrough.Begin(g.story, file.Difficulty, time.Time{})
	if err != nil {
		return nil, err
	}
	f := &followed{run: run, rename: map[int]string{}}
	choices := 0
	for i := range file.Lines {
		line := &file.Lines[i]
		if line.Kind == light.Choice {
			choices++
			if f.parted = f.take(g.story, line, i); f.parted == nil {
				continue
			}
		}
		if line.Kind == light.Bad || f.parted != nil {
			f.parted = errors.New(g.phrases.fill("web.parted", "n", strconv.Itoa(choices), "line", strings.TrimSpace(line.Text())))
			break
		}
	}
	return f, nil
}

// take takes the choice of a line.
func (f *followed) take(s *game.Story, line *light.Line, number int) error {
	point := resolve.Point{Story: s, Words: s.Text, State: &f.run.Now().State}
	i, ok := point.Find(resolve.Ref{Text: line.Name, Label: line.Label})
	if !ok {
		return game.ErrNoChoice
	}
	at := line.At
	if at < 0 {
		at = f.run.Now().At
	}
	run, err := f.run.Choose(i, at)
	if err != nil {
		return err
	}
	f.run = run
	id := run.Now().Choice
	f.taken = append(f.taken, id)
	if c := &s.Choices[id]; !line.Label && slices.Contains(c.Was, line.Name) {
		f.rename[number] = c.ID
	}
	return nil
}

// resumed goes on with a file that was followed to its end.
func (f *followed) resumed(file *light.File, now string) record {
	for line, id := range f.rename {
		file.Rename(line, id)
	}
	file.Stamp(f.run.Story, f.run.Difficulty)
	if file.Get("began") == "" {
		file.Set("began", now)
	}
	return record{file: file, taken: f.taken}
}
