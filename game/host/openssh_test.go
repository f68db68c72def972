package host

import (
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// openSSH returns how the OpenSSH client is called with a key of its own, if there is one.
func openSSH(t *testing.T, h *house) func(arguments ...string) *exec.Cmd {
	t.Helper()
	for _, name := range []string{"ssh", "ssh-keygen"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip("the OpenSSH client is not here: " + err.Error())
		}
	}
	folder := t.TempDir()
	key := filepath.Join(folder, "id")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	host, port, err := net.SplitHostPort(h.address)
	if err != nil {
		t.Fatal(err)
	}
	return func(arguments ...string) *exec.Cmd {
		options := []string{
			"-F", "none", "-i", key, "-p", port, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=accept-new",
			"-o", "UserKnownHostsFile=" + filepath.Join(folder, "known"), "-o", "LogLevel=ERROR",
		}
		cmd := exec.CommandContext(t.Context(), "ssh", append(append(options, arguments[:len(arguments)-1]...), host, arguments[len(arguments)-1])...)
		cmd.Env = append(os.Environ(), "SSH_AUTH_SOCK=", "TERM=xterm-256color")
		return cmd
	}
}

// The OpenSSH client gives commands, plays in lines, and gets their statuses.
func TestOpenSSH(t *testing.T) {
	h := open(t, nil)
	ssh := openSSH(t, h)
	for _, tt := range []struct {
		input, command, out string
		status              int
	}{
		{"", "help", "ssh -t HOST play", 0},
		{"", "name Nora", "You are Nora here.", 0},
		{"1\n1\n", "play", "Gained: Keys", 0},
		{"", "nothing", "", 2},
	} {
		cmd := ssh("-T", tt.command)
		var out, complaint bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(tt.input), &out, &complaint
		err := cmd.Run()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != tt.status || !strings.Contains(out.String(), tt.out) {
			t.Errorf("%s: %v\n%s%s", tt.command, err, out.String(), complaint.String())
		}
	}
}

// The OpenSSH client plays on a terminal, is resized and killed, and comes back to where
// the run was.
func TestOpenSSHOnTerminal(t *testing.T) {
	h := open(t, nil)
	ssh := openSSH(t, h)
	p := onTerminalOf(t, ssh, "play")
	p.shows("Before you begin")
	p.press("1", "New mission")
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	if err := pty.Setsize(p.file, &pty.Winsize{Rows: 8, Cols: 30}); err != nil {
		t.Fatal(err)
	}
	p.shows("This one is 30 by 8")
	if err := pty.Setsize(p.file, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	p.shows("Lift the keys")
	p.press("5", "now 60")
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // it was killed
	p = onTerminal(t, ssh)
	p.press("1", "Calm 60")
	p.press("5", "They have you.")
	p.press("q", "")
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the client: %v", err)
	}
}

// A localScreen is the OpenSSH client on a terminal of this machine.
type localScreen struct {
	*screen
	cmd  *exec.Cmd
	file *os.File
}

// onTerminal starts the client on a terminal, and waits for the title.
func onTerminal(t *testing.T, ssh func(...string) *exec.Cmd) *localScreen {
	t.Helper()
	p := onTerminalOf(t, ssh, "play")
	p.shows("New mission")
	return p
}

// onTerminalOf gives a command by the client on a terminal.
func onTerminalOf(t *testing.T, ssh func(...string) *exec.Cmd, command string) *localScreen {
	t.Helper()
	cmd := ssh("-tt", command)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("there is no terminal to be had: %v", err)
	}
	p := &localScreen{&screen{t: t, keys: file, changed: make(chan struct{}, 1), cells: vt.NewEmulator(80, 24)}, cmd, file}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := file.Read(buf)
			_, _ = p.Write(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	go func() { _, _ = file.ReadFrom(p.cells) }() // the terminal's answers
	t.Cleanup(func() {
		_ = p.cells.InputPipe().(io.Closer).Close() // its own Close races with the reader
		_ = file.Close()
	})
	return p
}
