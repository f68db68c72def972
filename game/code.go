package game

// code is the story's data in the form that a step runs. Everything lies side by
// side in arrays without pointers, in the order of the story, because a step in a
// long story costs little else than the cache lines that it touches.
//
// Places and links have one entry more than there are nodes and choices, because
// the operations and acts of one end where those of the next begin.
type code struct {
	places []place // by node
	links  []link  // by choice
	gates  []gate  // by choice
	areas  []area  // by scene

	all   []op // blocks, first of nodes, then of choices
	quiet []op // likewise, without those that only show text
	acts  []act
	tests []test // of every condition

	compound []*Effect // those that assign several bits at once

	*variation // how the texts of blocks vary

	suspicion bool // something changes, reads or shows suspicion or trace
}

// A place is a node.
type place struct {
	first, last ChoiceID // its choices
	all, quiet  uint32   // where its operations begin
	scene       SceneID
	seen        Var   // the first of the bits that count its visits
	visits      uint8 // how many such bits there are
}

// A link is a choice.
type link struct {
	offered, open int32  // where the programs of If and Needs begin, or accept
	acts          uint32 // where its effects begin
	all, quiet    uint32 // where the operations of its outcome begin
	target        NodeID
	minutes       int16
	once          Var // the bit that says it was used up, or NoVar
}

// An area is a scene.
type area struct {
	caught, expired NodeID
	clock           int16
}

// An op is a block.
type op struct {
	guard        int32  // where the program of its guard begins, or accept
	acts, end    uint32 // its effects
	varies       int32  // its number among the blocks that vary, or constant
	id           BlockID
	divert       NodeID
	ending       EndingID
	continuation bool // it goes with the block before: see Block.Else
	counted      bool // its showings are counted
}

// An act is an effect.
type act struct {
	n      int32 // the amount; of a compound effect its index
	at     Var   // the one bit that it assigns
	lo, hi int16 // the bounds of the meter
	way    way
	kind   EffectKind
	tells  EventKind
	meter  Meter
	by     Meter // the meter whose value is the amount, if it reads one
	reads  bool  // the amount is the value of a meter
	keeps  int8  // how often the value that the meter has goes into its new one: 0 or 1
	sign   int8  // how often the amount does: 1 or -1
}

// A way is the manner in which an act changes a state.
type way uint8

const (
	setsBit      way = iota
	clearsBit        // at
	assignsAll       // the bits of a compound effect
	movesMeter       // one that the story declares
	movesBuiltIn     // a meter with rules of its own
)

// silent reports whether the block does nothing but show text, uncounted.
func (o *op) silent() bool {
	return o.acts == o.end && o.divert == NoNode && o.ending == NoEnding && !o.counted
}
