package tui

import (
	"context"
	"io/fs"
	"strconv"
	"sync"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// An Editor tells how a story is edited while it is played.
type Editor interface {
	// Next waits until the story was edited, and returns it as it is then. It is
	// called from one goroutine at a time. Its error is that of ctx, or why no
	// more edits can be told.
	Next(ctx context.Context) (Edition, error)
}

// An Edition is a story as an edit left it.
type Edition struct {
	Story  *game.Story // nil: it has faults, and the one before is still played
	Words  *game.Words // nil: the original's
	Art    fs.FS       // nil: pictures are only described
	Faults []string    // all that is wrong, a line each
}

// An editionMsg brings an edition, or why there will be no more.
type editionMsg struct {
	Edition
	gallery gallery
	err     error
}

// editing waits for editions. The nil editing waits for none.
type editing struct {
	editor Editor
	ctx    context.Context // ends when the program does
	cancel context.CancelFunc
	busy   sync.Mutex // held while it waits

	// Where an edit took choices from the run: the run as it was, and where it
	// stands since. As long as it stands there, an edit can give them back.
	whole playthrough.Run
	stump *playthrough.Step
}

// newEditing begins to watch; [editing.stop] ends it.
func newEditing(editor Editor) *editing {
	if editor == nil {
		return nil
	}
	w := &editing{editor: editor}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	return w
}

// wait waits for the next edition. It is a [tea.Cmd].
func (w *editing) wait() tea.Msg {
	w.busy.Lock()
	defer w.busy.Unlock()
	e, err := w.editor.Next(w.ctx)
	msg := editionMsg{Edition: e, err: err}
	if e.Story != nil {
		if msg.Words == nil {
			msg.Words = e.Story.Text[0]
		}
		msg.gallery = hang(e.Art, artPaths(msg.Words))
	}
	return msg
}

// watchEdits returns what waits for the first edition. There is none before the
// story itself.
func (m *Model) watchEdits() tea.Cmd {
	if m.loading.under {
		return nil
	}
	return m.editing.next()
}

// next returns what waits for the next edition, where editions are waited for.
func (w *editing) next() tea.Cmd {
	if w == nil {
		return nil
	}
	return w.wait
}

// stop ends the waiting, and returns once nothing waits any more.
func (w *editing) stop() {
	if w != nil {
		w.cancel()
		w.busy.Lock()
		defer w.busy.Unlock()
	}
}

// tell sends every edition, until the watching is stopped. It never closes the
// channel.
func (w *editing) tell() <-chan editionMsg {
	if w == nil {
		return nil
	}
	editions := make(chan editionMsg)
	go func() {
		for w.ctx.Err() == nil {
			msg := w.wait().(editionMsg)
			select {
			case editions <- msg:
			case <-w.ctx.Done():
			}
			if msg.err != nil {
				return
			}
		}
	}()
	return editions
}

// edited takes an edition up, or shows what is wrong with it.
func (m *Model) edited(msg editionMsg) tea.Cmd {
	w := m.editing
	switch {
	case w.ctx.Err() != nil:
		return nil
	case msg.err != nil:
		m.table.notice = fill(m.table.phrases.Edits.Over, "why", clean(msg.err.Error()))
		return nil
	case msg.Story == nil:
		m.showFaults(msg.Faults)
		return w.next()
	}
	spot := m.spot()
	notice, err := m.table.takeUpEdition(w, msg)
	if err != nil {
		m.showFaults([]string{err.Error()})
		return w.next()
	}
	m.forget(notice != "")
	m.top().arrange(m.table)
	m.restore(spot)
	if notice != "" {
		m.table.notice = notice
	}
	return w.next()
}

// takeUpEdition plays the run again on an edition, and says what came of it;
// nothing where the edition is what was played before. The error says that the
// story cannot begin any more.
func (t *table) takeUpEdition(w *editing, msg editionMsg) (notice string, err error) {
	if msg.Story.Digest == t.story.Digest {
		t.tellBy(msg)
		return "", nil
	}
	if !t.run.Begun() {
		t.layEdition(msg)
		return t.phrases.Edits.Same, nil
	}
	was := t.run
	if w.stump == was.Now() {
		was = w.whole
	}
	run, went, err := was.Replay(msg.Story)
	if err != nil {
		return "", err
	}
	before := was.Story.NodeRef(was.Now().State.Node)
	t.layEdition(msg)
	parted := went < was.Choices()
	if parted {
		run = run.Fork(t.clock())
		w.whole, w.stump = was, run.Now()
	} else {
		w.stump = nil
	}
	t.run = run
	return t.editNotice(was, went, before), nil
}

// tellBy takes the words and pictures of an edition, in the language that was
// chosen.
func (t *table) tellBy(msg editionMsg) {
	t.words, t.gallery = msg.Words, msg.gallery
	if words, ok := msg.Story.Words(t.settings.Language); ok && t.settings.Language != "" {
		t.words = words
	}
}

// layEdition lays an edition on the table. Where the mission that the title offers
// stands in it is not known.
func (t *table) layEdition(msg editionMsg) {
	t.story = msg.Story
	t.tellBy(msg)
	if t.last != nil {
		last := *t.last
		last.State = nil
		t.last = &last
	}
}

// editNotice says where the run stands after an edit.
func (t *table) editNotice(was playthrough.Run, went int, before string) string {
	p := &t.phrases.Edits
	at := t.story.NodeRef(t.run.Now().State.Node)
	switch {
	case went < was.Choices():
		label := was.Story.Text[0].Choices[was.Steps()[went+1].Choice]
		return fill(p.Parted, "n", strconv.Itoa(went+1), "of", strconv.Itoa(was.Choices()), "choice", label)
	case at != before:
		return fill(p.Moved, "at", at)
	default:
		return p.Same
	}
}

// A spot is where the player reads.
type spot struct {
	node           string
	choices        int
	offset, cursor int
}

// spot returns where the player reads, on the play screen.
func (m *Model) spot() spot {
	s, plays := m.stack[0].(*playScreen)
	if !plays {
		return spot{}
	}
	t := m.table
	return spot{t.story.NodeRef(t.run.Now().State.Node), t.run.Choices(), s.offset, s.chooser.cursor}
}

// restore scrolls back to where the player read, where the run stands there
// still.
func (m *Model) restore(was spot) {
	s, plays := m.stack[0].(*playScreen)
	now := m.spot()
	if !plays || m.top() != screen(s) || now.node != was.node || now.choices != was.choices {
		return
	}
	s.scroll(m.table, was.offset-s.offset)
	s.chooser.cursor = max(0, min(was.cursor, len(s.chooser.entries)-1))
}

// A faultsScreen shows what is wrong with an edition.
type faultsScreen struct {
	pager
	faults []string
}

// showFaults shows what is wrong with an edition, in the place of what was wrong
// with the one before.
func (m *Model) showFaults(faults []string) {
	m.forget(false)
	m.table.notice = ""
	s := &faultsScreen{faults: faults}
	s.keys = newPagerKeys(m.table.phrases)
	s.title = m.table.phrases.Edits.Faults.of(len(faults))
	s.compose = func(t *table, width int) []string {
		var lines []string
		for _, fault := range s.faults {
			for _, line := range prose.WrapText(clean(fault), width) {
				lines = append(lines, t.styles.Text.Render(line))
			}
		}
		return append(lines, "", t.styles.Aside.Render(clip(t.phrases.Edits.Old, width)))
	}
	m.push(s)
}

// forget takes the faults off the screen, and with them all that shows another
// state of the story, where there is one.
func (m *Model) forget(everything bool) {
	kept := m.stack[:1:1]
	for _, s := range m.stack[1:] {
		if _, faults := s.(*faultsScreen); !faults && !everything {
			kept = append(kept, s)
		}
	}
	m.stack = kept
}
