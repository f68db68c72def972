// Command cobalt plays, runs, proves and draws a story in the terminal.
package main

import (
	"context"
	"os"
)

func main() {
	std := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	os.Exit(execute(context.Background(), std, os.Getenv, os.Args[1:]))
}
