package shipped

import (
	"flag"
	"os"
	"testing"

	"cobalt/game/pack"
	"cobalt/scenes"
	"cobalt/scenes/packing"
)

var update = flag.Bool("update", false, "pack the story anew")

// The pack is what the story's folder, the pictures and the interface's words make
// today.
func TestShipped(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	p, err := packing.Pack(story, scenes.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("cobalt.pack", data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(data) != packed {
		t.Fatalf("cobalt.pack (%d bytes) is not what scenes/cobalt and assets make (%d bytes): run `go generate ./scenes/shipped`", len(packed), len(data))
	}
	if _, err := pack.Open(packed); err != nil { // with its checksum, which the program does not take
		t.Fatal(err)
	}
	kept, err := Story()
	if err != nil {
		t.Fatal(err)
	}
	if kept.Digest != story.Digest || len(p.Art) < 20 || len(p.Phrases) < 1 {
		t.Errorf("the digest is %s, want %s; %d pictures, %d languages of the interface", kept.Digest, story.Digest, len(p.Art), len(p.Phrases))
	}
}
