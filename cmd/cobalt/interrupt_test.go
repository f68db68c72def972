package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// interrupted runs a command and interrupts it until it ends with a status. The
// command begins deaf to interrupts, so that none comes too early.
func interrupted(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: interrupt N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := exec.Command("sh", append([]string{"-c", `trap "" INT; echo; exec "$@"`, "sh"}, args[1:]...)...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"), "STORY="+ts.Getenv("STORY"), "NO_COLOR=1")
	open, err := cmd.StdinPipe()
	ts.Check(err)
	defer open.Close()
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	lines := bufio.NewReader(out)
	_, err = lines.ReadString('\n')
	ts.Check(err)
	ended := make(chan error, 1)
	go func() {
		_, _ = io.Copy(io.Discard, lines) // until it ends
		ended <- cmd.Wait()
	}()
	var exit *exec.ExitError
	if err := interruptUntil(cmd.Process, ended); err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// interruptUntil interrupts a process again and again until it has ended.
func interruptUntil(process *os.Process, ended <-chan error) error {
	for {
		select {
		case err := <-ended:
			return err
		default:
			_ = process.Signal(os.Interrupt) // it may have ended meanwhile
			runtime.Gosched()
		}
	}
}
