package host

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/game/longtest"
	"cobalt/save/records"
	"cobalt/save/records/recordstest"
	"cobalt/scenes"
)

// The variable that makes the program of the tests a host, at the database that it names.
const hostVariable = "COBALT_TEST_HOST"

func TestMain(m *testing.M) {
	if database := os.Getenv(hostVariable); database != "" {
		if err := beHost(database); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// hostOrders are what a host in a process of its own can be told to do, by lines of its
// standard input.
var hostOrders = map[string]func() error{}

// beHost serves the story of the counter until somebody closes standard input, or kills
// the process. It writes its address to standard output.
func beHost(database string) error {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			if err := hostOrders[lines.Text()](); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			fmt.Println("done")
		}
		stop()
	}()
	store, err := records.Open(ctx, database, time.Now)
	if err != nil {
		return err
	}
	story, err := scenes.CompileDir("testdata/counter")
	if err != nil {
		return err
	}
	key, err := HostKey(os.Getenv("COBALT_TEST_HOST_KEY"))
	if err != nil {
		return err
	}
	h, err := New(Options{
		Store: store, Stories: []*Story{{Story: story, Tongue: tongue}}, Keys: []ssh.Signer{key}, Clock: time.Now, After: time.After,
		Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Limits: Limits{PerAddress: 5000, Connections: 5000, Strangers: 5000, Keys: 10_000, Handshake: 2 * time.Minute}, // a machine under tests is slow
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	return errors.Join(h.Serve(ctx, l), store.Leave(context.Background()), store.Close())
}

// A process is a host in a process of its own.
type process struct {
	t       *testing.T
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	out     *bufio.Reader
	address string
}

// order has the host do something, and waits until that is done.
func (p *process) order(name string) {
	p.t.Helper()
	if _, err := io.WriteString(p.stdin, name+"\n"); err != nil {
		p.t.Fatal(err)
	}
	if line, err := p.out.ReadString('\n'); err != nil || line != "done\n" {
		p.t.Fatalf("%q, %v", line, err)
	}
}

// startHost starts a host at a database.
func startHost(t *testing.T, database, key string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), hostVariable+"="+database, "COBALT_TEST_HOST_KEY="+key)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	lines := bufio.NewReader(out)
	address, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the host does not open: %v", err)
	}
	return &process{t, cmd, stdin, lines, strings.TrimSpace(address)}
}

// A counting is a player who counts, one choice after the other, and remembers how far
// the host has shown that.
type counting struct {
	key    ssh.Signer
	shown  int
	unkept int      // choices of which the host has said that they are not kept
	last   []string // lines that the host has written
}

// mostLines is how many lines are remembered.
const mostLines = 12

// count counts until the host is gone, or has ended the session. Each choice that is shown
// is told to seen.
func (c *counting) count(address string, seen func()) error {
	conn, err := (&house{address: address}).connect(c.key)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	defer time.AfterFunc(4*deadline, func() { _ = conn.Close() }).Stop() // a test that fails ends, too
	s, err := conn.NewSession()
	if err != nil {
		return err
	}
	in, err := s.StdinPipe()
	if err != nil {
		return err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.Start("play"); err != nil {
		return err
	}
	if _, err := io.WriteString(in, "1\n"); err != nil { // goes on with the run, or counts
		return err
	}
	lines := bufio.NewScanner(out)
	refused := false
	for lines.Scan() {
		line := lines.Text()
		c.last = append(c.last[max(0, len(c.last)-mostLines):], line)
		if strings.HasPrefix(line, "Not saved: ") {
			refused = true
			c.unkept++
		}
		if _, now, ok := strings.Cut(line, ", now "); ok {
			n, err := strconv.Atoi(strings.TrimRight(now, "."))
			if err != nil || n < c.shown {
				return fmt.Errorf("after %d choices the host shows %q", c.shown, line)
			}
			if !refused { // what stands behind the words that it is not kept may be lost
				c.shown = n
			}
			refused = false
			seen()
		}
		if strings.HasPrefix(line, "2. Stop") || strings.HasPrefix(line, "1. Take it over") {
			if _, err := io.WriteString(in, "1\n"); err != nil {
				return nil //nolint:nilerr // the host is gone, as it is to be
			}
		}
	}
	return nil
}

// crowd counts with all players at once, until enough choices were shown and stop has
// ended the host. It returns how many were shown.
func crowd(t *testing.T, players []*counting, address string, enough int64, stop func()) int64 {
	t.Helper()
	var shown atomic.Int64
	var once sync.Once
	var all sync.WaitGroup
	for _, p := range players {
		all.Go(func() {
			err := p.count(address, func() {
				if shown.Add(1) >= enough {
					once.Do(stop)
				}
			})
			if err != nil && shown.Load() < enough {
				t.Error(err)
			}
		})
	}
	all.Wait()
	once.Do(stop)
	return shown.Load()
}

var (
	killTimes  = flag.Int("kills", 0, "how often TestKilled kills a host on each backend; 0: 10 times, at length 300")
	killsUnder = flag.Int("players", 0, "how many play in TestKilled and TestMoved; 0: 12, at length 200")
)

// progress is after how many kills TestKilled tells how far it is.
const progress = 10

// Of so many choices that TestKilled shows, one may come with the words that it is not kept.
const shownForOneUnkept = 20

// A host that is killed at any moment has lost nothing that it showed: who comes back
// goes on behind the last choice that was shown, or behind one that was not shown yet. A
// choice that was shown behind the words that it is not kept, because the database took
// too long, may be lost.
func TestKilled(t *testing.T) {
	kills, people := cmp.Or(*killTimes, longtest.Count(10, 300)), cmp.Or(*killsUnder, longtest.Count(12, 200))
	recordstest.OnBoth(t, func(t *testing.T, database string) {
		key := filepath.Join(t.TempDir(), "host-key")
		var players []*counting
		for range people {
			players = append(players, &counting{key: newKey(t)})
		}
		total := int64(0)
		for n := range kills {
			h := startHost(t, database, key)
			total += crowd(t, players, h.address, 1+mathrand.Int64N(int64(4*people)), func() { _ = h.cmd.Process.Kill() })
			_ = h.cmd.Wait() // it was killed
			kept(t, database, players)
			if t.Failed() {
				return
			}
			if (n+1)%progress == 0 {
				t.Logf("%d kills, %d choices", n+1, total)
			}
		}
		unkept := 0
		for _, p := range players {
			unkept += p.unkept
		}
		if most := total / shownForOneUnkept; int64(unkept) > most {
			t.Errorf("of %d choices that were shown, that %d are not kept was said, and at most %d may be", total, unkept, most)
		}
		t.Logf("%d kills under %d players: %d choices were shown, and all are kept but those of %d of which that was said", kills, people, total, unkept)
	})
}

// kept fails the test if a run lacks a choice that was shown.
func kept(t *testing.T, database string, players []*counting) {
	t.Helper()
	store := openStore(t, database)
	defer func() { _ = store.Close() }()
	story, err := scenes.CompileDir("testdata/counter")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range players {
		person, err := store.Meet(t.Context(), fingerprint(p.key.PublicKey()))
		if err != nil {
			t.Fatal(err)
		}
		list, err := store.NewLibrary(t.Context(), person.ID, story.ID).List(story)
		if err != nil {
			t.Fatal(err)
		}
		most := 0
		for _, m := range list {
			most = max(most, m.Choices)
		}
		if most < p.shown {
			t.Errorf("%d choices were shown, and %d are kept:\n%s", p.shown, most, strings.Join(p.last, "\n"))
		}
		p.shown = most
	}
}

func openStore(t *testing.T, database string) *records.Store {
	t.Helper()
	store, err := records.Open(t.Context(), database, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// Players of a host that is told to end find themselves at another, of the same database,
// where they were, and none of them loses a choice.
func TestMoved(t *testing.T) {
	people := cmp.Or(*killsUnder, longtest.Count(12, 200))
	recordstest.OnBoth(t, func(t *testing.T, database string) {
		key := filepath.Join(t.TempDir(), "host-key")
		var players []*counting
		for range people {
			players = append(players, &counting{key: newKey(t)})
		}
		first, second := startHost(t, database, key), startHost(t, database, key)
		crowd(t, players, first.address, int64(3*people), func() { _ = first.stdin.Close() })
		if err := first.cmd.Wait(); err != nil {
			t.Errorf("the first host: %v", err)
		}
		before := make([]int, len(players))
		for i, p := range players {
			before[i] = p.shown
		}
		kept(t, database, players)
		crowd(t, players, second.address, int64(3*people), func() { _ = second.stdin.Close() })
		if err := second.cmd.Wait(); err != nil {
			t.Errorf("the second host: %v", err)
		}
		kept(t, database, players)
		for i, p := range players {
			if p.shown < before[i] {
				t.Errorf("a player had %d choices, and has %d", before[i], p.shown)
			}
		}
	})
}
