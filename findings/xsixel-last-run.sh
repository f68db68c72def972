#!/usr/bin/env bash
# Guess:  the sixel decoder beside Bubble Tea (x/ansi/sixel) gives the picture that other programs wrote: the
#         last run is drawn like each other, and a color by its hue goes round from DEC's blue at 0.
# Truth:  a repeated sixel ("!3~") that ends the data is dropped: of a red picture by go-sixel the last band is
#         transparent. Hue 0 is red, 120 green and 240 blue, as in CSS, where sixel has blue, red and green.
#         No error says so. Its own encoder ends each band with "-" and knows no hues, so a round trip is right.
# Why:    a test that compares sixel pictures through it, or a viewer that turns them into blocks, lacks
#         the foot of a picture, or changes its colors round. Put a "-" behind the data, or read it by libsixel.
# Seen:   github.com/charmbracelet/x/ansi v0.11.9, go-sixel v0.0.14, libsixel 1.10.3 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v sixel2png >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends libsixel-bin; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/x/ansi@v0.11.9 github.com/mattn/go-sixel@v0.0.14 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"strings"

	xsixel "github.com/charmbracelet/x/ansi/sixel"
	gosixel "github.com/mattn/go-sixel"
)

// colors names the colors of the first column in rows 0 and 6, one for each band.
func colors(picture image.Image, err error) string {
	if err != nil {
		return err.Error()
	}
	var names []string
	for _, y := range []int{0, 6} {
		switch r, g, b, a := picture.At(0, y).RGBA(); {
		case a == 0:
			names = append(names, "nothing")
		case r > g && r > b:
			names = append(names, "red")
		case g > r && g > b:
			names = append(names, "green")
		case b > r && b > g:
			names = append(names, "blue")
		}
	}
	return strings.Join(names, "/")
}

func show(name, data string) {
	x, err := new(xsixel.Decoder).Decode(strings.NewReader(data))
	fmt.Printf("%s: x/ansi %s", name, colors(x, err))

	whole := []byte("\x1bPq" + data + "\x1b\\")
	var other image.Image
	err = gosixel.NewDecoder(bytes.NewReader(whole)).Decode(&other)
	fmt.Printf(", go-sixel %s", colors(other, err))

	if err := os.WriteFile("picture.six", whole, 0o600); err != nil {
		panic(err)
	}
	if err := exec.Command("sixel2png", "-i", "picture.six", "-o", "picture.png").Run(); err != nil {
		panic(err)
	}
	file, err := os.Open("picture.png")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	lib, err := png.Decode(file)
	fmt.Printf(", libsixel %s\n", colors(lib, err))
}

func main() {
	picture := image.NewRGBA(image.Rect(0, 0, 20, 12))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{R: 255, A: 255}), image.Point{}, draw.Src)
	var written bytes.Buffer
	if err := gosixel.NewEncoder(&written).Encode(picture); err != nil {
		panic(err)
	}
	_, data, _ := strings.Cut(strings.TrimSuffix(written.String(), "\x1b\\"), "q")
	show("by go-sixel", data)
	written.Reset()
	if err := new(xsixel.Encoder).Encode(&written, picture); err != nil {
		panic(err)
	}
	show("by x/ansi", written.String())

	const red = "\"1;1;3;12#1;2;100;0;0"
	show("no repeat at the end", red+"#1!3~-#1~~~")
	show("a repeat at the end", red+"#1!3~-#1!3~")
	show("a repeat and a dash", red+"#1!3~-#1!3~-")
	for _, hue := range []string{"0", "120", "240"} {
		show("hue "+hue, "\"1;1;3;12#1;1;"+hue+";50;100#1~~~-#1~~~")
	}
}
GO
got=$(go run .)
echo "$got"
want='by go-sixel: x/ansi red/nothing, go-sixel red/red, libsixel red/red
by x/ansi: x/ansi red/red, go-sixel red/red, libsixel red/red
no repeat at the end: x/ansi red/red, go-sixel red/red, libsixel red/red
a repeat at the end: x/ansi red/nothing, go-sixel red/red, libsixel red/red
a repeat and a dash: x/ansi red/red, go-sixel red/red, libsixel red/red
hue 0: x/ansi red/red, go-sixel blue/blue, libsixel blue/blue
hue 120: x/ansi green/green, go-sixel red/red, libsixel red/red
hue 240: x/ansi blue/blue, go-sixel green/green, libsixel green/green'
[ "$got" = "$want" ] || { echo "changed: these pictures are decoded otherwise" >&2; exit 1; }
