package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk returns a folder that soon is full.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=16k"); err != nil {
		t.Skipf("a small disk cannot be mounted here, which takes root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A command whose disk is full says so, leaves nothing half-written, and keeps the file
// that it would have replaced.
func TestFullDisk(t *testing.T) {
	dir := smallDisk(t)
	const mission = "../../scenes/cobalt/missions/ending-custody.mission"
	for _, command := range [][]string{
		{"build", "../../scenes/loaf", "--with-defects", "-o", "loaf.bin"},
		{"export", mission, "-o", "run.html"},
		{"export", mission, "-o", "run.svg"},
		{"map", "-o", "map.html"},
		{"run", mission, "--coverage", "coverage.html"},
	} {
		t.Run(command[0]+" "+command[len(command)-1], func(t *testing.T) { checkFullDisk(t, dir, command) })
	}
}

// A story that a full disk does not take is told by the name of its file.
func TestNewOnAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	var errs strings.Builder
	std := streams{in: strings.NewReader(""), out: io.Discard, err: &errs}
	status := execute(t.Context(), std, func(string) string { return "" }, []string{"new", filepath.Join(dir, "story")})
	if status != exitUsage || !strings.Contains(errs.String(), " cannot be written: ") || strings.Contains(errs.String(), ".cobalt-new") {
		t.Errorf("the status is %d, and it says %q", status, errs.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// checkFullDisk runs a command that ends with the name of its output, in a folder with
// too little room.
func checkFullDisk(t *testing.T, dir string, command []string) {
	t.Helper()
	name := command[len(command)-1]
	path := filepath.Join(dir, name)
	args := append(command[:len(command)-1:len(command)-1], path)
	for _, there := range []string{"", "an older file"} {
		if there != "" {
			write(t, path, there)
			args = append(args, "--force")
		}
		var errs strings.Builder
		std := streams{in: strings.NewReader(""), out: io.Discard, err: &errs}
		status := execute(t.Context(), std, func(string) string { return "" }, args)
		if status != exitUsage || !strings.Contains(errs.String(), name) || !strings.Contains(errs.String(), "full") {
			t.Errorf("with %q there, the status is %d, and it says %q", there, status, errs.String())
		}
		left, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := os.ReadFile(path)
		if string(text) != there || there == "" && len(left) > 0 || len(left) > 1 {
			t.Errorf("with %q there, the folder has %v, and the file %.40q", there, left, text)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
