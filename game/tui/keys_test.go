package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
)

// A keyCase prepares a model for a binding, and checks the effect of pressing any
// of its keys.
type keyCase struct {
	before []string // keys pressed before
	size   [2]int   // of the terminal; zero: 60x20
	titled bool     // it begins at the title, not in a run
	quits  bool
	digit  func(name string) keyCase // the case for each of several digits
	does   func(m, was *Model) bool  // compares the model with one that was not pressed
}

// drawsOther holds that something else is drawn.
func drawsOther(m, was *Model) bool { return text(m) != text(was) }

// depth holds how many screens are on the stack.
func depth(n int) func(m, was *Model) bool {
	return func(m, _ *Model) bool { return len(m.screens) == n }
}

func choices(n int) func(m, was *Model) bool {
	return func(m, _ *Model) bool { return m.ctx.Run.Choices() == n }
}

var rootKeyCases = map[string]keyCase{
	"Quit":    {quits: true},
	"Redraw":  {does: func(m, was *Model) bool { return text(m) == text(was) }},
	"Suspend": {does: func(m, _ *Model) bool { return m.ctx.Notice == m.ctx.Phrases.Notices.Suspend }},
	"Leave":   {size: [2]int{20, 5}, quits: true},
}

var playKeyCases = map[string]keyCase{
	"Up":       {before: []string{"down"}, does: drawsOther},
	"Down":     {does: drawsOther},
	"Take":     {before: []string{"G"}, does: choices(1)},
	"Digit":    {digit: playDigit},
	"ReadOn":   {does: drawsOther},
	"ReadBack": {before: []string{"space"}, does: drawsOther},
	"Top":      {before: []string{"space"}, does: drawsOther},
	"Bottom":   {does: drawsOther},
	"Back":     {before: []string{"1"}, does: choices(0)},
	"Forward":  {before: []string{"1", "u"}, does: choices(1)},
	"Rewind":   {before: []string{"1"}, does: depth(2)},
	"Skip":     {does: func(m, _ *Model) bool { return m.ctx.Notice == m.ctx.Phrases.Past.Decide }},
	"AsBefore": {does: func(m, _ *Model) bool { return m.ctx.Notice == m.ctx.Phrases.Past.NeverSo }},
	"Dossier":  {does: depth(2)},
	"Log":      {does: depth(2)},
	"Map":      {does: depth(2)},
	"Endings":  {does: depth(2)},
	"Point":    {does: depth(2)},
	"Copy":     {before: atAnEnding, does: depth(2)},
	"Missions": {does: depth(2)},
	"Help":     {does: depth(2)},
	"Title":    {does: atTitle},
	"Quit":     {quits: true},
}

// atAnEnding are the keys to an ending of the tests' story.
var atAnEnding = []string{"1", "1", "2"}

var cardKeyCases = map[string]keyCase{
	"Again": {before: append(atAnEnding[:3:3], "y"), does: func(m, was *Model) bool { return m.ctx.Copies == was.ctx.Copies+1 }},
	"Close": {before: append(atAnEnding[:3:3], "y"), does: depth(1)},
}

// playDigit is the effect of a digit among six choices, some of them locked.
func playDigit(name string) keyCase {
	switch {
	case name == "1":
		return keyCase{does: choices(1)}
	case name >= "7":
		return keyCase{does: choices(0)}
	default:
		return keyCase{does: drawsOther}
	}
}

func atTitle(m, _ *Model) bool { return len(m.screens) == 1 && m.top() == screen.Screen(m.title) }

var titleKeyCases = map[string]keyCase{
	"Up":    {titled: true, before: []string{"down"}, does: drawsOther},
	"Down":  {titled: true, does: drawsOther},
	"Take":  {titled: true, does: depth(2)},
	"Digit": {digit: titleDigit},
	"Help":  {titled: true, does: depth(2)},
	"Quit":  {titled: true, quits: true},
}

// titleDigit is the effect of a digit on the title without a run: the first entry
// begins one, the last leaves.
func titleDigit(name string) keyCase {
	m := New(session.Options{Story: &game.Story{Text: []*game.Words{{}}}, Phrases: new(phrases.Phrases)})
	entries := len(m.title.Entries(m.ctx))
	switch n := int(name[0] - '0'); {
	case n == 1:
		return keyCase{titled: true, does: depth(2)}
	case n == entries:
		return keyCase{titled: true, quits: true}
	case n > entries:
		return keyCase{titled: true, does: atTitle}
	default:
		return keyCase{titled: true, does: depth(2)}
	}
}

var briefingKeyCases = map[string]keyCase{
	"Up":    {titled: true, before: []string{"1"}, does: drawsOther},
	"Down":  {titled: true, before: []string{"1"}, does: drawsOther},
	"Take":  {titled: true, before: []string{"1", "down"}, does: plays(game.Ghost)},
	"Digit": {digit: briefingDigit},
	"Close": {titled: true, before: []string{"1"}, does: atTitle},
}

// The settings, over the title: the second of them is the contrast.
var settingsKeyCases = map[string]keyCase{
	"Up":       {titled: true, before: append(toSettings, "down"), does: drawsOther},
	"Down":     {titled: true, before: toSettings, does: drawsOther},
	"Change":   {titled: true, before: append(toSettings, "down"), does: contrasts},
	"Backward": {titled: true, before: append(toSettings, "down"), does: contrasts},
	"Close":    {titled: true, before: toSettings, does: atTitle},
}

func contrasts(m, was *Model) bool { return m.ctx.Settings.Contrast && !was.ctx.Settings.Contrast }

func briefingDigit(name string) keyCase {
	c := keyCase{titled: true, before: []string{"1"}, does: depth(2)}
	if n := int(name[0] - '1'); n < len(front.Briefed()) {
		c.does = plays(front.Briefed()[n])
	}
	return c
}

// plays holds that a fresh run of a difficulty is played.
func plays(d game.Difficulty) func(m, was *Model) bool {
	return func(m, _ *Model) bool {
		_, isPlay := m.top().(*play.Screen)
		return isPlay && m.ctx.Run.Difficulty == d && m.ctx.Run.Choices() == 0
	}
}

var missionsKeyCases = map[string]keyCase{
	"Up":       {before: []string{"o", "down"}, does: drawsOther},
	"Down":     {before: []string{"o"}, does: drawsOther},
	"PageUp":   {before: []string{"o", "G"}, does: drawsOther},
	"PageDown": {before: []string{"o"}, does: drawsOther},
	"Top":      {before: []string{"o", "G"}, does: drawsOther},
	"Bottom":   {before: []string{"o"}, does: drawsOther},
	"Open":     {before: []string{"o"}, does: choices(1)},
	"Digit":    {before: []string{"o"}, does: anything}, // tested apart
	"Watch":    {before: []string{"o"}, does: depth(3)},
	"Rename":   {before: []string{"o"}, does: depth(3)},
	"Delete":   {before: []string{"o"}, does: depth(3)},
	"Help":     {before: []string{"o"}, does: depth(3)},
	"Close":    {before: []string{"o"}, does: depth(1)},
	"Find":     {before: []string{"o"}, does: depth(3)},
	"Next":     {before: []string{"o", "/", "e", "enter"}, does: drawsOther},
	"Previous": {before: []string{"o", "/", "e", "enter"}, does: drawsOther},
}

var dialogKeyCases = map[string]keyCase{
	"Up":    {before: []string{"o", "d", "down"}, does: drawsOther},
	"Down":  {before: []string{"o", "d"}, does: drawsOther},
	"Take":  {before: []string{"o", "d"}, does: depth(2)},
	"Digit": {before: []string{"o", "d"}, does: anything}, // tested apart
	"Close": {before: []string{"o", "d"}, does: depth(2)},
}

var promptKeyCases = map[string]keyCase{
	"Accept": {before: []string{"v"}, does: depth(1)},
	"Cancel": {before: []string{"v"}, does: depth(1)},
}

func anything(*Model, *Model) bool { return true }

var pagerKeyCases = map[string]keyCase{
	"Up":       {before: []string{"1", "1", "l"}, does: drawsOther},
	"Down":     {before: []string{"1", "1", "l", "g"}, does: drawsOther},
	"PageUp":   {before: []string{"1", "1", "l"}, does: drawsOther},
	"PageDown": {before: []string{"1", "1", "l", "g"}, does: drawsOther},
	"Top":      {before: []string{"1", "1", "l"}, does: drawsOther},
	"Bottom":   {before: []string{"1", "1", "l", "g"}, does: drawsOther},
	"Close":    {before: []string{"l"}, does: depth(1)},
	"Find":     {before: []string{"l"}, does: depth(3)},
	"Next":     {before: []string{"1", "1", "l", "g", "/", "a", "enter"}, does: drawsOther},
	"Previous": {before: []string{"1", "1", "l", "g", "/", "a", "enter"}, does: drawsOther},
}

var rewindKeyCases = map[string]keyCase{
	"Up":       {before: []string{"1", "4", "w"}, does: drawsOther},
	"Down":     {before: []string{"1", "4", "u", "w"}, does: drawsOther},
	"PageUp":   {before: []string{"1", "4", "w"}, does: drawsOther},
	"PageDown": {before: []string{"1", "4", "u", "w"}, does: drawsOther},
	"Top":      {before: []string{"1", "4", "w"}, does: drawsOther},
	"Bottom":   {before: []string{"1", "4", "u", "w"}, does: drawsOther},
	"Take":     {before: []string{"1", "4", "w", "up"}, does: choices(1)},
	"Digit":    {digit: rewindDigit},
	"Close":    {before: []string{"1", "w"}, does: depth(1)},
	"Find":     {before: []string{"1", "w"}, does: depth(3)},
	"Next":     {before: []string{"1", "4", "w", "/", "e", "enter"}, does: drawsOther},
	"Previous": {before: []string{"1", "4", "w", "/", "e", "enter"}, does: drawsOther},
}

// rewindDigit is the effect of a digit after two choices.
func rewindDigit(name string) keyCase {
	c := keyCase{before: []string{"1", "4", "w"}, does: depth(2)}
	if n := int(name[0] - '0'); n <= 2 {
		c.does = func(m, _ *Model) bool { return len(m.screens) == 1 && m.ctx.Run.Choices() == n }
	}
	return c
}

var mapKeyCases = map[string]keyCase{
	"Up":       {before: []string{"m", "G"}, size: [2]int{40, 12}, does: drawsOther},
	"Down":     {before: []string{"m", "g"}, size: [2]int{40, 12}, does: drawsOther},
	"PageUp":   {before: []string{"m", "G"}, size: [2]int{40, 12}, does: drawsOther},
	"PageDown": {before: []string{"m", "g"}, size: [2]int{40, 12}, does: drawsOther},
	"Top":      {before: []string{"m", "G"}, size: [2]int{40, 12}, does: drawsOther},
	"Bottom":   {before: []string{"m", "g"}, size: [2]int{40, 12}, does: drawsOther},
	"Left":     {before: []string{"m"}, does: depth(2)}, // a map that is wider than its page is tested apart
	"Right":    {before: []string{"m"}, does: depth(2)},
	"Next":     {before: []string{"m"}, does: drawsOther},
	"Before":   {before: []string{"m", "n"}, does: drawsOther},
	"Whole":    {before: []string{"m"}, does: drawsOther},
	"Here":     {before: []string{"m", "n"}, does: drawsOther},
	"Help":     {before: []string{"m"}, does: depth(3)},
	"Close":    {before: []string{"m"}, does: depth(1)},
}

// A keyedScreen is a key map with the effect of each of its bindings.
type keyedScreen struct {
	name  string
	keys  help.KeyMap
	cases map[string]keyCase
}

// keyedScreens are all key maps but those that have tests like these of their
// own: of the replay, and of the file that a run is saved in.
func keyedScreens(p *phrases.Phrases) []keyedScreen {
	return []keyedScreen{
		{"root", screen.NewRootKeys(p, false), rootKeyCases},
		{"play", play.NewKeys(p), playKeyCases},
		{"pager", screen.NewPagerKeys(p, "l"), pagerKeyCases},
		{"rewind", screen.NewRewindKeys(p), rewindKeyCases},
		{"map", mapview.NewKeys(p), mapKeyCases},
		{"title", front.NewTitleKeys(p), titleKeyCases},
		{"briefing", front.NewBriefingKeys(p), briefingKeyCases},
		{"settings", front.NewSettingsKeys(p), settingsKeyCases},
		{"missions", missionlist.NewKeys(p), missionsKeyCases},
		{"card", debrief.NewCardKeys(p), cardKeyCases},
		{"dialog", screen.NewDialogKeys(p), dialogKeyCases},
		{"prompt", screen.NewPromptKeys(p), promptKeyCases},
	}
}

// TestEveryBinding presses every key of every key map, as a terminal sends it.
func TestEveryBinding(t *testing.T) {
	for _, screen := range keyedScreens(english(t)) {
		v := reflect.ValueOf(screen.keys)
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			c, ok := screen.cases[field.Name]
			if !ok {
				t.Errorf("%s: no case for the binding %s", screen.name, field.Name)
				continue
			}
			for _, name := range v.Field(i).Interface().(key.Binding).Keys() {
				t.Run(screen.name+"/"+field.Name+"/"+name, func(t *testing.T) { c.check(t, name) })
			}
		}
	}
}

// TestEveryKeyMap holds that no key map of the interface is left out of these tests.
func TestEveryKeyMap(t *testing.T) {
	known := map[string]bool{"replay.Keys": true}
	for _, screen := range keyedScreens(english(t)) {
		known[reflect.TypeOf(screen.keys).String()] = true
	}
	err := filepath.WalkDir(".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		source, err := os.ReadFile(file)
		for _, m := range fullHelp.FindAllStringSubmatch(string(source), -1) {
			name := filepath.Base(filepath.Dir(file)) + "." + m[1]
			if !known[name] {
				t.Errorf("%s: no test presses the keys of %s", file, name)
			}
			delete(known, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(known) > 0 {
		t.Errorf("there are no such key maps: %v", known)
	}
}

var fullHelp = regexp.MustCompile(`(?m)^func \(\w+ \*?(\w+)\) FullHelp\(\)`)

func (c keyCase) check(t *testing.T, name string) {
	msg := press(name)
	if msg.String() != name {
		t.Fatalf("the key press reads %q", msg.String())
	}
	if c.digit != nil {
		c = c.digit(name)
	}
	m, was := c.stage(t), c.stage(t)
	_, cmd := m.Update(msg)
	var came tea.Msg
	if cmd != nil {
		came = cmd()
	}
	if quits := isQuit(came); quits != c.quits {
		t.Fatalf("it leaves: %v", quits)
	}
	answer(m, came)
	if c.does != nil && !c.does(m, was) {
		t.Errorf("it did not do what it is for; the screen:\n%s", text(m))
	}
}

func (c keyCase) stage(t *testing.T) *Model {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Settings.ReducedMotion = true
	if c.titled {
		o = atTheTitle(o)
	} else {
		o.Library = filled(t, o)
	}
	m := New(o)
	obey(m, m.Init())
	size := c.size
	if size == [2]int{} {
		size = [2]int{60, 20}
	}
	m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	feed(m, c.before...)
	return m
}

func isQuit(msg tea.Msg) bool {
	_, quit := msg.(tea.QuitMsg)
	return quit
}

// TestNoKeyTwice holds that no key stands for two things on one screen.
func TestNoKeyTwice(t *testing.T) {
	p := english(t)
	root := bindings(screen.NewRootKeys(p, false))
	delete(root, "Leave")
	maps := []any{screen.NewPagerKeys(p, "?"), screen.NewPagerKeys(p, "i", "tab")}
	for _, screen := range keyedScreens(p)[1:] {
		maps = append(maps, screen.keys)
	}
	for _, keys := range maps {
		seen := map[string]string{}
		for _, all := range []map[string]key.Binding{root, bindings(keys)} {
			for field, b := range all {
				for _, name := range b.Keys() {
					if other, twice := seen[name]; twice {
						t.Errorf("%T: %q stands for %s and %s", keys, name, other, field)
					}
					seen[name] = field
				}
			}
		}
	}
}

// bindings returns the bindings of a key map by the names of its fields.
func bindings(keys any) map[string]key.Binding {
	all := map[string]key.Binding{}
	v := reflect.ValueOf(keys)
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			all[f.Name] = v.Field(i).Interface().(key.Binding)
		}
	}
	return all
}

// TestHelpIsWhole holds that the help overlay names every binding.
func TestHelpIsWhole(t *testing.T) {
	p := english(t)
	for _, screen := range keyedScreens(p)[1:] {
		m := screen.keys
		listed := map[string]bool{}
		for _, group := range m.FullHelp() {
			for _, b := range group {
				listed[b.Help().Key] = true
			}
		}
		for field, b := range bindings(m) {
			if !listed[b.Help().Key] {
				t.Errorf("%T: the help does not name %s (%s)", m, field, b.Help().Key)
			}
		}
	}
}

// TestHelpEverywhere holds that every screen shows its keys, but those that take
// text, and that the keys of play fit on a screen of 80x24.
func TestHelpEverywhere(t *testing.T) {
	for name, keys := range map[string][]string{
		"play": nil, "dossier": {"i"}, "log": {"l"}, "rewind": {"1", "w"}, "map": {"m"}, "endings": {"e"},
		"missions": {"o"}, "dialog": {"o", "d"}, "briefing": {"esc", "2"}, "settings": append([]string{"esc"}, toSettings...),
	} {
		m := keyCase{before: keys}.stage(t)
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		was, below := text(m), len(m.screens)
		feed(m, "?")
		if shown := text(m); len(m.screens) != below+1 || !strings.Contains(shown, m.ctx.Phrases.Screens.HelpAlways) && name != "play" {
			t.Errorf("%s: the keys are not shown:\n%s", name, shown)
		}
		if help := m.top().(*screen.Pager); len(help.Lines) > help.Height(m.ctx) {
			t.Errorf("%s: the keys take %d rows, and there are %d", name, len(help.Lines), help.Height(m.ctx))
		}
		feed(m, "?")
		if text(m) != was {
			t.Errorf("%s: ? does not close what it opened:\n%s", name, text(m))
		}
	}
}

// TestEnterReadsOn holds that enter chooses nothing before all is read, unless
// the player has aimed, has been there before or knows better.
func TestEnterReadsOn(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []string
		want   int
	}{
		{"unread", nil, 0},
		{"read", []string{"enter", "enter", "enter"}, 1},
		{"read and gone back", []string{"G", "g"}, 1},
		{"aimed", []string{"down", "up"}, 1},
		{"taken back", []string{"1", "u"}, 1},
	} {
		m := keyCase{before: []string{"1", "1"}}.stage(t) // to a passage that is not in view as a whole
		feed(m, append(c.before, "enter")...)
		if got := m.ctx.Run.Choices() - 2; got != c.want {
			t.Errorf("%s: %d choices, want %d\n%s", c.name, got, c.want, text(m))
		}
	}
}
