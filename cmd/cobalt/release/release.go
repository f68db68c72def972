// Package release says which release the program is. It imports nearly nothing, so that
// package early can do with it.
package release

import "runtime"

// version is empty if the program is not a release. Only the linker sets it:
// -ldflags "-X cobalt/cmd/cobalt/release.version=1.0.0".
var version string

// Version returns the version of the release; it is empty if the program is none.
func Version() string { return version }

// Line describes a release in a line: its version, and the Go that built it.
func Line(version string) string { return version + " (" + runtime.Version() + ")" }
