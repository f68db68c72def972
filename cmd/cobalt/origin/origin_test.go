package origin

import (
	"runtime/debug"
	"testing"
)

// The line about a build names the version as the command version does, without the v
// of the module's version.
func TestVersionOf(t *testing.T) {
	build := func(version string) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.99", Main: debug.Module{Version: version}}
	}
	revision := build("(devel)")
	revision.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}}
	for _, tt := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "of unknown origin"},
		{build("v1.2.3"), "1.2.3 (go1.99)"},
		{build(""), "built from source (go1.99)"},
		{revision, "built from source at 0123456789ab and changes (go1.99)"},
	} {
		if got := versionOf(tt.info); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
