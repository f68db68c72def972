package save

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	"cobalt/game/analysis/profile"
)

// A ProfileFile keeps the profile of one story in a document.
type ProfileFile struct{ doc *Document }

// OpenProfile returns the profile of a story in a folder: a file named by the
// story's id. It does not touch the disk.
func OpenProfile(folder, story string) *ProfileFile {
	if CheckName(story) != nil {
		sum := sha256.Sum256([]byte(story))
		story = hex.EncodeToString(sum[:16])
	}
	return &ProfileFile{OpenDocument(filepath.Join(folder, story+".profile"), checkProfile)}
}

func checkProfile(path string, data []byte) error {
	_, err := profile.Parse(path, data)
	if errors.Is(err, profile.ErrNewer) {
		return fmt.Errorf("%w: %w", ErrNewer, err)
	}
	return err
}

// Path returns the file's path.
func (f *ProfileFile) Path() string { return f.doc.Path() }

// Read returns the profile, empty if no good one is kept, and its file as it was
// read. Errors are those of [Document.Read].
func (f *ProfileFile) Read() (*profile.Profile, Found, error) {
	found, err := f.doc.Read()
	return parsed(found.Data), found, err
}

// Merge adds a profile to the one that is kept, and returns the file as it was
// before, once the disk has both. Errors are those of [Document.Change].
func (f *ProfileFile) Merge(p *profile.Profile) (Found, error) {
	return f.doc.Change(func(old []byte) ([]byte, error) {
		all := parsed(old)
		all.Merge(p)
		return all.Bytes(), nil
	})
}

// parsed is the profile in a text that was found to be one, or in none.
func parsed(data []byte) *profile.Profile {
	if p, err := profile.Parse("", data); err == nil {
		return p
	}
	return new(profile.Profile)
}
