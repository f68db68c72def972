// Package origin says which program this is: its version, and what it was built from.
package origin

import (
	"runtime/debug"
	"strings"
	"time"

	"cobalt/cmd/cobalt/release"
)

// Number returns the version by itself.
func Number(info *debug.BuildInfo) string {
	switch {
	case release.Version() != "":
		return release.Version()
	case info == nil:
		return "of unknown origin"
	case info.Main.Version == "" || info.Main.Version == "(devel)":
		return "built from source"
	default:
		return strings.TrimPrefix(info.Main.Version, "v")
	}
}

// Version describes the build of the program in a line: its version, or else its
// commit.
func Version() string {
	info, _ := debug.ReadBuildInfo() // nil if nothing is known
	return versionOf(info)
}

// versionOf is [Version] of a build; of nil, if nothing is known about it.
func versionOf(info *debug.BuildInfo) string {
	if release.Version() != "" {
		return release.Line(release.Version())
	}
	v := Number(info)
	if info == nil {
		return v
	}
	if revision := Setting(info, "vcs.revision"); revision != "" && !strings.Contains(v, revision[:min(12, len(revision))]) {
		v += " at " + revision[:min(12, len(revision))]
		if Setting(info, "vcs.modified") == "true" {
			v += " and changes"
		}
	}
	return v + " (" + info.GoVersion + ")"
}

// Setting returns a setting of the build; it is empty if there is none.
func Setting(info *debug.BuildInfo, key string) string {
	if info == nil {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// BuiltAt returns the date of the commit that the program was built from; nil if
// nobody knows it, for today.
func BuiltAt() *time.Time {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	date, err := time.Parse(time.RFC3339, Setting(info, "vcs.time"))
	if err != nil {
		return nil
	}
	return &date
}
