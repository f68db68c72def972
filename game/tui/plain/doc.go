// Package plain plays in lines, for screen readers, pipes and paper: it writes
// passages and numbered choices, and reads one answer a line. It writes no
// escapes, no boxes and no color, and breaks the lines of a terminal at blanks.
package plain
