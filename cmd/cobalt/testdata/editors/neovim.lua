-- Drives Neovim through a story: diagnostics, completion, rename in files that are
-- open and that are not, and a file saved under another name. What it sees goes to
-- the file seen.json, a key a step.
local seen = {}

local function fail(message)
  seen.error = message
end

local function messages()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, d.lnum + 1 .. ": " .. d.message)
  end
  table.sort(list)
  return list
end

-- The limit of every wait, in milliseconds: far above the need of a busy machine.
local limit = 90000

-- wait waits until something holds.
local function wait(what, holds)
  if not vim.wait(limit, holds, 20) then
    fail(what .. " does not come; the buffer has " .. vim.fn.json_encode(messages()))
    error(what)
  end
end

-- has reports whether a diagnostic of the buffer has a text.
local function has(text)
  for _, message in ipairs(messages()) do
    if message:find(text, 1, true) then
      return true
    end
  end
  return false
end

-- told waits until a diagnostic has a text, and untold until none has it. The list is
-- not waited for as a whole, because the proof adds to it whenever it is done.
local function told(text)
  wait("a diagnostic with " .. text, function() return has(text) end)
end

local function untold(text)
  wait("the end of the diagnostic with " .. text, function() return not has(text) end)
end

local function find(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search("\\V" .. text, "cW") == 0 then
    fail("there is no " .. text)
    error(text)
  end
end

local function replace(line, text)
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { text })
end

local ok, err = pcall(function()
  vim.o.hidden = true
  vim.cmd("edit cell.md")
  told("kyes")
  seen.broken = messages()

  find("gain kyes")
  local line = vim.fn.line(".")
  replace(line, (vim.fn.getline(line):gsub("kyes", "keys")))
  untold("kyes")

  -- Completion behind a number sign, as the editor itself asks and takes it.
  local last = vim.fn.line("$")
  vim.api.nvim_buf_set_lines(0, last, last, false, { "", "[On](#ha" })
  vim.fn.cursor(last + 2, #"[On](#ha")
  local params = vim.lsp.util.make_position_params()
  params.position.character = #"[On](#ha"
  local offered = {}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/completion", params, limit)) do
    local items = vim.lsp.util.text_document_completion_list_to_complete_items(answer.result, "#ha")
    for _, item in ipairs(items) do
      table.insert(offered, item.word)
    end
    for _, item in ipairs(answer.result.items) do
      if item.label == "#hall" then
        vim.lsp.util.apply_text_edits({ item.textEdit }, 0, "utf-16")
      end
    end
  end
  seen.offered = offered
  replace(vim.fn.line("$"), vim.fn.getline("$") .. ")")
  seen.completed = vim.fn.getline("$")
  vim.api.nvim_buf_set_lines(0, last, -1, false, {})

  -- A rename: the scene is open, the mission and the translation are not.
  find("Lift them")
  vim.fn.cursor(0, vim.fn.col(".") + 2)
  vim.lsp.buf.rename("take-the-keys")
  wait("the rename", function() return vim.fn.search("id take-the-keys", "nw") > 0 end)
  find("gain keys")
  vim.fn.cursor(0, vim.fn.col(".") + 6)
  vim.lsp.buf.rename("ring")
  wait("the second rename", function() return vim.fn.search("gain ring", "nw") > 0 end)
  vim.cmd("silent wall")
  vim.cmd("edit missions/out.mission")
  wait("the mission", function() return vim.fn.search("expect ring", "nw") > 0 end)

  -- The editor sends the new text of the mission before that of the story, so the new
  -- name is a fault at first. A fault of the test's own shows that the server has told of
  -- the mission, and it must end as the only one.
  vim.fn.append(2, "expect nothing_here")
  wait("the fault of the mission alone", function()
    return #messages() == 1 and has("nothing_here")
  end)
  seen.mission = messages()
  vim.fn.deletebufline("%", 3)

  -- The choices that are open behind the first line.
  vim.api.nvim_buf_set_lines(0, 1, 1, false, { "" })
  vim.fn.cursor(2, 1)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/completion", vim.lsp.util.make_position_params(), limit)) do
    seen.choices = vim.tbl_map(function(item) return item.label end, answer.result.items)
  end
  vim.cmd("edit!")

  -- A file saved under another name is another scene of the story.
  vim.cmd("edit hall.md")
  vim.cmd("silent saveas annex.md")
  find("[Out]")
  replace(vim.fn.line("."), "[Out](cell.md#nowhere)")
  told("nowhere")
  seen.annex = vim.tbl_filter(function(message) return message:find("nowhere", 1, true) end, messages())
  find("[Out]")
  replace(vim.fn.line("."), "[Out](cell.md#out)")
  untold("nowhere")
  vim.cmd("silent write")
end)
if not ok then
  seen.error = seen.error or tostring(err)
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, "seen.json")
vim.cmd("qall!")
