package export

import (
	"fmt"
	"io"
	"time"

	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/splits"
)

// WriteMarkdown writes the transcript as Markdown. The error is the writer's.
func (r *Run) WriteMarkdown(w io.Writer) error {
	_, err := io.WriteString(w, r.told.Markdown())
	return err
}

// WriteText writes the transcript as plain text. The error is the writer's.
func (r *Run) WriteText(w io.Writer) error {
	_, err := io.WriteString(w, r.told.Text())
	return err
}

// WriteHTML writes the transcript as a page. The error is the writer's.
func (r *Run) WriteHTML(w io.Writer) error {
	page, err := r.told.HTML()
	if err == nil {
		_, err = io.WriteString(w, page)
	}
	return err
}

// WriteScript writes the ids of the choices, a line each. The error is the
// writer's.
func (r *Run) WriteScript(w io.Writer) error {
	out := &output.Writer{To: w}
	for _, s := range r.Played.Since(0) {
		fmt.Fprintln(out, r.Story.Choices[s.Choice].ID)
	}
	return out.Err
}

// WriteMission writes the run as the game does, for the story as it is now. The
// time of saving is the file's, or now if it has none; keys of the front matter
// that have no meaning here stay. The error is the writer's.
func (r *Run) WriteMission(w io.Writer, now time.Time) error {
	rec, err := mission.Record(r.Story, r.Played.Difficulty, mission.Options{})
	if err != nil {
		return err
	}
	_ = rec.File.Inherit(r.File) // YAML that cannot be changed: the file's own stays
	if err := rec.Follow(r.Played); err != nil {
		return err
	}
	saved := r.File.Saved
	if saved.IsZero() {
		saved = now
	}
	if err := rec.File.Sign(saved); err != nil {
		return err
	}
	_, err = w.Write(rec.File.Bytes())
	return err
}

// WriteSplits writes the stays in scenes as LiveSplit's segments. From the choice
// at which ClockBack sees the clock go back, segments have no real time, because
// no later one can be true. The error is the writer's.
func (r *Run) WriteSplits(w io.Writer) error {
	run := splits.Run{
		Game: r.Words.Title, Category: r.phrases.Category,
		Variables: [][2]string{{"Difficulty", r.Played.Difficulty.String()}},
	}
	if ending, ended := r.Result.State.Ended(); ended {
		run.Category, run.Finished = r.Words.Endings[ending].Name, true
	}
	back, goesBack := r.ClockBack()
	minutes, choices := 0, 0
	for _, s := range r.Result.Splits {
		if s.Choices == 0 {
			continue // only passed through
		}
		minutes += s.Minutes
		choices += s.Choices
		segment := splits.Segment{Name: r.Words.Scenes[s.Scene].Title, Real: realTime(s.At), Game: time.Duration(minutes) * time.Minute}
		if goesBack && choices > back {
			segment.Real = splits.Unknown
		}
		run.Segments = append(run.Segments, segment)
	}
	if last := len(run.Segments) - 1; last >= 0 && !r.File.Saved.IsZero() {
		run.Started = r.File.Saved.Add(-max(0, run.Segments[last].Real))
	}
	return run.Write(w)
}

// realTime returns a time of a mission as package splits has it.
func realTime(at time.Duration) time.Duration {
	if at == mission.Untimed {
		return splits.Unknown
	}
	return at
}

// ClockBack returns the index, from 0, of the first choice that was taken earlier
// than one before it, if there is such a choice.
func (r *Run) ClockBack() (step int, goesBack bool) {
	var latest time.Duration
	for i, s := range r.Played.Since(0) {
		switch {
		case s.At == mission.Untimed:
		case s.At < latest:
			return i, true
		default:
			latest = s.At
		}
	}
	return 0, false
}

// WriteCard writes the card of the run, as PNG or as SVG. It wants the words of a card
// in the options. The error is the writer's.
func (r *Run) WriteCard(w io.Writer, asPNG bool) error {
	if asPNG {
		return r.card.WritePNG(w)
	}
	return r.card.WriteSVG(w)
}
