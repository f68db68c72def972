//go:build unix

package save

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/game/mission"
)

var kills = flag.Int("kills", 0, "how often a saving program is killed (default 80, or 2000 if "+longtest.Variable+" is set)")

// killers is how many of them are killed at once, each at a folder of its own.
const killers = 4

// killsWanted is how often one of the killers kills.
func killsWanted() int {
	if *kills > 0 {
		return max(1, *kills/killers)
	}
	return max(1, longtest.Count(80, 2000)/killers)
}

// saverFolder names, to a program that this test starts, the folder to save to.
const saverFolder = "COBALT_TEST_SAVER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(saverFolder); folder != "" {
		fmt.Fprintln(os.Stderr, saveForever(folder))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saveForever saves a mission again and again, with a number that goes up, and
// writes the number once it is saved. It returns when something fails.
func saveForever(folder string) error {
	s := Open(folder, time.Now)
	sl, f, err := s.Take("run")
	if err != nil {
		return err
	}
	for n := number(f) + 1; ; n++ {
		if err := f.Set("number", strconv.Itoa(n)); err != nil {
			return err
		}
		if err := sl.Save(f); err != nil {
			return err
		}
		if _, err := fmt.Println(n); err != nil {
			return err
		}
	}
}

func number(f *mission.File) int {
	text, _ := f.Get("number")
	n, _ := strconv.Atoi(text)
	return n
}

// A program that saves is killed at some moment, again and again. The version that
// it acknowledged is always there, or the one that it was saving; and nothing torn
// beside it.
func TestKilled(t *testing.T) {
	story := smallStory(t)
	for i := range killers {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			killAndGoOn(t, story, killsWanted())
		})
	}
}

// killAndGoOn kills a program so often, which goes on from the choice at which it
// was killed.
func killAndGoOn(t *testing.T, story *game.Story, times int) {
	t.Helper()
	s := onDisk(t)
	fill(t, s, story, "run", 0, 2, 1)
	saves := 0
	for kill := range times {
		acknowledged, complaint := saveUntilKilled(t, s.Dir(), rand.IntN(4), rand.IntN(300_000))
		if complaint != "" {
			t.Fatalf("kill %d: %s", kill, complaint)
		}
		got := whole(t, s, story, kill)
		if acknowledged = max(acknowledged, saves); got != acknowledged && got != acknowledged+1 {
			t.Fatalf("kill %d: save %d was acknowledged, and there is save %d", kill, acknowledged, got)
		}
		saves = got
	}
	sl, f, err := s.Take("run")
	if err != nil {
		t.Fatal(err)
	}
	// The last kill may have come while the oldest version made room.
	if err := errors.Join(sl.Save(f), sl.Close()); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(s.Dir())
	if err != nil || len(files) != 1+Versions {
		t.Errorf("%d files are left, %v", len(files), err)
	}
	t.Logf("%d kills, %d saves", times, saves)
}

// saveUntilKilled lets a program acknowledge so many saves, waits for some steps
// of its own, kills it, and returns the last number that was acknowledged.
func saveUntilKilled(t *testing.T, folder string, acks, steps int) (last int, complaint string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), saverFolder+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	broken, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range acks + 1 {
		if !lines.Scan() {
			break
		}
		last, _ = strconv.Atoi(lines.Text())
	}
	for range steps {
		rand.Uint64()
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		last, _ = strconv.Atoi(lines.Text())
	}
	words, _ := io.ReadAll(broken)
	_ = cmd.Wait() // it was killed
	return last, string(words)
}

// whole holds that the slot and all its versions are whole, and returns the
// slot's number.
func whole(t *testing.T, s *Store, story *game.Story, kill int) int {
	t.Helper()
	m, err := s.Load("run", story)
	if err != nil || m.State != OK || m.Result.State.Choices != 3 {
		t.Fatalf("kill %d: %+v, %v", kill, m, err)
	}
	versions, err := s.Versions("run", story)
	if err != nil {
		t.Fatal(err)
	}
	for v := range Versions {
		_, missing := os.Lstat(s.pathOf(keptOf("run", v+1)))
		if missing == nil && (len(versions) == 0 || versions[0].Version != v+1) {
			t.Fatalf("kill %d: version %d is torn", kill, v+1)
		}
		if missing == nil {
			versions = versions[1:]
		}
	}
	return number(m.File)
}
