//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cobalt/game/mission"
)

// milestones writes a story in which every passage says how many choices were
// taken, so that a screen tells how far its run is.
func milestones(t *testing.T, folder string, most int) {
	t.Helper()
	write(t, filepath.Join(folder, "story.md"), "---\ntitle: Milestones\nstart: road.md\n---\n\nA road.\n")
	var road strings.Builder
	road.WriteString("---\ntitle: The Road\nplace: Outside\n---\n")
	for n := range most + 1 {
		next := min(n+1, most)
		fmt.Fprintf(&road, "\n## M%d\n\nMilestone %d.\n\n- [Step](#m%d)\n- [Turn](#m%d)\n", n, n, next, next)
	}
	write(t, filepath.Join(folder, "road.md"), road.String())
}

// mostMilestones is more than all choices that a file gets before it begins anew.
const mostMilestones = killsAFile*mostTyped + 1

// mostTyped is how many choices are typed at most before a game is killed.
const mostTyped = 6

// The full screen is killed as soon as it shows the passage behind a choice, again
// and again. Every choice that was shown without the mark is on the disk, and
// nothing that was not chosen.
func TestScreenKilled(t *testing.T) {
	folder := t.TempDir()
	milestones(t, folder, mostMilestones)
	for i := range killers {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			p := &screenPlay{t: t, folder: folder, data: t.TempDir(), words: []string{"cobalt"}}
			for kill := range killsWanted() {
				if kill%killsAFile == 0 {
					p.begin(fmt.Sprint("run-", kill))
				}
				p.playAndKill(kill)
			}
			t.Logf("%d kills, %d choices shown, %d of them with the mark", killsWanted(), p.shown, p.marked)
			if p.shown == 0 || p.marked > p.shown/2 {
				t.Errorf("%d choices were shown, %d of them with the mark", p.shown, p.marked)
			}
		})
	}
}

// On a disk that takes four seconds for a sync, every choice is shown with the mark
// until it is safe.
func TestScreenKilledOnSlowDisk(t *testing.T) {
	folder := t.TempDir()
	milestones(t, folder, mostMilestones)
	p := &screenPlay{t: t, folder: folder, data: t.TempDir(), words: []string{"slow-cobalt"}, env: []string{syncTakes + "=4s"}}
	kills := killsWanted()
	for kill := range min(kills, 3*killsAFile) {
		if kill%killsAFile == 0 {
			p.begin(fmt.Sprint("run-", kill))
		}
		p.playAndKill(kill)
	}
	if p.marked == 0 {
		t.Error("no choice was shown with the mark")
	}
}

// A screenPlay is a run that is played on the full screen and killed.
type screenPlay struct {
	t      *testing.T
	folder string // of the story
	data   string
	words  []string // the program
	env    []string

	path   string
	chosen []string // the choices that are in the file
	shown  int      // how many choices were shown at a kill, of all runs
	marked int      // of how many kills the screen had the mark
}

// begin begins a run in a file of its own.
func (p *screenPlay) begin(name string) {
	p.path = filepath.Join(p.data, "missions", name+".mission")
	write(p.t, p.path, "step\n")
	p.chosen = []string{"step"}
}

// playAndKill goes on in the file, types some choices, waits until the outcome of
// one of them is on the screen, and kills the game.
func (p *screenPlay) playAndKill(kill int) {
	p.t.Helper()
	words := append(p.words, "play", "--story", p.folder, "--data", p.data, "--reduced-motion=on", p.path)
	c := startConsole(p.t, 80, 24, p.env, p.data, program(p.t), words)
	c.see(fmt.Sprintf("Milestone %d.", len(p.chosen)))
	typed := 1 + rand.IntN(mostTyped)
	var sent []string
	for range typed {
		choice := rand.IntN(2)
		sent = append(sent, []string{"step", "turn"}[choice])
		c.press(fmt.Sprint(choice + 1))
	}
	wanted := len(p.chosen) + 1 + rand.IntN(typed)
	c.wait(func(screen string) bool { return milestoneOn(p.t, screen) >= wanted }, fmt.Sprint("milestone ", wanted))
	screen := c.kill()
	shown := milestoneOn(p.t, screen)
	p.shown += shown - len(p.chosen)
	least := shown
	if strings.Contains(screen, "not on the disk yet") {
		p.marked++
		least = len(p.chosen)
	}
	p.check(kill, least, sent, screen)
}

var milestone = regexp.MustCompile(`Milestone (\d+)\.`)

// milestoneOn is how many choices of its run a screen shows; -1 if it shows none,
// because it is being drawn.
func milestoneOn(t *testing.T, screen string) int {
	t.Helper()
	found := milestone.FindStringSubmatch(screen)
	if found == nil {
		return -1
	}
	n, err := strconv.Atoi(found[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// check holds the file against the choices that were sent and shown.
func (p *screenPlay) check(kill, least int, sent []string, screen string) {
	p.t.Helper()
	file, err := mission.ReadFile(p.path)
	if err != nil {
		p.t.Fatalf("kill %d: %v", kill, err)
	}
	there := choicesOf(file)
	all := append(p.chosen, sent...)
	if len(there) < least || len(there) > len(all) || strings.Join(there, " ") != strings.Join(all[:len(there)], " ") {
		p.t.Fatalf("kill %d: %d choices are there, %d to %d should be:\n%q\nThe screen was\n%s", kill, len(there), least, len(all), there, screen)
	}
	p.chosen = there
}

// kill kills the program, and returns its screen with everything that it wrote.
func (c *console) kill() string {
	c.t.Helper()
	if err := c.cmd.Process.Kill(); err != nil {
		c.t.Fatal(err)
	}
	_ = c.cmd.Wait() // it was killed
	c.tty.Close()    // nobody else has the terminal: reading it comes to an end
	c.done.Wait()
	return c.screen.String()
}
