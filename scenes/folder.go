package scenes

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cobalt/game/diag"
)

// Limits of a story's files, in bytes.
const (
	maxFile  = 1 << 20
	maxStory = 16 << 20
)

const (
	storyFile  = "story.md"
	readmeFile = "README.md"
	extension  = ".md"
)

// errNoStory says that a folder holds no story.
var errNoStory = errors.New(`has no story.md: a story is a folder of Markdown files, with a story.md that says what it is called and where it starts`)

// A folder is a story's files, as they were read.
type folder struct {
	files        []*faults // story.md and the scenes, by name
	translations []*translation
	words        *interfaceWords // or nil
	size         int
	full         bool      // it is too large, and was not read to its end
	passedOver   []*faults // files of folders that look like translations
}

// readFolder reads the files of a story, each within its limit. A file that
// cannot be read has a fault and no text. The error says that the folder itself
// cannot be read, or holds no story.
func readFolder(fsys fs.FS) (*folder, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("cannot read the story's folder: %w", bare(err))
	}
	f := &folder{}
	story := false
	for _, e := range entries {
		story = story || e.Name() == storyFile
		if ours(e.Name()) {
			f.files = append(f.files, f.read(fsys, e.Name()))
		}
	}
	if !story {
		return nil, fmt.Errorf("the folder %w", errNoStory)
	}
	f.words = f.readWords(fsys, wordsFile)
	names := sceneNames(entries)
	for _, e := range entries {
		f.readTranslation(fsys, e, names)
	}
	return f, nil
}

// ours reports whether a file's name makes it part of a story.
func ours(name string) bool {
	return strings.HasSuffix(name, extension) && !strings.HasPrefix(name, ".") && name != readmeFile
}

// read reads one file. Only a regular file is opened.
func (f *folder) read(fsys fs.FS, name string) *faults {
	file := &faults{src: newSource(name, nil)}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		file.unreadable("unreadable-file", "cannot be read: %s", bare(err))
	case info.IsDir():
		file.unreadable("not-a-file", "is a folder: a scene is a file")
	case !info.Mode().IsRegular():
		file.unreadable("not-a-file", "is not a regular file; it was not opened")
	case info.Size() > maxFile:
		file.unreadable("too-large", "has %d bytes; a file has at most %d (1 MiB): part it into several scenes", info.Size(), maxFile)
	case f.full:
		file.src.unread = true // the file before it was one too many
	case f.size+int(info.Size()) > maxStory:
		f.full = true
		file.unreadable("too-large", "makes the story too large: all its files together have at most %d bytes (16 MiB)", maxStory)
	default:
		text, err := readAtMost(fsys, name, int(info.Size()), maxFile)
		if err != nil {
			file.unreadable("unreadable-file", "cannot be read: %s", bare(err))
			break
		}
		f.size += len(text)
		file.src = newSource(name, plainEnds(text))
	}
	return file
}

// unreadable notes a fault of a file as a whole.
func (f *faults) unreadable(code diag.Code, format string, args ...any) {
	f.add(0, code, "this file "+format, args...)
	f.src.unread = true
}

var errGrown = errors.New("it grew over 1 MiB while it was read")

// readAtMost reads a file that is thought to have size bytes, up to a limit.
func readAtMost(fsys fs.FS, name string, size, limit int) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = text.ReadFrom(io.LimitReader(file, int64(limit)+1))
	if err == nil && text.Len() > limit {
		err = errGrown
	}
	return text.Bytes(), err
}

// bare takes the path off an error: whoever tells it names the file.
func bare(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// digest is that of the story's own files: their names, lengths and bytes.
func (f *folder) digest() string {
	h := sha256.New()
	for _, file := range f.files {
		fmt.Fprintf(h, "%s\n%d\n", file.src.name, len(file.src.raw))
		h.Write(file.src.raw)
	}
	return fmt.Sprintf("sha256:%x", h.Sum(nil))
}

// checkDir returns an error if a folder of the disk cannot be a story's, before
// it is read.
func checkDir(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: name one with a story.md in it", quotePath(dir))
	case err != nil:
		return fmt.Errorf("cannot look at %s: %w", quotePath(dir), bare(err))
	case !info.IsDir():
		hint := "a folder with a story.md in it"
		if filepath.Base(dir) == storyFile {
			hint = "the folder that it is in, " + quotePath(filepath.Dir(dir))
		}
		return fmt.Errorf("%s is a file: name %s", quotePath(dir), hint)
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil:
		return fmt.Errorf("cannot read the folder %s: %w", quotePath(dir), bare(err))
	case len(entries) == 0:
		return fmt.Errorf("%s is empty: name a folder with a story.md in it", quotePath(dir))
	}
	return checkStory(dir, entries)
}

// checkStory looks for story.md, in the folder and, to be of help, one below.
func checkStory(dir string, entries []fs.DirEntry) error {
	for _, e := range entries {
		if e.Name() == storyFile {
			return nil
		}
	}
	for _, e := range entries {
		below := filepath.Join(dir, e.Name())
		if _, err := os.Stat(filepath.Join(below, storyFile)); err == nil && e.IsDir() {
			return fmt.Errorf("%s %w (did you mean %s?)", quotePath(dir), errNoStory, quotePath(below))
		}
	}
	return fmt.Errorf("%s %w", quotePath(dir), errNoStory)
}

// quotePath writes a path for a message: escaped, whole.
func quotePath(p string) string { return fmt.Sprintf("%q", p) }
