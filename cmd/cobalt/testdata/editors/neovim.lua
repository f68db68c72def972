-- Drives Neovim through a story: diagnostics, completion, rename in files that are
-- open and that are not, and a file saved under another name. What it sees goes to
-- the file seen.json, a key a step.
local seen = {}

local function fail(message)
  seen.error = message
end

-- wait waits until something holds, for as long as a slow machine needs.
local function wait(what, holds)
  if not vim.wait(20000, holds, 20) then
    fail(what .. " does not come")
    error(what)
  end
end

local function messages()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, d.lnum + 1 .. ": " .. d.message)
  end
  table.sort(list)
  return list
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
  wait("a fault", function() return #vim.diagnostic.get(0) > 0 end)
  seen.broken = messages()

  find("gain kyes")
  local line = vim.fn.line(".")
  replace(line, (vim.fn.getline(line):gsub("kyes", "keys")))
  wait("the end of the fault", function() return #vim.diagnostic.get(0) == 0 end)

  -- Completion behind a number sign, as the editor itself asks and takes it.
  local last = vim.fn.line("$")
  vim.api.nvim_buf_set_lines(0, last, last, false, { "", "[On](#ha" })
  vim.fn.cursor(last + 2, #"[On](#ha")
  local params = vim.lsp.util.make_position_params()
  params.position.character = #"[On](#ha"
  local offered = {}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/completion", params, 10000)) do
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
  seen.mission = messages()

  -- The choices that are open behind the first line.
  vim.api.nvim_buf_set_lines(0, 1, 1, false, { "" })
  vim.fn.cursor(2, 1)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/completion", vim.lsp.util.make_position_params(), 10000)) do
    seen.choices = vim.tbl_map(function(item) return item.label end, answer.result.items)
  end
  vim.cmd("edit!")

  -- A file saved under another name is another scene of the story.
  vim.cmd("edit hall.md")
  vim.cmd("silent saveas annex.md")
  find("[Out]")
  replace(vim.fn.line("."), "[Out](cell.md#nowhere)")
  wait("the fault of the new file", function() return #vim.diagnostic.get(0) > 0 end)
  seen.annex = messages()
  find("[Out]")
  replace(vim.fn.line("."), "[Out](cell.md#out)")
  wait("the end of that fault", function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd("silent write")
end)
if not ok then
  seen.error = seen.error or tostring(err)
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, "seen.json")
vim.cmd("qall!")
