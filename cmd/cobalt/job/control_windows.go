package job

import "os"

// A Control receives nothing: this system has no jobs.
type Control struct{}

// Listen returns a control.
func Listen() *Control { return &Control{} }

// Stops never receives anything.
func (*Control) Stops() <-chan os.Signal { return nil }

// Wakes never receives anything.
func (*Control) Wakes() <-chan os.Signal { return nil }

// Stop does nothing.
func (*Control) Stop() {}

// Close does nothing.
func (*Control) Close() {}
