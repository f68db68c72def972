// Package layout lays a story out as a layered drawing: its scenes, and the nodes
// within them.
//
// [Of] reads the graph out of a [game.Story]: which node can lead to which, by a
// choice or by itself, and where a scene leads whoever is caught or too late.
// A [Panel] is what of it is drawn for one scene, [Graph.Overview] the scenes
// alone. [Lay] finds a place for any boxes and arrows; it knows nothing of
// stories. A [Count] weighs the graph by runs.
//
// What it promises: the same story gives the same drawing on every machine
// (all of it is counted in whole numbers), no two boxes overlap, an arrow begins
// and ends at its boxes, and leads from a layer to a later one unless it is one
// of those that close a circle. 6,000 nodes are laid out in seconds.
//
// What it refuses: to measure text, to know colors, or to draw. Sizes come in,
// places go out, in whatever unit the sizes are: pixels or cells.
//
// # How it lays out
//
// In the four steps of Sugiyama, Tagawa and Toda ("Methods for visual
// understanding of hierarchical system structures", 1981), as Gansner,
// Koutsofios, North and Vo refined them ("A technique for drawing directed
// graphs", 1993):
//
//  1. Arrows that close a circle, seen by a walk in depth from the first box on,
//     are turned round for as long as it takes.
//  2. Every box gets the first layer behind all that lead to it, and that has
//     room for it (after Coffman and Graham, 1972, for a given width); then it
//     moves toward where more of its arrows are.
//  3. An arrow that passes layers gets a lane in each. Layers are sorted by the
//     barycenters of their neighbors, down and up, and neighbors exchanged where
//     that helps; crossings are counted by the accumulator tree of Barth, Mutzel
//     and Jünger ("Simple and efficient bilayer cross counting", 2004), and the
//     best order that was seen is kept.
//  4. Each layer in turn is put as near to its neighbors as the order and the
//     gaps allow, in the weighted sense of least squares. For one layer that is a
//     monotone regression, which pooling adjacent violators solves exactly (Best
//     and Chakravarti, "Active set algorithms for isotonic regression", 1990).
//     Lanes weigh more than boxes; then long arrows are set upright where there is
//     room, so that they are straight.
package layout
