package tui

import (
	"errors"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/session"
)

// The title offers the mission of the day if there is one, says what is to be done, and
// plays it; if it cannot be had, that is told, and the title stays.
func TestToday(t *testing.T) {
	story := lockkeeper(t)
	o := atTheTitle(playing(t, story, game.Agent))
	if shown := text(New(o)); strings.Contains(shown, "Mission of the day") {
		t.Errorf("it is offered where there is none:\n%s", shown)
	}
	run, err := playthrough.Begin(story, game.Agent, epoch)
	if err == nil {
		run, err = run.Choose(0, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	fault := errors.New("the mission of the day is not there yet; come back in a moment")
	o.Today = func() (session.Day, error) { return session.Day{Run: run, Ending: 0, Least: 7}, fault }
	m := New(o)
	m.top().Arrange(m.ctx)
	feed(m, "2")
	if shown := text(m); !atTitle(m, nil) || !strings.Contains(shown, "It cannot be played: the mission of the day is not there yet;") {
		t.Errorf("it cannot be had:\n%s", shown)
	}
	fault = nil
	feed(m, "2")
	if shown := text(m); m.ctx.Run.Choices() != 1 || !strings.Contains(shown, `Your mission: come to "`+story.Text[0].Endings[0].Name+`", in 7 choices at least.`) {
		t.Errorf("it is not played:\n%s", shown)
	}
}
