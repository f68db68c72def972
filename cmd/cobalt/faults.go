package main

import (
	"io"

	"cobalt/game/diag"
)

// faultText says how diagnostics are written to w: on a terminal, and with
// --explain, with the source line and what to do.
func (o *options) faultText(w io.Writer) diag.Text {
	p := o.paint(w)
	return diag.Text{Explain: o.explain || isTerminal(w), Bad: p.bad, Dim: p.dim}
}
