#!/usr/bin/env bash
# Guess:  the z of a lipgloss layer counts from its parent, as its documentation says and as x and y do: a
#         button inside a dialog that is lifted to z 5 is lifted with it.
# Truth:  x and y count from the parent, z from the screen. In the dialog at z 5 a button of z 0, or of 1
#         to 4, lies behind the dialog: it is not drawn, and a click on it hits the dialog. A window of z 1
#         that stands beside comes between a dialog of z 0 and its own button of z 2.
# Why:    a dialog that was right alone loses what is in it as soon as it is put above something. Lift each
#         child by hand, by as much as its parent.
# Seen:   charm.land/lipgloss/v2 v2.1.0 (November 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/lipgloss/v2@v2.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/lipgloss/v2"
)

func show(name string, layers ...*lipgloss.Layer) {
	c := lipgloss.NewCompositor(layers...)
	fmt.Printf("%s: %q, a click hits the %s\n", name, c.Render(), c.Hit(4, 0).ID())
}

func dialog(z, button int) *lipgloss.Layer {
	return lipgloss.NewLayer("[          ]",
		lipgloss.NewLayer("<yes>").ID("button").X(3).Z(button)).ID("dialog").Z(z)
}

func main() {
	show("dialog 0, button 0", dialog(0, 0))
	show("dialog 5, button 0", dialog(5, 0))
	show("dialog 5, button 1", dialog(5, 1))
	show("dialog 5, button 5", dialog(5, 5))
	show("dialog 0, button 2, window 1", dialog(0, 2), lipgloss.NewLayer("wwwwwwwwwwww").ID("window").Z(1))
}
GO
go doc charm.land/lipgloss/v2.Layer.Z | sed -n 's/^ *//; /relative/p'
got=$(go run .)
echo "$got"
want='dialog 0, button 0: "[  <yes>   ]", a click hits the button
dialog 5, button 0: "[          ]", a click hits the dialog
dialog 5, button 1: "[          ]", a click hits the dialog
dialog 5, button 5: "[  <yes>   ]", a click hits the button
dialog 0, button 2, window 1: "www<yes>wwww", a click hits the button'
[ "$got" = "$want" ] || { echo "changed: layers lie otherwise" >&2; exit 1; }
