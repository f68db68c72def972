// Package diagram keeps large sets of points as decision diagrams, and moves
// whole sets by products of maps.
//
// A point is a row of small numbers, one for each level. A set of points of the
// same levels is a list decision diagram: a node has a value of the top level,
// the set of the points that go on from it (down), and the rest of the list, with
// greater values (right). Equal sets are the same node, so that comparing two
// sets is comparing two numbers, and every operation is done once for each pair
// of nodes that is remembered. The form is that of Blom, van de Pol and Weber
// ("LTSmin: distributed and symbolic reachability", 2010), after the multi-valued
// diagrams of Miner and Ciardo; a [Relation] is a product of one map for each
// level, as in the partitioned relations of Burch, Clarke and Long, and a [Bundle] is
// several of them that are taken together, as in Miner's matrix diagrams. A [Costs]
// holds the least cost of points as a diagram whose edges carry values (Lai and
// Sastry's EVBDD, in the canonical form of Ciardo and Siminiscu's EV+MDD).
// A [Memo] and a [CostMemo] remember what they were asked, for a proof that asks
// mostly the same. A [Sifter] looks for an order of levels in which sets are smaller,
// by Rudell's sifting.
//
// Nothing here grows without bound: the cache of results has a greatest size and
// overwrites itself, nodes that no root needs are collected, and a [Store] stops
// for good if it passes its [Limits]. What its methods return from then on means
// nothing, so whoever uses one asks [Store.Stopped] before it believes a result.
package diagram
