// Package output holds the small tools that every writer of files and reports
// shares: a writer that remembers its first error, numbers in words, colors, JSON,
// and the progress of long work.
//
// Text from a story, a file name or an argument can hold anything. [JSON] promises
// that no control or formatting character of it reaches a terminal. The package
// opens no files and knows nothing of stories.
package output
