// Package layout lays a story out as a layered drawing: its scenes, and the nodes
// within them.
//
// [Of] reads the graph out of a [game.Story]: which node can lead to which, by a
// choice or by itself, and to which node a scene sends a player who is caught or
// too late. A [Panel] is the part of it that is drawn for one scene,
// [Graph.Overview] draws the scenes alone. [Lay] finds a place for any boxes and
// arrows; it knows nothing of stories. A [Count] weighs the graph by runs.
//
// The package promises that the same story gives the same drawing on every
// machine, because it counts in whole numbers; that no two boxes overlap; and that
// an arrow begins and ends at its boxes, and leads from a layer to a later one
// unless it closes a circle. It lays out 6,000 nodes in seconds.
//
// It does not measure text, choose colors or draw. Sizes come in, places go out,
// in the same unit: pixels or cells.
//
// # How it lays out
//
// In the four steps of Sugiyama, Tagawa and Toda ("Methods for visual
// understanding of hierarchical system structures", 1981), as Gansner,
// Koutsofios, North and Vo refined them ("A technique for drawing directed
// graphs", 1993):
//
//  1. Arrows that close a circle, as a walk in depth from the first box finds them,
//     are turned round until the places are found.
//  2. Every box gets the first layer after all boxes that lead to it that has room
//     for it (after Coffman and Graham, 1972, for a given width); then it moves
//     toward the side on which more of its arrows are.
//  3. An arrow that passes layers gets a lane in each. Layers are sorted by the
//     barycenters of their neighbors, down and up, and neighbors exchanged if that
//     helps; crossings are counted by the accumulator tree of Barth, Mutzel
//     and Jünger ("Simple and efficient bilayer cross counting", 2004), and the
//     best order that was seen is kept.
//  4. Each layer in turn is put as near to its neighbors as the order and the
//     gaps allow, in the weighted sense of least squares. For one layer that is a
//     monotone regression, which pooling adjacent violators solves exactly (Best
//     and Chakravarti, "Active set algorithms for isotonic regression", 1990).
//     Lanes weigh more than boxes; then long arrows are set upright if there is
//     room, so that they are straight.
package layout
