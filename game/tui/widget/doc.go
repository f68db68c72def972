// Package widget draws the parts of a screen: pages, menus, rules, meters,
// pictures and passages, as lines that are no wider than they may be.
//
// A widget knows nothing of the run. It gets its styles, its size and its words,
// and returns strings.
package widget
