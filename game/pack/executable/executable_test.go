package executable

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cobalt/game/pack"
	"cobalt/game/pack/executable/mark"
)

// binary with a mark, and a pack to put behind it.
func sample() (program, packed []byte) {
	return []byte("code before " + mark.Text + " code after"), []byte(pack.Magic + "and so on")
}

// The mark names the version of the packs that the program reads.
func TestMark(t *testing.T) {
	if want := fmt.Sprintf("format %d,", pack.Version); !strings.Contains(mark.Text, want) {
		t.Errorf("the mark is %q, without %q", mark.Text, want)
	}
	if _, length, err := slots(mark.Text); length != 0 || err != nil {
		t.Errorf("the mark of this program names a pack of %d bytes (%v)", length, err)
	}
	if own, err := Own(); own != "" || err != nil {
		t.Errorf("this program has a pack: %q, %v", own, err)
	}
}

// A pack that was put behind a program is found by the program's mark; the rest of
// the program is as it was.
func TestBuild(t *testing.T) {
	program, packed := sample()
	built, err := Build(program, packed)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Build(program, packed)
	if err != nil || !bytes.Equal(again, built) {
		t.Errorf("built twice, it differs (%v)", err)
	}
	at, length, err := slots(string(built[len("code before ") : len("code before ")+len(mark.Text)]))
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(bytes.NewReader(built), at, length)
	if err != nil || got != string(packed) {
		t.Errorf("read %q, %v", got, err)
	}
	if !bytes.HasPrefix(built, program[:len("code before ")]) || !bytes.Contains(built, []byte(" code after")) {
		t.Errorf("the program itself has changed: %q", built)
	}
	for name, file := range map[string][]byte{"cut off": built[:len(built)-1], "stripped": built[:len(program)], "overwritten": bytes.ReplaceAll(built, []byte(pack.Magic), []byte("--------"))} {
		if _, err := read(bytes.NewReader(file), at, length); !errors.Is(err, ErrLost) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Build(built, packed); !errors.Is(err, ErrTaken) {
		t.Errorf("a program that holds a story: %v", err)
	}
}

func TestRefused(t *testing.T) {
	program, packed := sample()
	for want, file := range map[error][]byte{
		ErrNoProgram: []byte("#!/bin/sh\n"),
		ErrVersion:   bytes.ReplaceAll(program, []byte("format 2"), []byte("format 7")),
	} {
		if _, err := Build(file, packed); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if _, _, err := slots(strings.Repeat("z", len(mark.Text))); !errors.Is(err, ErrLost) {
		t.Errorf("a mark without numbers: %v", err)
	}
}

// A program for macOS has the right hash of every page after its mark was written.
func TestSignature(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles a program for another system")
	}
	dir := t.TempDir()
	code := fmt.Sprintf("package main\n\nvar mark = %q\n\nfunc main() { println(mark) }\n", mark.Text)
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "program")
	cmd := exec.Command("go", "build", "-o", path, filepath.Join(dir, "main.go"))
	cmd.Env = append(os.Environ(), "GOOS=darwin", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, packed := sample()
	built, err := Build(program, packed)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(built, []byte(mark.Text)) {
		t.Fatal("the mark was not written")
	}
	begin := bytes.LastIndex(built, []byte{0xfa, 0xde, 0x0c, 0xc0})
	directory, err := findDirectory(built[begin:])
	if err != nil {
		t.Fatal(err)
	}
	pages := int(binary.BigEndian.Uint32(directory[pageCountAt:]))
	limit := int(binary.BigEndian.Uint32(directory[limitAt:]))
	size := 1 << directory[pageSizeAt]
	if pages < 10 {
		t.Fatalf("%d pages", pages)
	}
	for page := range pages {
		sum := sha256.Sum256(built[page*size : min((page+1)*size, limit)])
		slot := int(binary.BigEndian.Uint32(directory[hashesAt:])) + page*sha256.Size
		if !bytes.Equal(directory[slot:slot+sha256.Size], sum[:]) {
			t.Errorf("the hash of page %d is wrong", page)
		}
	}
}
