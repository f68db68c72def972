package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A File is one thing that a player keeps.
type File struct {
	Name string // with slashes, as "missions/budapest.mission"
	Data []byte
}

// Limits of an archive.
const (
	MaxFile  = 8 << 20   // bytes of a file
	MaxTotal = 512 << 20 // bytes of all files
	MaxFiles = 100_000
)

// ErrNoArchive is the error of a file that no program of this kind wrote.
var ErrNoArchive = errors.New("it is not an archive that `cobalt data export` wrote")

// ErrDamaged is the error of an archive that was changed or cut off.
var ErrDamaged = errors.New("the archive is damaged")

// listName is the entry that lists the others, and listHead its first line.
const (
	listName = "cobalt-data.txt"
	listHead = "cobalt data, version 1\n"
)

// Write returns an archive of files. The error is that of files that [Read] would refuse.
func Write(files []File) ([]byte, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	if err := checkAll(files); err != nil {
		return nil, err
	}
	var list strings.Builder
	list.WriteString(listHead)
	for _, f := range files {
		list.WriteString(line(f))
	}
	if list.Len() > MaxFile {
		return nil, fmt.Errorf("the list of the files is larger than %d MiB", MaxFile>>20)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range append([]File{{listName, []byte(list.String())}}, files...) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// line is the line of the list for a file.
func line(f File) string {
	sum := sha256.Sum256(f.Data)
	return fmt.Sprintf("%s %d %s\n", hex.EncodeToString(sum[:]), len(f.Data), f.Name)
}

// check refuses a file that no archive may hold.
func check(f File) error {
	if why := badName(f.Name); why != "" {
		return fmt.Errorf("%q %s", f.Name, why)
	}
	if len(f.Data) > MaxFile {
		return fmt.Errorf("%q is larger than %d MiB", f.Name, MaxFile>>20)
	}
	return nil
}

// checkAll refuses files that no archive may hold together.
func checkAll(files []File) error {
	if len(files) > MaxFiles {
		return fmt.Errorf("there are more than %d files", MaxFiles)
	}
	total, seen := 0, make(map[string]string, len(files))
	for _, f := range files {
		if err := check(f); err != nil {
			return err
		}
		if total += len(f.Data); total > MaxTotal {
			return tooLarge()
		}
		key := strings.ToLower(f.Name) // as some systems see it
		if other, ok := seen[key]; ok {
			return fmt.Errorf("%q cannot stand beside %q: some systems take them for one", f.Name, other)
		}
		seen[key] = f.Name
	}
	return nil
}

// tooLarge is the error of files that are too large together.
func tooLarge() error {
	return fmt.Errorf("all files together are larger than %d MiB", MaxTotal>>20)
}

// Read returns the files of an archive. Its error is [ErrNoArchive] or
// [ErrDamaged], with the details.
func Read(data []byte) ([]File, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) == 0 || z.File[0].Name != listName {
		return nil, ErrNoArchive
	}
	if len(z.File) > MaxFiles+1 {
		return nil, fmt.Errorf("%w: it has more than %d files", ErrDamaged, MaxFiles)
	}
	list, err := entry(z.File[0])
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(list, []byte(listHead)) {
		return nil, fmt.Errorf("%w: its list is of another version", ErrNoArchive)
	}
	files, err := entries(z.File[1:])
	if err != nil {
		return nil, err
	}
	var want strings.Builder
	want.WriteString(listHead)
	for _, f := range files {
		want.WriteString(line(f))
	}
	if want.String() != string(list) {
		return nil, fmt.Errorf("%w: its files are not those that its list names", ErrDamaged)
	}
	return files, nil
}

// entries reads the files behind the list.
func entries(list []*zip.File) ([]File, error) {
	files, total := make([]File, 0, len(list)), 0
	for _, e := range list {
		f := File{Name: e.Name}
		var err error
		if f.Data, err = entry(e); err != nil {
			return nil, err
		}
		if total += len(f.Data); total > MaxTotal {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, tooLarge())
		}
		files = append(files, f)
	}
	if err := checkAll(files); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return files, nil
}

// entry reads one file of an archive, whatever size it says it has.
func entry(e *zip.File) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, e.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, e.Name, err)
	}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("%w: %q is larger than %d MiB", ErrDamaged, e.Name, MaxFile>>20)
	}
	return data, nil
}
