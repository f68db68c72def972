package library

import (
	"errors"
	"path/filepath"

	"github.com/adrg/xdg"
)

// ErrNoHome says that there is no folder to keep anything in.
var ErrNoHome = errors.New("there is no home folder to keep missions in: set HOME, or say --data FOLDER")

// A Place names the folders of a player's things. It makes none of them: each is
// made when something is first written to it.
type Place struct {
	Data   string                   // the folder that the player asks for; empty: the system's folders
	Getenv func(name string) string // reads the environment
	Name   string                   // of the folder below the system's; empty: cobalt
}

// name returns the name of the folder below the system's folders.
func (p Place) name() string {
	if p.Name != "" {
		return p.Name
	}
	return "cobalt"
}

// Missions returns the folder of missions. The error is [ErrNoHome], or that
// there is no working folder.
func (p Place) Missions() (string, error) {
	if p.Data != "" {
		return filepath.Abs(filepath.Join(p.Data, "missions"))
	}
	if p.homeless("XDG_DATA_HOME") {
		return "", ErrNoHome
	}
	return filepath.Join(xdg.DataHome, p.name(), "missions"), nil
}

// Profiles returns the folder of profiles, beside that of missions.
func Profiles(missions string) string { return filepath.Join(filepath.Dir(missions), "profiles") }

// Records returns the folder of the files of races, beside that of missions.
// Errors are those of [Place.Missions].
func (p Place) Records() (string, error) {
	missions, err := p.Missions()
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(missions), "records"), nil
}

// Settings returns the path of the settings file. Errors are those of
// [Place.Missions].
func (p Place) Settings() (string, error) {
	if p.Data != "" {
		return filepath.Abs(filepath.Join(p.Data, "settings.yaml"))
	}
	if p.homeless("XDG_CONFIG_HOME") {
		return "", ErrNoHome
	}
	return filepath.Join(xdg.ConfigHome, p.name(), "settings.yaml"), nil
}

// homeless reports whether there is neither a home folder nor the folder that a
// variable names instead. The xdg package would take the root of the file system
// for a home.
func (p Place) homeless(variable string) bool {
	xdg.Reload()
	return (xdg.Home == "" || xdg.Home == filepath.Dir(xdg.Home)) && !filepath.IsAbs(p.Getenv(variable))
}
