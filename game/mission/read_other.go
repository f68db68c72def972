//go:build !unix

package mission

// openFlags are none, because there are no pipes in folders here.
const openFlags = 0
