#!/usr/bin/env bash
# Guess:  oksvg, Go's usual way from SVG to pixels without C, leaves out what it cannot do, and in
#         its strict mode says so.
# Truth:  it draws what is not to be drawn: display="none" and visibility="hidden" are painted, even
#         in strict mode, without an error. Sizes in percent give nothing at all, also without one.
# Why:    a picture whose frames or layers are hidden shows all of them on top of each other; a
#         background of width="100%" is missing.
# Seen:   github.com/srwiley/oksvg v0.0.0-20221011165216-be6e8873101c.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/srwiley/oksvg@v0.0.0-20221011165216-be6e8873101c \
  github.com/srwiley/rasterx@v0.0.0-20220730225603-2ab79fcdd4ef 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"image"
	"strings"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
)

func main() {
	for _, attributes := range []string{`width="9" height="9"`, `width="9" height="9" display="none"`,
		`width="9" height="9" visibility="hidden"`, `width="100%" height="100%"`} {
		svg := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><rect fill="red" ` + attributes + `/></svg>`
		icon, err := oksvg.ReadIconStream(strings.NewReader(svg), oksvg.StrictErrorMode)
		if err != nil {
			fmt.Println(attributes, "error:", err)
			continue
		}
		img := image.NewRGBA(image.Rect(0, 0, 9, 9))
		icon.SetTarget(0, 0, 9, 9)
		icon.Draw(rasterx.NewDasher(9, 9, rasterx.NewScannerGV(9, 9, img, img.Bounds())), 1)
		fmt.Println(attributes, "painted:", img.RGBAAt(4, 4).R > 0)
	}
}
GO
got=$(go run .)
echo "$got"
want='width="9" height="9" painted: true
width="9" height="9" display="none" painted: true
width="9" height="9" visibility="hidden" painted: true
width="100%" height="100%" painted: false'
[ "$got" = "$want" ] || { echo "changed: oksvg paints otherwise" >&2; exit 1; }
