//go:build !linux

package serving

// machineMemory returns the memory of the machine, in bytes; 0: it is not known.
func machineMemory() int64 { return 0 }
