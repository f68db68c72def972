package game

// Identifiers are indices into the slices of a [Story].
type (
	// A SceneID is an index into [Story.Scenes].
	SceneID uint16
	// A NodeID is an index into [Story.Nodes].
	NodeID uint16
	// A ChoiceID is an index into [Story.Choices].
	ChoiceID uint32
	// A BlockID is an index into [Story.Blocks].
	BlockID uint32
	// An ItemID is an index into [Story.Items].
	ItemID uint16
	// A FactID is an index into [Story.Facts].
	FactID uint16
	// An EndingID is an index into [Story.Endings].
	EndingID uint16
)

// Identifiers of nothing.
const (
	NoNode   NodeID   = 1<<16 - 1
	NoChoice ChoiceID = 1<<32 - 1
	NoBlock  BlockID  = 1<<32 - 1
	NoItem   ItemID   = 1<<16 - 1
	NoEnding EndingID = 1<<16 - 1
)

// A Pos is a place in a story's source: a file within the story's folder, a
// line from 1, a column from 1 counted in characters.
type Pos struct {
	File      string
	Line, Col int
}

// A Story is an author's text, compiled. It is filled in by a compiler,
// finalized by [Story.Finalize], and read only from then on.
type Story struct {
	ID     string // the title's slug, as mission files name it
	Digest string // "sha256:" and 64 hex digits, over the source
	Rules  string // likewise, over all that decides what can happen, and no words; empty: not known

	Start   NodeID
	Items   []Item
	Facts   []Fact // for the whole story; scenes have their own beside
	Meters  []MeterDef
	Levels  []int // where each level of suspicion begins, ascending, the first at 0
	Endings []Ending
	People  []Person // cards of the dossier

	Scenes  []Scene
	Nodes   []Node
	Choices []Choice // node after node
	Blocks  []Block  // in the order of the source

	// Text holds the story's words: the original first, then its translations.
	Text []*Words

	layout
	code code
}

// An Item can be carried.
type Item struct {
	ID  string
	Pos Pos
}

// A Fact can be known, or have happened. Named facts are shown once learned;
// their name and text stand in the story's [Words].
type Fact struct {
	ID    string
	Named bool
	Pos   Pos
}

// A MeterDef is a whole number of the story's own; Min <= Start <= Max.
type MeterDef struct {
	ID              string
	Min, Max, Start int
	Levels          []int // where each of its levels begins, ascending, the first at Min; or none
	Show            Show
	Pos             Pos
}

// A Show is the place in which a meter is shown.
type Show uint8

// The places in which a meter can be shown.
const (
	ShowDefault Show = iota // as its story says nothing: see [Story.Shows]
	ShowDossier             // in the dossier
	ShowPanel               // in the panel beside the passage, too
	ShowNever               // nowhere; it is named in no change and no reason either
)

// Shows returns the place in which a declared meter is shown. One of which the story says
// nothing is shown in the dossier if the story has suspicion, else in the panel,
// which is empty otherwise.
func (s *Story) Shows(m Meter) Show {
	if m < FirstDeclared {
		return ShowPanel
	}
	show := s.Meters[m-FirstDeclared].Show
	switch {
	case show != ShowDefault:
		return show
	case s.HasSuspicion():
		return ShowDossier
	default:
		return ShowPanel
	}
}

// HasSuspicion reports whether anything in the story changes or reads suspicion
// or trace. If nothing does, neither is shown anywhere, and a difficulty would
// make no difference.
func (s *Story) HasSuspicion() bool { return s.code.suspicion }

// A Person is a card of the dossier; its words stand in the story's [Words].
type Person struct {
	ID       string
	Art      string // the picture's path in assets, or nothing
	Trust    Meter  // the meter that says how far the person trusts
	HasTrust bool
	Met      *Cond // the card is shown once it holds; nil: from the beginning
	Pos      Pos
}

// An Ending is a way for a run to end.
type Ending struct {
	ID  string
	Pos Pos
}

// A Scene is one file of the story.
type Scene struct {
	ID          string // the file's name without .md
	First, Last NodeID // its nodes: First <= n < Last
	Clock       int    // the minutes it allows; 0: it has no clock
	Expired     NodeID // where it goes when they are gone, or NoNode
	Caught      NodeID // where it goes when suspicion reaches 100, or NoNode
	Covers      []Cover
	Facts       []SceneFact
	Pos         Pos
}

// A Cover takes Less off every rise of suspicion in its scene while Item is carried.
type Cover struct {
	Item ItemID
	Less int
}

// A SceneFact is silent, known in one scene alone, and cleared when it is left.
type SceneFact struct {
	ID  string
	Pos Pos
}

// A Node is a place in a scene at which the player chooses, or a run ends, or
// which leads on at once.
type Node struct {
	ID          string
	Scene       SceneID
	Blocks      BlockRange
	First, Last ChoiceID // its choices: First <= c < Last
	Pos         Pos
}

// A BlockRange is the blocks First <= b < Last.
type BlockRange struct{ First, Last BlockID }

// A Choice is one link of a node's list.
type Choice struct {
	ID      string
	Node    NodeID
	Target  NodeID
	If      *Cond // offered only where it holds; nil: always
	Needs   *Cond // locked where it does not hold; nil: never
	Effects []Effect
	Minutes int      // 0 to MaxMinutes
	Once    bool     // gone for good after it was taken
	Was     []string // earlier ids, by which saves and missions may still know it
	Outcome BlockRange
	Pos     Pos
}

// A Block is a piece of a node or of a choice's outcome. Its text stands in
// [Words.Blocks]; here are its rules.
type Block struct {
	Guard   *Cond // it happens only where this holds; nil: always (or always else)
	Else    bool  // it goes with the guarded block before: only where none of those held
	Effects []Effect
	Divert  NodeID   // where it sends the story at once, or NoNode
	Ending  EndingID // the ending that it is, or NoEnding
	Pieces  []Piece  // the places at which its text varies
	Pos     Pos
}

// NumMeters returns how many meters a state of the story has, built-in ones included.
func (s *Story) NumMeters() int { return int(FirstDeclared) + len(s.Meters) }

// NodeScene returns the scene of a node.
func (s *Story) NodeScene(n NodeID) *Scene { return &s.Scenes[s.Nodes[n].Scene] }

// NodeRef returns a node as the author refers to it: "prison.md#the-cell".
func (s *Story) NodeRef(n NodeID) string {
	return s.NodeScene(n).ID + ".md#" + s.Nodes[n].ID
}

// FindScene returns the scene with this id.
func (s *Story) FindScene(id string) (SceneID, bool) {
	for i := range s.Scenes {
		if s.Scenes[i].ID == id {
			return SceneID(i), true
		}
	}
	return 0, false
}

// NodeChoices returns the choices of a node, in order.
func (s *Story) NodeChoices(n NodeID) []Choice {
	return s.Choices[s.Nodes[n].First:s.Nodes[n].Last]
}

// Level returns the index of suspicion's level, from 0; -1 if the story names
// none.
func (s *Story) Level(suspicion int) int { return s.MeterLevel(Suspicion, suspicion) }
