package scenes

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// sceneNames returns the names of a story's own files, story.md among them.
func sceneNames(entries []fs.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if ours(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// readTranslation reads a folder of the story's folder, if it is a translation:
// it is named by the tag of a known language, and holds a story.md or a file of
// a scene's name. Three letters alone, as "old" and "art", name a language as
// well; such a folder is a translation only if it has a story.md that holds
// nothing but words. Any other folder is passed over, with a warning for each
// file that has a scene's name.
func (f *folder) readTranslation(fsys fs.FS, e fs.DirEntry, scenes []string) {
	if ours(e.Name()) || strings.HasPrefix(e.Name(), ".") {
		return
	}
	if info, err := fs.Stat(fsys, e.Name()); err != nil || !info.IsDir() {
		return
	}
	entries, err := fs.ReadDir(fsys, e.Name())
	if err != nil {
		return
	}
	names := sceneNames(entries)
	common := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !slices.Contains(scenes, name) })
	tag, err := language.Parse(e.Name())
	switch {
	case len(common) == 0:
	case err != nil, tag == language.Und, threeLetters(e.Name()) && !f.onlyWords(fsys, path.Join(e.Name(), storyFile)):
		f.passOver(e.Name(), common, err == nil && tag != language.Und)
	default:
		t := &translation{dir: e.Name(), tag: tag}
		for _, name := range names {
			t.files = append(t.files, f.read(fsys, path.Join(t.dir, name)))
		}
		t.interfaceWords = f.readWords(fsys, path.Join(t.dir, wordsFile))
		f.translations = append(f.translations, t)
	}
}

func threeLetters(name string) bool {
	return len(name) == 3 && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz") == ""
}

// onlyWords reports whether a file is the story.md of a translation: its front
// matter has only keys that hold words.
func (f *folder) onlyWords(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return false
	}
	text, err := readAtMost(fsys, name, int(info.Size()), maxFile)
	if err != nil {
		return false
	}
	front, _, broken := readFront(&faults{src: newSource(name, plainEnds(text))})
	if broken || front.root == nil {
		return false
	}
	return holdsWords(front.root, nil)
}

// holdsWords reports whether a mapping has none of the keys that only an
// original has.
func holdsWords(n *yaml.Node, within []string) bool {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		if len(within) == 0 && key == "start" || len(within) == 2 && within[0] == "meters" && key != "name" && key != "levels" {
			return false
		}
		if !holdsWords(value, append(within, key)) {
			return false
		}
	}
	return true
}

// passOver notes a warning for each file of a folder that is not a translation
// and whose files have the names of scenes.
func (f *folder) passOver(dir string, names []string, language bool) {
	why := "a folder holds scenes only if it is a translation, named by a language's tag, as es or pt-BR"
	if language {
		why = "it is named as a language is, but is a translation only if it has a story.md whose front matter holds nothing but words"
	}
	for _, name := range names {
		file := &faults{src: newSource(path.Join(dir, name), nil)}
		file.warn(0, 0, "folder-passed-over", "the folder %s is passed over, and this file with it: %s", quote(dir), why)
		f.passedOver = append(f.passedOver, file)
	}
}
