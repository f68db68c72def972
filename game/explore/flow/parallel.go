package flow

import (
	"sync"
	"sync/atomic"
)

// Parallel calls do for 0 to n-1, shared out over the model's workers.
func (m *Model) Parallel(n int, do func(worker, i int)) {
	if n < 2 || m.Workers < 2 {
		for i := range n {
			do(0, i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range m.Workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(worker, i)
			}
		})
	}
	wait.Wait()
}
