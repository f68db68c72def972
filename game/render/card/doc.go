// Package card puts a run into a few lines that people send each other, and into a
// picture of 1200 by 630 pixels, as SVG and as PNG. It tells the story's title, the
// ending, the choices, the minutes, a bar of suspicion a scene, and how often one was
// caught, and nothing of what the story tells.
package card
