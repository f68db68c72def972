package translation

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/scenes/index"
)

// A Written is a file that a skeleton adds or changes.
type Written struct {
	Name string // in the story's folder
	Text string
}

// Skeleton returns the files that a whole translation would have and this one lacks,
// and the files that lack nodes with these added. Their texts are the original's, for
// somebody to write over. A text that is there already is never changed. If names
// are given, only these files of the story are looked at.
func (t *Translation) Skeleton(names ...string) ([]Written, error) {
	var list []Written
	for _, name := range t.Files() {
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		w := Written{Name: t.Dir + "/" + name}
		var err error
		switch there := t.exists(name); {
		case !there && name == storyFile:
			w.Text = t.storySkeleton()
		case !there:
			w.Text, err = t.sceneSkeleton(name)
		case name != storyFile:
			w.Text, err = t.completed(name)
		}
		if err != nil {
			return nil, err
		}
		if w.Text != "" {
			list = append(list, w)
		}
	}
	return list, nil
}

// A writer writes the skeleton of a scene.
type writer struct {
	strings.Builder
	lines  []string            // of the original, each with its end
	blocks map[int]*game.Block // of the original, by line
}

// writer returns a writer for a scene of the original.
func (t *Translation) writer(file string) (*writer, error) {
	lines, err := t.lines(file)
	if err != nil {
		return nil, err
	}
	w := &writer{lines: lines, blocks: map[int]*game.Block{}}
	blocks := t.analysis.Story.Blocks
	for i := range blocks {
		if blocks[i].Pos.File == file {
			w.blocks[blocks[i].Pos.Line] = &blocks[i]
		}
	}
	return w, nil
}

// sceneSkeleton returns a scene's file with the original's words.
func (t *Translation) sceneSkeleton(file string) (string, error) {
	w, err := t.writer(file)
	if err != nil {
		return "", err
	}
	scene, _ := t.analysis.Story.FindScene(strings.TrimSuffix(file, ".md"))
	words := t.original.Scenes[scene]
	front := &yamlWriter{}
	if words.Title+".md" != file {
		front.text("title", words.Title)
	}
	front.text("place", words.Place)
	if front.Len() > 0 {
		fmt.Fprintf(w, "---\n%s---\n", front.String())
	}
	parts := t.analysis.Files[file].Parts
	for i := range parts {
		w.node(&parts[i])
	}
	return strings.TrimPrefix(w.String(), "\n"), nil
}

// completed returns a translated scene's file with the nodes added that it lacks, each
// behind the node that it follows in the original; empty if it lacks none.
func (t *Translation) completed(file string) (string, error) {
	name := t.Dir + "/" + file
	theirs, err := t.lines(name)
	if err != nil {
		return "", err
	}
	parts := t.analysis.Files[name].Parts
	end, behind := map[index.Name]int{}, len(theirs)
	for i := range parts {
		end[parts[i].Name] = parts[i].Last
	}
	if len(parts) > 0 {
		behind = parts[0].Line - 1 // the front matter's end, and the blank line
	}
	added := map[int]string{} // by the line behind which it stands
	for i := range t.analysis.Files[file].Parts {
		p := &t.analysis.Files[file].Parts[i]
		if last, there := end[p.Name]; there {
			behind = last
			continue
		}
		w, err := t.writer(file)
		if err != nil {
			return "", err
		}
		w.node(p)
		added[behind] += w.String()
	}
	if len(added) == 0 {
		return "", nil
	}
	return inserted(theirs, added), nil
}

// inserted returns lines with texts put behind some of them, by their numbers from 1.
func inserted(lines []string, added map[int]string) string {
	var b strings.Builder
	for i, line := range lines {
		b.WriteString(line)
		text := added[i+1]
		if text != "" && line != "" && !strings.HasSuffix(line, "\n") {
			b.WriteString("\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// lines returns the lines of a file, each with its end.
func (t *Translation) lines(name string) ([]string, error) {
	data, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	return strings.SplitAfter(text, "\n"), nil
}

// storySkeleton returns story.md with the original's words.
func (t *Translation) storySkeleton() string {
	y := &yamlWriter{}
	w, s := t.original, t.analysis.Story
	y.WriteString("---\n")
	y.text("title", w.Title)
	y.text("content", w.Content)
	y.levels("", s.Levels, w.Levels)
	y.section("meters")
	for i := range s.Meters {
		if name := w.Meters[i]; s.Meters[i].Show != game.ShowNever && name != "" || len(w.MeterLevels[i]) > 0 {
			fmt.Fprintf(y.entry(s.Meters[i].ID), "    name: %s\n", yamlText(name))
			y.levels("    ", s.Meters[i].Levels, w.MeterLevels[i])
		}
	}
	y.section("items")
	for i, n := range w.Items {
		y.named(s.Items[i].ID, n.Name, "about", n.About)
	}
	y.section("facts")
	for i, n := range w.Facts {
		y.named(s.Facts[i].ID, n.Name, "about", n.About)
	}
	y.section("people")
	for i, n := range w.People {
		y.named(s.People[i].ID, n.Name, "about", n.About)
	}
	y.section("endings")
	for i, n := range w.Endings {
		y.named(s.Endings[i].ID, n.Name, "hint", n.Hint)
	}
	y.WriteString("---\n")
	for i := range w.Intro {
		fmt.Fprintf(y, "\n%s", markdown(&w.Intro[i]))
	}
	return y.String()
}
