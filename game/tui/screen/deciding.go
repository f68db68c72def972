package screen

import (
	"errors"
	"fmt"
	"sync"
)

// deciding keeps settings, each as it was decided last, whatever order its
// callers come in.
type deciding struct {
	writing sync.Mutex // held while they are kept

	mu     sync.Mutex
	wanted map[string]string
}

// want says that a setting is to be kept. It only takes note of it.
func (d *deciding) want(name, value string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.wanted == nil {
		d.wanted = map[string]string{}
	}
	d.wanted[name] = value
}

// flush keeps the settings that are wanted. One that cannot be kept is not tried
// again, because the next decision brings it anew.
func (d *deciding) flush(keep func(name, value string) error) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	d.mu.Lock()
	wanted := d.wanted
	d.wanted = nil
	d.mu.Unlock()
	var failed []error
	for name, value := range wanted {
		failed = append(failed, keep(name, value))
	}
	return errors.Join(failed...)
}

// FinishDeciding keeps the settings that are not kept yet, when the program ends.
func (c *Context) FinishDeciding() error {
	if c.Decisions.Keep == nil {
		return nil
	}
	if err := c.deciding.flush(c.Decisions.Keep); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	return nil
}
