package main

import (
	"io/fs"
	"os"
	"path"

	"cobalt/game/mission"
	"cobalt/scenes"
)

// missionFolder is where a story's folder keeps its mission files.
const missionFolder = "missions"

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// builtinSources returns the mission files of the built-in story, sorted.
func builtinSources() (list []diffSource) {
	story := scenes.Embedded() // reading it does not fail: it is memory
	_ = fs.WalkDir(story, missionFolder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(name) == missionExt {
			list = append(list, diffSource{path.Join(builtin, name), func() (*mission.File, error) { return embeddedMission(name) }})
		}
		return err
	})
	return list
}

// embeddedMission reads a mission file of the built-in story.
func embeddedMission(name string) (*mission.File, error) {
	file, err := scenes.Embedded().Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return mission.Read(path.Join(builtin, name), file)
}
