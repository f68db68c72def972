// Package mapview is the screen that draws the story as far as it was found, in
// cells. A node that was never found has its place and no name.
package mapview
