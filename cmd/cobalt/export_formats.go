package main

import (
	"fmt"
	"io"
	"time"

	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/splits"
)

func (e *exportCommand) writeMarkdown(r *replayed, w io.Writer) error {
	_, err := io.WriteString(w, r.told.Markdown())
	return err
}

func (e *exportCommand) writeText(r *replayed, w io.Writer) error {
	_, err := io.WriteString(w, r.told.Text())
	return err
}

func (e *exportCommand) writeHTML(r *replayed, w io.Writer) error {
	page, err := r.told.HTML()
	if err == nil {
		_, err = io.WriteString(w, page)
	}
	return err
}

// writeScript writes the ids of the choices, a line each.
func (e *exportCommand) writeScript(r *replayed, w io.Writer) error {
	out := &output.Writer{To: w}
	for _, t := range r.steps {
		fmt.Fprintln(out, r.story.Choices[t.choice].ID)
	}
	return out.Err
}

// writeMission writes the run as the game does, for the story as it is now. When
// it was saved stays as the file says, and so does all that means nothing here.
func (e *exportCommand) writeMission(r *replayed, w io.Writer) error {
	rec, err := mission.Record(r.story, r.begun.Difficulty, mission.Options{})
	if err != nil {
		return err
	}
	_ = rec.File.Inherit(r.file) // YAML that cannot be changed: the file's own stays
	for _, t := range r.steps {
		if err := rec.Choose(t.index, t.at); err != nil {
			return err
		}
	}
	saved := r.file.Saved
	if saved.IsZero() {
		saved = e.now()
	}
	if err := rec.File.Sign(saved); err != nil {
		return err
	}
	_, err = w.Write(rec.File.Bytes())
	return err
}

// writeSplits writes the stays in scenes as LiveSplit's segments.
func (e *exportCommand) writeSplits(r *replayed, w io.Writer) error {
	run := splits.Run{
		Game: r.words.Title, Category: r.phrases.Transcript.Category,
		Variables: [][2]string{{"Difficulty", r.begun.Difficulty.String()}},
	}
	if ending, ended := r.result.State.Ended(); ended {
		run.Category, run.Finished = r.words.Endings[ending].Name, true
	}
	minutes := 0
	for _, s := range r.result.Splits {
		if s.Choices == 0 {
			continue // only passed through
		}
		minutes += s.Minutes
		run.Segments = append(run.Segments, splits.Segment{
			Name: r.words.Scenes[s.Scene].Title, Real: realTime(s.At), Game: time.Duration(minutes) * time.Minute,
		})
	}
	if last := len(run.Segments) - 1; last >= 0 && !r.file.Saved.IsZero() {
		run.Started = r.file.Saved.Add(-max(0, run.Segments[last].Real))
	}
	return run.Write(w)
}

// realTime is a time of a mission as LiveSplit's package has it.
func realTime(at time.Duration) time.Duration {
	if at == mission.Untimed {
		return splits.Unknown
	}
	return at
}
