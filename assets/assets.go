// Package assets embeds art and the interface's own words, and contains no behavior.
package assets

import "embed"

// Art holds the story's pictures, as text: "art/prison.txt".
//
//go:embed art
var Art embed.FS

// Words holds the interface's own words, a file a language: "words/en.yaml".
//
//go:embed words
var Words embed.FS
