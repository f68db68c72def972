package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cobalt/save"
)

// Folders are where a player's things are. None of them need be there.
type Folders struct {
	Missions string // the folder of missions
	Profiles string // of what was found in each story
	Records  string // of races
	Settings string // the path of the settings file
}

// settingsName is the name of the settings file in an archive.
const settingsName = "settings.yaml"

// kinds are the folders of an archive, and how the names of their files end.
var kinds = [...]struct{ folder, ext string }{
	{"missions", save.Ext}, {"profiles", ".profile"}, {"records", save.Ext},
}

// badName says why a name cannot stand in an archive; it is empty if it can.
func badName(name string) string {
	if name == settingsName {
		return ""
	}
	folder, file, _ := strings.Cut(name, "/")
	for _, k := range kinds {
		stem, ok := strings.CutSuffix(file, k.ext)
		switch {
		case folder != k.folder:
		case !ok:
			return "does not end in " + k.ext
		case save.CheckName(stem) != nil:
			return "is not the name of a file that a player keeps"
		default:
			return ""
		}
	}
	return "is not a file that a player keeps"
}

// path returns the path of a file of an archive, whose name must be good.
func (f Folders) path(name string) string {
	folder, file, _ := strings.Cut(name, "/")
	switch folder {
	case "missions":
		return filepath.Join(f.Missions, file)
	case "profiles":
		return filepath.Join(f.Profiles, file)
	case "records":
		return filepath.Join(f.Records, file)
	default:
		return f.Settings
	}
}

// Gather reads all that is kept. Older versions of files, locks, and files of other
// kinds are left out. A file that may not be read is an error.
func (f Folders) Gather() ([]File, error) {
	var all []File
	names := []string{settingsName}
	for _, k := range kinds {
		entries, err := os.ReadDir(f.path(k.folder + "/"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if e.Type().IsRegular() && badName(k.folder+"/"+e.Name()) == "" {
				names = append(names, k.folder+"/"+e.Name())
			}
		}
	}
	for _, name := range names {
		data, err := os.ReadFile(f.path(name))
		switch {
		case errors.Is(err, fs.ErrNotExist): // there is none, or it was deleted meanwhile
		case err != nil:
			return nil, err
		default:
			all = append(all, File{name, data})
		}
	}
	return all, nil
}

// A Plan says what taking files back would do.
type Plan struct {
	New     []File // they are not there yet
	Differ  []File // another file of that name is there
	Same    int    // as many are there already
	folders Folders
}

// Plan compares files with those that are kept.
func (f Folders) Plan(files []File) (*Plan, error) {
	p := &Plan{folders: f}
	for _, file := range files {
		old, err := os.ReadFile(f.path(file.Name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			p.New = append(p.New, file)
		case err != nil:
			return nil, err
		case bytes.Equal(old, file.Data):
			p.Same++
		default:
			p.Differ = append(p.Differ, file)
		}
	}
	return p, nil
}

// Carry writes the new files, and, if that is asked for, those that differ; what
// these replace stays beside them as an older version. It returns how many it wrote.
// An error ends the work: every file is then whole, as it was or as it is new.
func (p *Plan) Carry(replace bool) (written int, err error) {
	files := p.New
	if replace {
		files = append(files[:len(files):len(files)], p.Differ...)
	}
	for _, file := range files {
		doc := save.OpenDocument(p.folders.path(file.Name), func(string, []byte) error { return nil })
		_, err := doc.Change(func([]byte) ([]byte, error) { return file.Data, nil })
		if err != nil {
			return written, fmt.Errorf("%s was not taken over: %w", file.Name, err)
		}
		written++
	}
	return written, nil
}
