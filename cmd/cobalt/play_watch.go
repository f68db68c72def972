package main

import (
	"context"
	"errors"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/tui/session"
	"cobalt/scenes/watch"
)

// errWatchWhat says that there is nothing to watch.
var errWatchWhat = errors.New("--watch takes up edits of a story's folder while it is played: say which with --story")

// A storyReloader compiles the story's folder anew after each change. It implements
// [session.Reloader].
type storyReloader struct {
	*options
	play   *playCommand
	folder *watch.Folder
}

// edits watches the story's folder, if that was asked for; else it returns nil.
func (p *playCommand) edits() (*storyReloader, error) {
	switch {
	case !p.watch:
		return nil, nil
	case p.storyDir == "":
		return nil, errWatchWhat
	}
	folder, err := watch.Open(p.storyDir, watch.Options{})
	if err != nil {
		return nil, err
	}
	return &storyReloader{options: p.options, play: p, folder: folder}, nil
}

// close ends the watching.
func (e *storyReloader) close() {
	if e != nil {
		_ = e.folder.Close() // nothing was written to it
	}
}

// Next waits until the folder was edited, and compiles it.
func (e *storyReloader) Next(ctx context.Context) (session.Reload, error) {
	if err := e.folder.Next(ctx); err != nil {
		return session.Reload{}, err
	}
	story, err := e.story()
	if err != nil {
		return session.Reload{Faults: faultLines(err)}, nil
	}
	words, err := e.words(story)
	if err != nil {
		return session.Reload{Faults: faultLines(err)}, nil
	}
	return session.Reload{Story: story, Words: words, Art: e.play.art()}, nil
}

// faultLines returns the faults of a story, a line each.
func faultLines(err error) []string {
	var faults diag.List
	if !errors.As(err, &faults) {
		return strings.Split(strings.TrimSpace(err.Error()), "\n")
	}
	lines := make([]string, len(faults))
	for i := range faults {
		lines[i] = faults[i].Error()
	}
	return lines
}
