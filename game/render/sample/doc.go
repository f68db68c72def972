// Package sample writes the figures of plays at random: how often each ending
// came, how long the runs were, and how suspicion went. They come as text with a
// small chart, or as JSON. Playing is package explore's.
package sample
