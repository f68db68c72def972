package serving

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	wishtea "charm.land/wish/v2/bubbletea"
	"golang.org/x/sys/unix"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/shipped"
)

// The variables that make the program of the tests a server of a kind, with its data in a
// folder.
const serverVariable, dataVariable = "COBALT_TEST_SERVER", "COBALT_TEST_SERVER_DATA"

// The variable that names the files into which a server writes profiles of its processor
// and its memory: one of each of its phases, of which the next begins when it gets
// [nextPhase].
const profileVariable = "COBALT_TEST_SERVER_PROFILE"

const nextPhase = syscall.SIGUSR1

var phases = []string{"arrivals", "idle", "choices"}

// A serverKind is what serves the sessions of a load.
type serverKind string

const (
	cobaltServer serverKind = "cobalt"
	stockServer  serverKind = "stock"
)

// beServer serves on the loopback until standard input is closed.
func beServer(kind serverKind) error {
	if err := beProfiled(); err != nil {
		return err
	}
	if kind == stockServer {
		return beStock()
	}
	p := program(os.Getenv(dataVariable), os.Stdout)
	p.Story = shipped.Story
	p.Art = func() fs.FS { return both{scenes.Embedded(), assets.Art} }
	p.Rarity = func(*game.Story) func(game.Difficulty, string) (float64, bool) {
		return func(game.Difficulty, string) (float64, bool) { return 0, false }
	}
	cmd := New(p)
	cmd.SetArgs([]string{"--listen", "127.0.0.1:0", "--max-connections", "20000", "--max-per-address", "20000", "--max-strangers", "20000"})
	return cmd.Execute()
}

// beProfiled begins the profile of the server's first phase, if profiles are wanted.
func beProfiled() error {
	prefix := os.Getenv(profileVariable)
	if prefix == "" {
		return nil
	}
	next := make(chan os.Signal, 1)
	signal.Notify(next, nextPhase)
	runtime.MemProfileRate = 4 << 10 // a session has few objects that are large
	end, err := profilePhase(prefix + "-" + phases[0])
	if err != nil {
		return err
	}
	go func() {
		for i := range phases {
			<-next
			end()
			if err := profileMemory(prefix + "-" + phases[i] + "-memory"); err != nil {
				fmt.Fprintln(os.Stderr, "there is no profile of the memory:", err)
			}
			if i+1 == len(phases) {
				return
			}
			if end, err = profilePhase(prefix + "-" + phases[i+1]); err != nil {
				fmt.Fprintln(os.Stderr, "there are no more profiles:", err)
				return
			}
		}
	}()
	return nil
}

// profilePhase writes a profile into a file, until the function that it returns is called.
func profilePhase(name string) (end func(), err error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); _ = file.Close() }, pprof.StartCPUProfile(file)
}

// profileMemory writes what is alive into a file.
func profileMemory(name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	runtime.GC()
	return errors.Join(pprof.WriteHeapProfile(file), file.Close())
}

// beStock is a server of Wish as its examples have it.
func beStock() error {
	handler := func(s ssh.Session) (tea.Model, []tea.ProgramOption) {
		pty, _, _ := s.Pty()
		return counter{size: pty.Window}, nil
	}
	server, err := wish.NewServer(
		wish.WithHostKeyPath(filepath.Join(os.Getenv(dataVariable), "key")),
		wish.WithPublicKeyAuth(func(ssh.Context, ssh.PublicKey) bool { return true }),
		wish.WithMiddleware(wishtea.Middleware(handler)),
	)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Print(invitation(l.Addr()))
	return server.Serve(l)
}

// A counter says hello in a box that fills the window, and counts keys.
type counter struct {
	size ssh.Window
	keys int
}

func (c counter) Init() tea.Cmd { return nil }

func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		c.keys++
	}
	return c, nil
}

func (c counter) View() tea.View {
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).BorderForeground(lipgloss.Color("63")).
		Width(c.size.Width).Height(c.size.Height).Align(lipgloss.Center, lipgloss.Center)
	words := lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("212")).Render("Hello, world.")
	v := tea.NewView(box.Render(fmt.Sprintf("%s\n\n%d keys", words, c.keys)))
	v.AltScreen = true
	return v
}

// A server is a process that serves sessions.
type server struct {
	cmd      *exec.Cmd
	address  string
	database string
}

// startServer starts a server, which ends with the benchmark.
func startServer(b *testing.B, kind serverKind) *server {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	data := b.TempDir()
	s := &server{cmd: exec.Command(self), database: filepath.Join(data, "host", "host.db")}
	s.cmd.Env = append(os.Environ(), serverVariable+"="+string(kind), dataVariable+"="+data)
	if *loadProfile != "" {
		s.cmd.Env = append(s.cmd.Env, profileVariable+"="+fmt.Sprintf("%s-%s", *loadProfile, kind))
	}
	s.cmd.Stderr = os.Stderr
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.cmd.Process.Kill(); _ = s.cmd.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, after, ok := strings.Cut(lines.Text(), "ssh -p "); ok {
			port, host, _ := strings.Cut(after, " ")
			s.address = net.JoinHostPort(host, port)
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return s
		}
	}
	b.Fatal("the server does not open", lines.Err())
	return nil
}

// endPhase ends the profile of the server's phase, if there is one, and begins the next.
func (s *server) endPhase(b *testing.B) {
	b.Helper()
	if *loadProfile == "" {
		return
	}
	if err := s.cmd.Process.Signal(nextPhase); err != nil {
		b.Fatal(err)
	}
	time.Sleep(quiet) // it is written meanwhile
}

// A usage is what a process has taken so far.
type usage struct {
	memory int64         // bytes that it holds
	time   time.Duration // of the processor
}

// usage returns what the server has taken, as the system tells.
func (s *server) usage(b *testing.B) usage {
	b.Helper()
	u, err := usageOf(s.cmd.Process.Pid)
	if err != nil {
		b.Skipf("this system does not tell what a process takes: %v", err)
	}
	return u
}

// usageOf reads what a process has taken. Its time is read from its clock, because what
// /proc tells is counted in ticks, between which a program that wakes often and shortly
// seems to sleep.
func usageOf(pid int) (u usage, err error) {
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return u, err
	}
	fields := strings.Fields(string(statm))
	if len(fields) < 2 {
		return u, errors.New("/proc/PID/statm is short")
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return u, err
	}
	var t unix.Timespec
	const scheduled = 2 // the kind of clock: all time that the scheduler gave
	err = unix.ClockGettime(int32(^pid<<3|scheduled), &t)
	return usage{pages * int64(os.Getpagesize()), time.Duration(t.Nano())}, err
}
