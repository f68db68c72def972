//go:build !unix

package scenestest

import (
	"testing"
	"time"
)

var begun = time.Now()

// processorTime is the time that has passed: nothing better is known here.
func processorTime(*testing.B) time.Duration { return time.Since(begun) }
