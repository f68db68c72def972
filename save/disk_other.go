//go:build !unix

package save

// openFlags are none: there is nothing to wait for.
const openFlags = 0

// noFolderSync takes every error for saying that folders are not synced here.
func noFolderSync(error) bool { return true }
