package scenes

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/diag"
)

const (
	smallStory = "---\ntitle: Small\nstart: a.md\nendings: {end: {name: The end}}\n---\n"
	smallScene = "## One\n\n`ending end`\n"
)

func smallFS() fstest.MapFS {
	return fstest.MapFS{"story.md": {Data: []byte(smallStory)}, "a.md": {Data: []byte(smallScene)}}
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestCompileDir(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "good/story.md", smallStory)
	writeFile(t, dir, "good/a.md", smallScene)
	writeFile(t, dir, "other/notes.txt", "x")
	writeFile(t, dir, "outer/inner/story.md", smallStory)
	writeFile(t, dir, "broken/story.md", smallStory)
	writeFile(t, dir, "broken/a.md", "## One\n\n`ending edn`\n")
	writeFile(t, dir, "dir/story.md/x.txt", "x")
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ path, want string }{
		{"good", ""},
		{"missing", `there is no folder "DIR/missing": name one with a story.md in it`},
		{"good/a.md", `"DIR/good/a.md" is a file: name a folder with a story.md in it`},
		{"good/story.md", `"DIR/good/story.md" is a file: name the folder that it is in, "DIR/good"`},
		{"empty", `"DIR/empty" is empty: name a folder with a story.md in it`},
		{"other", `"DIR/other" has no story.md: a story is a folder of Markdown files, with a story.md that says what it is called and where it starts`},
		{"outer", `"DIR/outer" has no story.md: a story is a folder of Markdown files, with a story.md that says what it is called and where it starts (did you mean "DIR/outer/inner"?)`},
		{"broken", `a.md:3:9: unknown ending "edn" (did you mean "end"?)`},
		{"dir", `story.md:1:1: this file is a folder: a scene is a file`},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			story, err := CompileDir(filepath.Join(dir, tt.path))
			got := ""
			if err != nil {
				got = strings.ReplaceAll(err.Error(), dir, "DIR")
			}
			if got != tt.want || (story == nil) != (err != nil) {
				t.Errorf("got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A failingFS fails to open one file.
type failingFS struct {
	fs.FS
	open string
}

func (f failingFS) Open(name string) (fs.File, error) {
	if name == f.open {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

// Stat keeps [fs.Stat] from opening the file that Open refuses.
func (f failingFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

func TestUnreadable(t *testing.T) {
	_, err := Compile(failingFS{smallFS(), "."})
	if want := "cannot read the story's folder: permission denied"; err == nil || err.Error() != want {
		t.Errorf("an unreadable folder: %v, want %s", err, want)
	}
	if errs := diag.List(nil); errors.As(err, &errs) {
		t.Error("an unreadable folder is told as a fault of the story")
	}
	_, err = Compile(failingFS{smallFS(), "a.md"})
	if want := "a.md:1:1: this file cannot be read: permission denied"; err == nil || err.Error() != want {
		t.Errorf("an unreadable file: %v, want %s", err, want)
	}
	_, err = Compile(fstest.MapFS{"a.md": {Data: []byte(smallScene)}})
	if !errors.Is(err, errNoStory) {
		t.Errorf("a folder without story.md: %v", err)
	}
}

// Pipes, devices, sockets and folders are never opened as files.
func TestIrregularFiles(t *testing.T) {
	fsys := smallFS()
	fsys["b.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	fsys["c.md"] = &fstest.MapFile{Mode: fs.ModeDevice | fs.ModeCharDevice}
	fsys["d.md/x.txt"] = &fstest.MapFile{}
	fsys["es/a.md"] = &fstest.MapFile{Mode: fs.ModeSocket}
	_, err := Compile(openOnly{fsys, []string{".", "story.md", "a.md", "es"}, t})
	want := `b.md:1:1: this file is not a regular file; it was not opened
c.md:1:1: this file is not a regular file; it was not opened
d.md:1:1: this file is a folder: a scene is a file
es/a.md:1:1: this file is not a regular file; it was not opened`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

// An openOnly fails the test if any other file is opened.
type openOnly struct {
	fstest.MapFS
	names []string
	t     *testing.T
}

func (f openOnly) Open(name string) (fs.File, error) {
	if !slices.Contains(f.names, name) {
		f.t.Errorf("%s was opened", name)
	}
	return f.MapFS.Open(name)
}

// A hugeFS says that a file has 200 MB, and gives them to whoever reads it.
type hugeFS struct {
	fstest.MapFS
	t *testing.T
}

type hugeInfo struct{ fs.FileInfo }

func (hugeInfo) Size() int64 { return 200 << 20 }

func (f hugeFS) Stat(name string) (fs.FileInfo, error) {
	info, err := f.MapFS.Stat(name)
	if name == "huge.md" {
		info = hugeInfo{info}
	}
	return info, err
}

func (f hugeFS) Open(name string) (fs.File, error) {
	if name == "huge.md" {
		f.t.Error("a file of 200 MB was opened")
	}
	return f.MapFS.Open(name)
}

func TestHugeFile(t *testing.T) {
	fsys := smallFS()
	fsys["huge.md"] = &fstest.MapFile{}
	_, err := Compile(hugeFS{fsys, t})
	want := "huge.md:1:1: this file has 209715200 bytes; a file has at most 1048576 (1 MiB): part it into several scenes"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A file that grows while it is read is cut off.
func TestGrowingFile(t *testing.T) {
	fsys := smallFS()
	fsys["b.md"] = &fstest.MapFile{Data: make([]byte, maxFile+1)}
	_, err := readAtMost(fsys, "b.md", 10, maxFile)
	if !errors.Is(err, errGrown) {
		t.Errorf("got %v", err)
	}
	if text, err := readAtMost(fsys, "a.md", 0, maxFile); err != nil || string(text) != smallScene {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestStoryTooLarge(t *testing.T) {
	fsys := smallFS()
	text := []byte(strings.Repeat("a line of a comment\n", maxFile/20-10))
	for i := range 17 {
		fsys["s"+string(rune('a'+i))+".md"] = &fstest.MapFile{Data: text}
	}
	_, err := Compile(fsys)
	want := "sq.md:1:1: this file makes the story too large: all its files together have at most 16777216 bytes (16 MiB)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestFileNames(t *testing.T) {
	fsys := smallFS()
	fsys["x\x1b[31m\u202e.md"] = &fstest.MapFile{Data: []byte(smallScene)}
	_, err := Compile(fsys)
	var errs diag.List
	if !errors.As(err, &errs) {
		t.Fatalf("got %v", err)
	}
	checkErrors(t, errs)
}

func TestDigest(t *testing.T) {
	digest := func(change func(fstest.MapFS)) string {
		t.Helper()
		fsys := smallFS()
		change(fsys)
		story, err := Compile(fsys)
		if err != nil {
			t.Fatal(err)
		}
		return story.Digest
	}
	plain := digest(func(fstest.MapFS) {})
	if !strings.HasPrefix(plain, "sha256:") || len(plain) != len("sha256:")+64 {
		t.Errorf("digest %q", plain)
	}
	same := digest(func(fsys fstest.MapFS) {
		fsys["es/a.md"] = &fstest.MapFile{Data: []byte("## Uno {#one}\n")}
		fsys["README.md"] = &fstest.MapFile{Data: []byte("x")}
		fsys["missions/a.mission"] = &fstest.MapFile{Data: []byte("x")}
	})
	if same != plain {
		t.Error("a translation, or a file that is none of the story's, changes the digest")
	}
	for name, change := range map[string]func(fstest.MapFS){
		"a comment": func(fsys fstest.MapFS) { fsys["a.md"].Data = append(fsys["a.md"].Data, "<!-- x -->\n"...) },
		"a name": func(fsys fstest.MapFS) {
			fsys["story.md"].Data = []byte(strings.Replace(smallStory, "a.md", "b.md", 1))
			fsys["b.md"] = fsys["a.md"]
			delete(fsys, "a.md")
		},
		"one file more": func(fsys fstest.MapFS) { fsys["b.md"] = fsys["a.md"] },
	} {
		if digest(change) == plain {
			t.Errorf("%s does not change the digest", name)
		}
	}
}
