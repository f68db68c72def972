package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// edited is a story with a fault, as an editor finds it.
var edited = map[string]string{
	"story.md": "---\ntitle: Door\nstart: cell.md\nitems:\n  keys: {name: Keys}\nendings:\n  free: {name: Free}\n---\n",
	"cell.md": "---\ntitle: Cell\n---\n\n## The Cell\n\nA door.\n\n- [Lift them](hall.md#hall) `gain kyes`\n- [Leave them](hall.md#hall)\n\n" +
		"## Out\n\n`ending free`\n\n## Hall\n\n[Out](#out)\n",
	"hall.md":              "---\ntitle: Hall\n---\n\n## Hall\n\n`if keys` They are heavy.\n\n[Out](cell.md#out)\n",
	"es/cell.md":           "---\ntitle: Celda\n---\n\n## La celda {#the-cell}\n\nUna puerta.\n\n- [Cógelas](hall.md#hall)\n- [Déjalas](hall.md#hall)\n",
	"missions/out.mission": "lift-them\nexpect keys and ending free\n",
}

// seen are the things that an editor saw.
type seen struct {
	Error     string
	Broken    []string
	Offered   []string
	Completed string
	Mission   []string
	Choices   []string
	Annex     []string
}

// drive runs an editor in a story's folder, and returns the things it saw. The test is
// skipped if the editor is not installed.
func drive(t *testing.T, editor string, args ...string) (*seen, string) {
	t.Helper()
	if testing.Short() {
		t.Skip("an editor takes seconds to start")
	}
	if _, err := exec.LookPath(editor); err != nil {
		t.Skipf("%s is not installed; Debian has it", editor)
	}
	dir := t.TempDir()
	for name, text := range edited {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, editor, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CONFIG_HOME=", "XDG_DATA_HOME=")
	out, err := cmd.CombinedOutput()
	text, readErr := os.ReadFile(filepath.Join(dir, "seen.json"))
	if err != nil || readErr != nil {
		t.Fatalf("%s: %v, %v\n%s", editor, err, readErr, out)
	}
	var s seen
	if err := json.Unmarshal(text, &s); err != nil || s.Error != "" {
		t.Fatalf("%s: %v %s\n%s\n%s", editor, err, s.Error, text, out)
	}
	return &s, dir
}

// snippet writes the lines in a language by which the manual sets an editor up, into
// a file of their own.
func snippet(t *testing.T, language string) string {
	t.Helper()
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n```"+language+"\n")
	code, _, closed := strings.Cut(rest, "\n```\n")
	if !ok || !closed {
		t.Fatalf("the manual has no lines in %s any more", language)
	}
	path := filepath.Join(t.TempDir(), "setup."+language)
	write(t, path, code+"\n")
	return path
}

// driver returns the path of a script that drives an editor.
func driver(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "editors", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// holds fails unless a file has a text.
func holds(t *testing.T, dir, name, want string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil || !strings.Contains(string(text), want) {
		t.Errorf("%s does not have %q: %v\n%s", name, want, err, text)
	}
}

// checkRenamed holds the files against the results of two renames.
func checkRenamed(t *testing.T, dir string) {
	t.Helper()
	holds(t, dir, "cell.md", "- [Lift them](hall.md#hall) `id take-the-keys` `was lift-them` `gain ring`\n")
	holds(t, dir, "hall.md", "`if ring` They are heavy.")
	holds(t, dir, "story.md", "\n  ring: {name: Keys}\n")
	holds(t, dir, "missions/out.mission", "take-the-keys\nexpect ring and ending free\n")
}

const brokenFault = `unknown item "kyes" (did you mean "keys"?)`

// Neovim, set up as the manual says, writes a story with the language server.
func TestNeovim(t *testing.T) {
	s, dir := drive(t, "nvim", "--headless", "--clean", "-S", snippet(t, "lua"), "-S", driver(t, "neovim.lua"))
	if len(s.Broken) != 1 || !strings.Contains(s.Broken[0], "9: "+brokenFault) {
		t.Errorf("the fault is %q", s.Broken)
	}
	if !slices.Equal(s.Offered, []string{"#hall"}) || s.Completed != "[On](#hall)" {
		t.Errorf("offered %q, completed %q", s.Offered, s.Completed)
	}
	if len(s.Mission) != 1 || !strings.Contains(s.Mission[0], `3: unknown name "nothing_here"`) || !slices.Equal(s.Choices, []string{"expect"}) {
		t.Errorf("the mission has %q and offers %q", s.Mission, s.Choices)
	}
	if len(s.Annex) != 1 || !strings.Contains(s.Annex[0], `unknown node "nowhere" in cell.md`) {
		t.Errorf("the file of another name has %q", s.Annex)
	}
	checkRenamed(t, dir)
	holds(t, dir, "hall.md", "[Out](cell.md#out)")
	holds(t, dir, "annex.md", "[Out](cell.md#out)")
}

// Emacs with eglot likewise.
func TestEglot(t *testing.T) {
	if exec.Command("emacs", "--batch", "--eval", "(require 'eglot)").Run() != nil {
		t.Skip("emacs with eglot is not installed; Debian has both (elpa-eglot)")
	}
	s, dir := drive(t, "emacs", "--batch", "-l", "cl-lib", "-l", snippet(t, "elisp"), "-l", driver(t, "eglot.el"))
	if len(s.Broken) != 1 || !strings.Contains(s.Broken[0], brokenFault) {
		t.Errorf("the fault is %q", s.Broken)
	}
	if !slices.Equal(s.Offered, []string{"#hall"}) {
		t.Errorf("offered %q", s.Offered)
	}
	checkRenamed(t, dir)
}
