// Package packing gathers everything that a story needs to be played without its
// folder: the compiled story, its pictures, and the interface's words. What it
// returns is the same for the same folder, and holds nothing that the story does
// not refer to.
package packing

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/frontmatter"
	"cobalt/game/pack"
)

// maxPicture is the size in bytes up to which a picture is shown.
const maxPicture = 64 << 10

// mostFrames is how many frames a picture may have, itself included.
const mostFrames = 4

// Pack returns the pack of a compiled story. Its pictures are those of its folder,
// else those that come with the program. One that is missing is left out, because
// its text stands in for it.
func Pack(story *game.Story, folder fs.FS) (*pack.Pack, error) {
	phrases, err := interfaceWords()
	if err != nil {
		return nil, err
	}
	p := &pack.Pack{Story: story, Phrases: phrases}
	for _, name := range pictures(story) {
		for _, fsys := range []fs.FS{folder, assets.Art} {
			files := readPicture(fsys, name)
			p.Art = append(p.Art, files...)
			if len(files) > 0 {
				break
			}
		}
	}
	slices.SortFunc(p.Art, func(a, b pack.File) int { return strings.Compare(a.Path, b.Path) })
	p.Art = slices.CompactFunc(p.Art, func(a, b pack.File) bool { return a.Path == b.Path })
	return p, nil
}

// pictures returns the paths of the pictures that a story refers to, each once.
func pictures(story *game.Story) []string {
	found := map[string]bool{}
	for _, w := range story.Text {
		for _, texts := range [][]game.Text{w.Intro, w.Blocks} {
			for i := range texts {
				if texts[i].Kind == game.Art {
					found[texts[i].Source] = true
				}
			}
		}
	}
	for i := range story.People {
		if art := story.People[i].Art; art != "" {
			found[art] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// readPicture returns a picture, and its color map and further frames. It returns
// nothing if the picture cannot be read.
func readPicture(fsys fs.FS, name string) []pack.File {
	names := []string{name}
	if base, ok := strings.CutSuffix(name, ".txt"); ok {
		names = append(names, base+".color.txt")
		for n := 2; n <= mostFrames; n++ {
			names = append(names, fmt.Sprintf("%s.%d.txt", base, n))
		}
	}
	var files []pack.File
	for i, name := range names {
		info, err := fs.Stat(fsys, name)
		if err == nil && info.Mode().IsRegular() && info.Size() <= maxPicture {
			data, err := fs.ReadFile(fsys, name)
			if err == nil {
				files = append(files, pack.File{Path: name, Data: string(data)})
				continue
			}
		}
		if i == 0 {
			return nil
		}
	}
	return files
}

// interfaceWords returns the interface's own words in every language.
func interfaceWords() ([]pack.Phrases, error) {
	names, err := fs.Glob(assets.Words, "words/*.yaml") // sorted
	if err != nil {
		return nil, fmt.Errorf("the interface's words: %w", err)
	}
	var all []pack.Phrases
	for _, name := range names {
		data, err := fs.ReadFile(assets.Words, name)
		if err != nil {
			return nil, fmt.Errorf("the interface's words: %w", err)
		}
		doc, fault := frontmatter.Load(data)
		if fault != nil {
			return nil, fmt.Errorf("the interface's words, %s: %w", name, fault)
		}
		words := map[string]string{}
		flatten(doc.Content[0], "", words)
		all = append(all, pack.Phrases{Tag: strings.TrimSuffix(path.Base(name), ".yaml"), Words: pack.TableOf(words)})
	}
	return all, nil
}

// flatten notes the words of a mapping by key: the keys on the way to a word,
// joined by periods. The words of a list are joined by line breaks.
func flatten(n *yaml.Node, prefix string, into map[string]string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := prefix+n.Content[i].Value, n.Content[i+1]
		switch value.Kind {
		case yaml.MappingNode:
			flatten(value, key+".", into)
		case yaml.SequenceNode:
			var words []string
			for _, word := range value.Content {
				words = append(words, word.Value)
			}
			into[key] = strings.Join(words, "\n")
		default:
			into[key] = value.Value
		}
	}
}
