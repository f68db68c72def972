// Package symbolic proves a story by decision diagrams: it handles sets of states
// as wholes, by how regular they are and not by how many states they have.
//
// A [System] is a story of package flow as relations. The states of a node are a
// set of package diagram with one level for each live variable that has more than
// one value there; a transition changes every variable by a table of its own, so
// that it is a product of maps and needs no general relation.
//
//   - [System.Reach] finds every state that runs come to, by chaining, component
//     by component of the graph of nodes. Most stories lead onward, so that almost
//     every component is one node and every link is taken about once. States that
//     have led on are let go.
//   - [System.Survey] does the same, and asks of each component whether every state of
//     it can be left for another one or an ending: then every run can come to one.
//   - [Reached.Backward] finds the states from which no ending can be reached, if a
//     survey leaves room for such, against the order of the components.
//   - A [Search] finds runs of the least cost by counterexample-guided
//     abstraction. It never counts by layers, because layers are irregular: sets
//     of the states after so many choices have a hundred times as many nodes.
//   - A [Memory] keeps the diagrams for the proof after an edit. Sets and relations
//     are numbered by what they are, so that a part of a story that an edit has left
//     as it was asks for results that are known. [Memory.Reorder] looks for an order of
//     variables in which the sets of a proof are smaller, for all later ones.
//   - A [Seeker] finds runs that show a text, without the states.
//
// The package refuses to guess. A story with a choice that package flow gave up
// is unknown to it ([ErrUnknown]); some stories, in which counters run against
// each other in a circle, have no small diagrams at all, so that every stage has
// a bounded [Effort] and says when it is spent ([ErrTooLarge]). Whoever asks must
// then walk the states one by one. Every run that is returned was played by
// package game.
package symbolic
