//go:build unix

package main

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/save/library"
	"cobalt/scenes"
)

// BenchmarkChoice takes one choice in play: from its key until it is kept and the
// frame that shows it is drawn. It plays a mission of the built-in story from end
// to end. cpu-ns/op is the processor time of the whole process, without the waiting
// for the disk, and user-ns/op the part of it that the program takes itself.
//
//	Memory   the keeper keeps the run in memory
//	Disk     the keeper writes a mission file and the player's profile
//	Timer    the same as Memory, with the timer shown
func BenchmarkChoice(b *testing.B) {
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	phrases, err := phrases.Load(assets.Words, "en")
	if err != nil {
		b.Fatal(err)
	}
	keys := choiceKeys(b, story, "../../scenes/cobalt/missions/ending-custody.mission")
	for name, variant := range map[string]struct{ disk, timer bool }{"Memory": {}, "Disk": {disk: true}, "Timer": {timer: true}} {
		b.Run(name, func(b *testing.B) {
			p := benchPlay{story: story, phrases: phrases, keys: keys, timer: variant.timer}
			if variant.disk {
				p.folder = b.TempDir()
			}
			b.ReportAllocs()
			var used, inUser time.Duration
			for i := 0; b.Loop(); i++ {
				if i%len(keys) == 0 {
					b.StopTimer()
					p.begin(b)
					b.StartTimer()
				}
				user, system := processorTime(b)
				p.take(i % len(keys))
				userNow, systemNow := processorTime(b)
				inUser += userNow - user
				used += userNow - user + systemNow - system
				if p.folder == "" && p.memory.run.Choices() != i%len(keys)+1 {
					b.Fatalf("key %d of %d did not take its choice", i%len(keys)+1, len(keys))
				}
			}
			b.ReportMetric(float64(used.Nanoseconds())/float64(b.N), "cpu-ns/op")
			b.ReportMetric(float64(inUser.Nanoseconds())/float64(b.N), "user-ns/op")
			p.end(b)
		})
	}
}

// processorTime is the time that this process has used so far, in the program
// itself and in the system.
func processorTime(b *testing.B) (user, system time.Duration) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano()), time.Duration(usage.Stime.Nano())
}

// choiceKeys returns the keys that take a mission's choices.
func choiceKeys(b *testing.B, story *game.Story, path string) []tea.KeyPressMsg {
	b.Helper()
	file, err := mission.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	var keys []tea.KeyPressMsg
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice {
			return
		}
		for i, o := range story.Options(&s.Before, nil) {
			if story.Nodes[s.Before.Node].First+game.ChoiceID(o.Choice) == s.Choice {
				keys = append(keys, tea.KeyPressMsg{Code: rune('1' + i), Text: string(rune('1' + i))})
			}
		}
	}
	result, err := mission.Run(story, file, mission.Options{Observe: observe})
	if err != nil || !result.OK {
		b.Fatal(err, result)
	}
	return keys
}

// A benchPlay is a run that is played by keys.
type benchPlay struct {
	story   *game.Story
	phrases *phrases.Phrases
	keys    []tea.KeyPressMsg
	timer   bool
	folder  string // of the missions; empty: the keeper is in memory

	model  *tui.Model
	memory memoryKeeper
	keeper *library.Library
}

// begin begins a run.
func (p *benchPlay) begin(b *testing.B) {
	b.Helper()
	p.end(b)
	now := time.Unix(1_800_000_000, 0)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	run, err := playthrough.Begin(p.story, game.Agent, now)
	if err != nil {
		b.Fatal(err)
	}
	o := session.Options{
		Story: p.story, Phrases: p.phrases, Art: assets.Art, Run: run, Clock: clock, Keeper: &p.memory,
		After:    func(time.Duration) <-chan time.Time { c := make(chan time.Time, 1); c <- now; return c },
		Settings: settings.Settings{Theme: settings.Dark, Timer: p.timer, ReducedMotion: true}, Profile: colorprofile.TrueColor,
	}
	if p.folder != "" {
		p.keeper = library.New(filepath.Join(p.folder, "missions"), clock)
		o.Keeper = p.keeper
		if o.Past, err = p.keeper.KeepFinds(p.story); err != nil {
			b.Fatal(err)
		}
	}
	p.model = tui.New(o)
	p.model.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	_ = p.model.View()
}

// take takes a choice, keeps it and draws it.
func (p *benchPlay) take(i int) {
	_, cmd := p.model.Update(p.keys[i])
	p.obey(cmd)
	_ = p.model.View()
}

// obey runs a command of the model, once.
func (p *benchPlay) obey(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			p.obey(cmd)
		}
		return
	}
	p.model.Update(msg)
}

// end gives the slot back.
func (p *benchPlay) end(b *testing.B) {
	b.Helper()
	if p.keeper != nil {
		if err := p.keeper.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// A memoryKeeper keeps the last run that it was given.
type memoryKeeper struct{ run playthrough.Run }

// Keep implements [keep.Keeper].
func (k *memoryKeeper) Keep(run playthrough.Run) error {
	k.run = run
	return nil
}
