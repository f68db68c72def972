#!/usr/bin/env bash
# Guess:  a QR code with a Spanish address in UTF-8 is read as it was written: all encoders write UTF-8.
# Truth:  zbar guesses the encoding, and takes a few letters with accents for Chinese or Japanese: of
#         "año" it reads "a簽o", of "Größe" katakana. Text without accents and Japanese are read well. The
#         encoders write no note (ECI) of the encoding.
# Why:    a code for an address with an accent in it leads nowhere, on readers built on zbar, and works on
#         the phone it was tried with. Percent-encode addresses, and keep accents out of short codes.
# Seen:   zbar 0.23.92 (Debian 12), github.com/skip2/go-qrcode of 2020-06-17, github.com/boombuler/barcode
#         v1.1.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v zbarimg >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends zbar-tools; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/skip2/go-qrcode@v0.0.0-20200617195104-da1b6568686e github.com/boombuler/barcode@v1.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"image/png"
	"os"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
	"github.com/skip2/go-qrcode"
)

// Two files with one code: of the text, and by either library.
func main() {
	if err := qrcode.WriteFile(os.Args[1], qrcode.Medium, 400, "skip2.png"); err != nil {
		panic(err)
	}
	code, err := qr.Encode(os.Args[1], qr.M, qr.Auto)
	if err == nil {
		code, err = barcode.Scale(code, 400, 400)
	}
	if err != nil {
		panic(err)
	}
	file, err := os.Create("boombuler.png")
	if err == nil {
		err = png.Encode(file, code)
	}
	if err != nil {
		panic(err)
	}
}
GO
go build -o try .
got=$(for text in attic 日本語 año https://example.org/niño Größe; do
  ./try "$text"
  echo "$text: $(zbarimg -q --raw skip2.png) $(zbarimg -q --raw boombuler.png)"
done)
echo "$got"
want='attic: attic attic
日本語: 日本語 日本語
año: a簽o a簽o
https://example.org/niño: https://example.org/ni簽o https://example.org/ni簽o
Größe: Grﾃｶﾃ歹 Grﾃｶﾃ歹'
[ "$got" = "$want" ] || { echo "changed: zbar reads these codes otherwise" >&2; exit 1; }
