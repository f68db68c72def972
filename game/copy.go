package game

import "slices"

// Copy returns a copy of a story whose rules can be changed and finalized again
// without the original noticing. Its words are the original's.
func (s *Story) Copy() *Story {
	c := *s
	c.Meters = slices.Clone(s.Meters)
	c.Choices = slices.Clone(s.Choices)
	for i := range c.Choices {
		choice := &c.Choices[i]
		choice.If, choice.Needs = choice.If.copy(), choice.Needs.copy()
		choice.Effects = slices.Clone(choice.Effects)
	}
	c.People = slices.Clone(s.People)
	for i := range c.People {
		c.People[i].Met = c.People[i].Met.copy()
	}
	c.Blocks = slices.Clone(s.Blocks)
	for i := range c.Blocks {
		block := &c.Blocks[i]
		block.Guard = block.Guard.copy()
		block.Effects = slices.Clone(block.Effects)
		block.Pieces = slices.Clone(block.Pieces)
		for k := range block.Pieces {
			block.Pieces[k].Conds = slices.Clone(block.Pieces[k].Conds)
			for n, cond := range block.Pieces[k].Conds {
				block.Pieces[k].Conds[n] = cond.copy()
			}
		}
	}
	return &c
}

func (c *Cond) copy() *Cond {
	if c == nil {
		return nil
	}
	return &Cond{Root: c.Root.copy(), Source: c.Source, Pos: c.Pos}
}

func (e *Expr) copy() *Expr {
	c := *e
	c.Args = make([]*Expr, len(e.Args))
	for i, arg := range e.Args {
		c.Args[i] = arg.copy()
	}
	return &c
}
