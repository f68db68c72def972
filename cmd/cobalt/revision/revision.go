// Package revision compiles a story as it was in a revision that git keeps.
//
// It runs git to read the revision, and writes it to a temporary folder, which is
// gone when it returns. It changes nothing in the repository.
package revision

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"cobalt/game"
	"cobalt/save"
	"cobalt/scenes"
)

// maxFile is how many bytes of one file are read: as many as a story's may have,
// and one more, so that a larger one is refused as too large.
const maxFile = 1<<20 + 1

// Story compiles the story of a folder as it was in a revision. The error is a
// sentence that names both.
func Story(ctx context.Context, dir, rev string) (*game.Story, error) {
	if dir == "" {
		return nil, errors.New("--since needs --story: git keeps no revisions of the built-in story here")
	}
	if rev == "" || strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("%q is no revision: --since takes what git calls one, as HEAD~1, a tag or a branch", rev)
	}
	archive, err := read(ctx, dir, rev)
	if err != nil {
		return nil, fmt.Errorf("the story %s as it was in %q cannot be read: %w", dir, rev, err)
	}
	folder, err := os.MkdirTemp("", "cobalt-since-")
	if err != nil {
		return nil, fmt.Errorf("the story %s as it was in %q cannot be written out: %w", dir, rev, err)
	}
	defer os.RemoveAll(folder)
	if err := unpack(archive, folder); err != nil {
		return nil, fmt.Errorf("the story %s as it was in %q cannot be written out: %w", dir, rev, err)
	}
	story, err := scenes.CompileDir(folder)
	if err != nil {
		return nil, fmt.Errorf("the story %s as it was in %q does not compile: %w", dir, rev, err)
	}
	return story, nil
}

// read returns a folder of a revision as a tar archive.
func read(ctx context.Context, dir, rev string) ([]byte, error) {
	var out, complaint bytes.Buffer
	git := exec.CommandContext(ctx, "git", "-C", dir, "archive", "--format=tar", rev)
	git.Stdout, git.Stderr = &out, &complaint
	if err := git.Run(); err != nil {
		if text := strings.TrimSpace(complaint.String()); text != "" {
			first, _, _ := strings.Cut(text, "\n")
			return nil, errors.New(first)
		}
		return nil, err
	}
	return out.Bytes(), nil
}

// unpack writes the Markdown files of an archive to a folder.
func unpack(archive []byte, folder string) error {
	r := tar.NewReader(bytes.NewReader(archive))
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg || filepath.Ext(h.Name) != ".md" || !filepath.IsLocal(h.Name) {
			continue
		}
		text, err := io.ReadAll(io.LimitReader(r, maxFile))
		if err != nil {
			return err
		}
		name := filepath.Join(folder, filepath.FromSlash(h.Name))
		err = os.MkdirAll(filepath.Dir(name), 0o700)
		if err == nil {
			err = os.WriteFile(name, text, 0o600)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", h.Name, save.Cause(err))
		}
	}
}
