// Package assets embeds art, the interface's own words and the page of a story, and
// contains no behavior.
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

// Page holds the page of a story: "page/page.html", its style and scripts, and its
// program.
//
//go:embed page
var Page embed.FS
