// Package archive writes everything that a player keeps to one file, and takes it
// back on another machine: missions, profiles, records of races, and settings.
//
// The file is a zip archive that any program opens. Its first entry lists the
// others, with the size and the SHA-256 digest of each. [Read] trusts nothing of
// it: only names that a player's folder can hold are taken, sizes and numbers are
// bounded, and every digest must match. The same files give the same archive.
package archive
