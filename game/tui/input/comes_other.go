//go:build !unix

package input

import "time"

// comes reports that nothing is waited for, because this system hands keys on whole.
func comes(File, time.Duration) bool { return false }
