//go:build !unix

package scenestest

import (
	"testing"
	"time"
)

var begun = time.Now()

// ProcessorTime is the time that has passed: nothing better is known here.
func ProcessorTime(*testing.B) time.Duration { return time.Since(begun) }
