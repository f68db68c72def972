//go:build unix

package main

import (
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// throughs are the programs that stand between the game and a terminal, and how a shell
// plays through each: GAME is the command that plays. Stop ends it after a test that failed;
// mosh ends by itself. Copies are those that hand on what is copied.
var throughs = []struct {
	name, needs, script, stop string
	copies                    bool
}{
	{"tmux", "tmux", `exec tmux -S "$HOME/tmux" -f /dev/null set-option -g set-clipboard on \; new-session "GAME"`, `tmux -S "$HOME/tmux" kill-server`, true},
	{"screen", "screen", `mkdir -m 700 "$HOME/screens"; export SCREENDIR="$HOME/screens"; exec screen -U -c /dev/null GAME`, `SCREENDIR="$HOME/screens" screen -X quit`, false},
	{"mosh", "mosh-client", `set -- $(MOSH_SERVER_NETWORK_TMOUT=60 mosh-server new -i 127.0.0.1 -c 256 -- GAME 2>/dev/null | grep "MOSH CONNECT"); MOSH_KEY=$4 exec mosh-client 127.0.0.1 $3`, "", true},
}

// playThrough plays a story through a program, on a terminal of 80 columns and 30 rows.
func playThrough(t *testing.T, script, stop, story string, flags ...string) *console {
	t.Helper()
	story, err := filepath.Abs(story)
	if err != nil {
		t.Fatal(err)
	}
	// The names of sockets are short, so the folder's is.
	home, err := os.MkdirTemp("", "through")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			cmd := exec.Command(bash(t), "-c", stop)
			cmd.Env = append(os.Environ(), "HOME="+home)
			_ = cmd.Run() // it may be gone already
		}
		_ = os.RemoveAll(home)
	})
	game := "cobalt --new --story " + story + " --data " + home + "/data " + strings.Join(flags, " ")
	script = strings.ReplaceAll(script, "GAME", game)
	return startConsole(t, 80, 30, []string{"LANG=C.UTF-8", "LC_ALL=C.UTF-8"}, home, bash(t), []string{"bash", "-c", script})
}

// throughEach runs a test through each of the programs that are installed.
func throughEach(t *testing.T, test func(t *testing.T, script, stop string, copies bool)) {
	t.Helper()
	for _, through := range throughs {
		t.Run(through.name, func(t *testing.T) {
			if _, err := exec.LookPath(through.needs); err != nil {
				t.Skip("there is no " + through.needs)
			}
			test(t, through.script, through.stop, through.copies)
		})
	}
}

// TestArrestThroughMultiplexers plays until somebody is caught. The words of every page
// must arrive: suspicion, the arrest and the thing that is taken, and the passage behind it.
func TestArrestThroughMultiplexers(t *testing.T) {
	throughEach(t, func(t *testing.T, script, stop string, _ bool) {
		c := playThrough(t, script, stop, "../../game/tui/testdata/story", "--reduced-motion=on")
		c.see("The crane has stopped")
		c.press("2")
		c.see("Noticed 20", "+ Tarred rope")
		c.press("3")
		c.see("Caught 100", "It was the only one.", "× Tarred rope", "any key goes on")
		c.press("x")
		c.see("wet wool", "Noticed 40", "- Tarred rope")
		c.press("q")
		c.ended()
	})
}

// TestSweepThroughMultiplexers holds that a meter that moves stands at its new value in the
// end. The page of an arrest may be gone before anybody looks, but not what follows it.
func TestSweepThroughMultiplexers(t *testing.T) {
	throughEach(t, func(t *testing.T, script, stop string, _ bool) {
		c := playThrough(t, script, stop, "../../game/tui/testdata/story", "--reduced-motion=off")
		c.see("The crane has stopped")
		c.press("2")
		c.see("Noticed 20", "+ Tarred rope")
		c.press("3")
		c.see("wet wool", "Noticed 40", "- Tarred rope")
		c.press("q")
		c.ended()
	})
}

// TestCardThroughMultiplexers plays to an ending and copies its card three times. Its words
// must arrive, and a program that hands copies on must hand on each: mosh keeps one back
// that is the same as the last one.
func TestCardThroughMultiplexers(t *testing.T) {
	throughEach(t, func(t *testing.T, script, stop string, copies bool) {
		c := playThrough(t, script, stop, "testdata/story", "--reduced-motion=on")
		c.see("The door is low.")
		c.press("5")
		c.see("60")
		c.press("5")
		c.see("any key goes on")
		c.press("x")
		c.see("The warden has you.")
		c.press("y")
		c.see("Tower", "Gaol", "clipboard")
		if copies {
			c.wait(func(string) bool { return len(c.copied()) == 1 }, "a copy")
			// Something else may have been copied meanwhile, of which nobody here knows.
			c.press("y")
			c.wait(func(string) bool { return len(c.copied()) == 2 }, "a second copy")
			c.press("q")
			c.see("The warden has you.")
			c.press("y")
			c.wait(func(string) bool { return len(c.copied()) == 3 }, "a third copy")
			for _, text := range c.copied() {
				if !strings.HasPrefix(text, "Tower: Gaol\n") {
					t.Errorf("copied: %q", text)
				}
			}
		}
		c.press("q")
		c.see("The warden has you.")
		c.press("q")
		c.ended()
	})
}

// copied returns the texts that the terminal was sent for its clipboard.
func (c *console) copied() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var texts []string
	for _, found := range clipboard.FindAllSubmatch(c.raw.Bytes(), -1) {
		text, err := base64.StdEncoding.DecodeString(string(found[1]))
		if err != nil {
			c.t.Errorf("copied: %v", err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// clipboard is the sequence that hands a text to a terminal's clipboard, in base 64.
var clipboard = regexp.MustCompile("\x1b\\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\a|\x1b\\\\)")
