// Package job knows whether this program is a shell's job, which can be stopped and
// woken again.
package job
