package compare

import (
	"fmt"
	"strings"

	"cobalt/game"
)

// storyRules writes down the rules of story.md, beside its vocabulary.
func (v *version) storyRules() string {
	return fmt.Sprintf("start: %s, levels: %v", v.now[v.Start], v.Levels)
}

// sceneRules writes down the rules of a scene's front matter.
func (v *version) sceneRules(s *game.Scene) string {
	var rules []string
	if s.Clock > 0 {
		rules = append(rules, fmt.Sprintf("clock: %d, expired: %s", s.Clock, v.now[s.Expired]))
	}
	if s.Caught != game.NoNode {
		rules = append(rules, "caught: "+v.now[s.Caught])
	}
	for _, c := range s.Covers {
		rules = append(rules, fmt.Sprintf("cover: %s %d", v.Items[c.Item].ID, c.Less))
	}
	return strings.Join(rules, ", ")
}

func meterRules(m *game.MeterDef) string {
	return fmt.Sprintf("min: %d, max: %d, start: %d", m.Min, m.Max, m.Start)
}

// choiceRules writes down the target of a choice, its conditions and effects; with
// the words of its outcome that a rule governs, if they are wanted.
func (v *version) choiceRules(c *game.Choice, words bool) string {
	scene := v.Nodes[c.Node].Scene
	rules := []string{"-> " + v.now[c.Target]}
	rules = condition(rules, "if", c.If)
	rules = condition(rules, "needs", c.Needs)
	rules = v.effects(rules, c.Effects, scene)
	if c.Minutes != 1 {
		rules = append(rules, fmt.Sprintf("`time %d`", c.Minutes))
	}
	if c.Once {
		rules = append(rules, "`once`")
	}
	text := strings.Join(rules, " ")
	if outcome := v.blockRules(c.Outcome, scene, words); outcome != "" {
		text += "\n" + outcome
	}
	return text
}

// blockRules writes down the guards, effects and targets of blocks of a scene, a line
// each; a block that has only words rules nothing.
func (v *version) blockRules(blocks game.BlockRange, scene game.SceneID, words bool) string {
	var lines []string
	for i := blocks.First; i < blocks.Last; i++ {
		rules := v.blockRule(&v.Blocks[i], scene)
		if words && rules != "" {
			rules += "\n" + strings.Join(appendLines(nil, &v.words.Blocks[i]), "\n")
		}
		if rules != "" {
			lines = append(lines, rules)
		}
	}
	return strings.Join(lines, "\n")
}

func (v *version) blockRule(block *game.Block, scene game.SceneID) string {
	var rules []string
	switch {
	case block.Else && block.Guard != nil:
		rules = condition(rules, "else if", block.Guard)
	case block.Else:
		rules = append(rules, "`else`")
	default:
		rules = condition(rules, "if", block.Guard)
	}
	rules = v.effects(rules, block.Effects, scene)
	if block.Divert != game.NoNode {
		rules = append(rules, "-> "+v.now[block.Divert])
	}
	if block.Ending != game.NoEnding {
		rules = append(rules, "`ending "+v.Endings[block.Ending].ID+"`")
	}
	return strings.Join(rules, " ")
}

func condition(rules []string, word string, c *game.Cond) []string {
	if c == nil {
		return rules
	}
	return append(rules, "`"+word+" "+c.Source+"`")
}

// effects writes effects down, as they are written in a scene.
func (v *version) effects(rules []string, effects []game.Effect, scene game.SceneID) []string {
	for i := range effects {
		rules = append(rules, "`"+v.EffectText(&effects[i], scene)+"`")
	}
	return rules
}
