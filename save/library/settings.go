package library

import (
	"cmp"
	"errors"
	"fmt"

	"cobalt/game/tui/settings"
	"cobalt/save"
)

// Settings is the file of the player's settings.
type Settings struct{ doc *save.Document }

// OpenSettings returns the settings at a path. It does not touch the disk.
func OpenSettings(path string) *Settings {
	return &Settings{save.OpenDocument(path, func(path string, data []byte) error {
		_, err := settings.Parse(path, data)
		return err
	})}
}

// Read returns the settings that the file decides, and everything that is wrong
// with it. Settings that are not decided have their zero value.
func (s *Settings) Read() (settings.Settings, []error) {
	found, err := s.doc.Read()
	if err == nil {
		err = found.Problem
	}
	file, damage := settings.Parse(s.doc.Path(), found.Data)
	if damage != nil {
		return settings.Settings{}, []error{cmp.Or(err, damage)}
	}
	decided, faults := file.Settings()
	if err != nil {
		faults = append([]error{err}, faults...)
	}
	return decided, faults
}

// Change writes one setting into the file, and returns once the disk has it.
// Everything else in the file stays, whoever wrote it.
func (s *Settings) Change(name, value string) error {
	_, err := s.doc.Change(func(old []byte) ([]byte, error) {
		file, err := settings.Parse(s.doc.Path(), old)
		if err == nil {
			err = file.Change(name, value)
		}
		if err != nil {
			return nil, err
		}
		return file.Bytes()
	})
	if errors.Is(err, save.ErrBusy) {
		return fmt.Errorf("another program is changing the settings: %w", err)
	}
	return err
}
