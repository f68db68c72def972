//go:build unix

package job

import (
	"os"
	"os/signal"
	"syscall"
)

// A Control receives the signals by which a shell stops and wakes this program.
type Control struct{ stops, wakes chan os.Signal }

// Listen begins to receive the signals; [Control.Close] ends it.
func Listen() *Control {
	c := &Control{stops: make(chan os.Signal, 1), wakes: make(chan os.Signal, 1)}
	signal.Notify(c.stops, syscall.SIGTSTP)
	signal.Notify(c.wakes, syscall.SIGCONT)
	return c
}

// Stops receives a signal each time that the program is told to stop. It has not
// stopped then, so it can put its terminal in order first.
func (c *Control) Stops() <-chan os.Signal { return c.stops }

// Wakes receives a signal each time that the program was woken, also from a stop that
// no program is told of.
func (c *Control) Wakes() <-chan os.Signal { return c.wakes }

// Stop stops the program and those beside it in its job, and returns once it is woken.
// It stops by SIGSTOP, because Go does not give SIGTSTP its old effect back.
func (c *Control) Stop() {
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-woken
	}
}

// Close leaves all signals to the system.
func (c *Control) Close() {
	signal.Stop(c.stops)
	signal.Stop(c.wakes)
}
