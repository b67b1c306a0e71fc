-- Neovim's own language client (0.7 or newer) without a screen: does what $JOB asks for and writes what is to be
-- seen to $SEEN, both as JSON. Ends with 1 and the reason on stderr where something fails or takes too long.
local job = vim.json.decode(os.getenv("JOB"))
local patience = 30000

local function wait_for(what, check)
  assert(vim.wait(patience, check, 20), "timed out waiting for " .. what)
end

local function edit(path)
  vim.cmd("silent edit " .. vim.fn.fnameescape(job.folder .. "/" .. path))
  return vim.api.nvim_get_current_buf()
end

local function go_to(place)
  vim.api.nvim_win_set_cursor(0, { place.line, place.column - 1 })
end

--- editors/nvim/lsp/keepalived_lsp.lua, which Neovim 0.11 finds by itself; older ones take the same table.
local function start_client(buffer)
  local config = dofile(vim.api.nvim_get_runtime_file("lsp/keepalived_lsp.lua", false)[1])
  config = vim.tbl_extend("force", config, { name = "keepalived_lsp", root_dir = job.folder })
  local id
  if vim.lsp.start then -- 0.8 and newer
    id = vim.lsp.start(config, { bufnr = buffer })
  else
    id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, id)
  end
  local client = vim.lsp.get_client_by_id(id)
  wait_for("the server", function() return client.initialized end)
  -- what everybody's settings do: the other node's file, which a fix loads, is the server's business too
  vim.api.nvim_create_autocmd("BufReadPost", {
    pattern = "*.conf",
    callback = function(event) vim.lsp.buf_attach_client(event.buf, id) end,
  })
  return client
end

local function findings(buffer)
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    local code = found.code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code)
    if code == job.finding.rule then
      table.insert(all, { line = found.lnum + 1, column = found.col + 1, message = found.message })
    end
  end
  return all
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
end

local function main()
  local buffer = edit(job.finding.path)
  local client = start_client(buffer)

  local function request(method, params)
    local more = vim.tbl_extend("force", { textDocument = { uri = vim.uri_from_bufnr(0) } }, params or {})
    local answers, problem = vim.lsp.buf_request_sync(0, method, more, patience)
    local answer = assert(answers, problem)[client.id]
    assert(answer and not answer.error, method .. ": " .. vim.inspect(answer))
    return answer.result
  end

  local function at(place)
    return { position = { line = place.line - 1, character = place.column - 1 } }
  end

  local seen = { filetype = vim.bo[buffer].filetype }
  wait_for("the finding", function() return #findings(buffer) > 0 end)
  seen.findings = findings(buffer)

  local completion = request("textDocument/completion", at(job.completion.at))
  seen.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)
  seen.hover = request("textDocument/hover", at(job.hover.at)).contents.value
  seen.symbols = vim.tbl_map(function(symbol) return symbol.name end, request("textDocument/documentSymbol"))

  -- the quick fix, as :lua vim.lsp.buf.code_action() would offer and apply it
  vim.ui.select = function(choices, options, choose)
    seen.fixes = vim.tbl_map(options.format_item, choices)
    for number, title in ipairs(seen.fixes) do
      if title:find(job.fix.pattern) then return choose(choices[number], number) end
    end
    error("no such fix: " .. table.concat(seen.fixes, " | "))
  end
  go_to(seen.findings[1])
  vim.lsp.buf.code_action()
  wait_for("the fix", function() return #findings(buffer) == 0 end)

  vim.fn.search(job.rename.from)
  vim.lsp.buf.rename(job.rename.to)
  wait_for("the new name", function() return text_of(buffer):find(job.rename.to, 1, true) end)

  for _, each in ipairs(vim.api.nvim_list_bufs()) do -- Neovim before 0.10 makes no folders for new files
    vim.fn.mkdir(vim.fn.fnamemodify(vim.api.nvim_buf_get_name(each), ":p:h"), "p")
  end
  vim.cmd("silent wall")

  local untidy = edit(job.formatting.path)
  local before = text_of(untidy)
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = patience })
  else -- before 0.8
    vim.lsp.buf.formatting_sync(nil, patience)
  end
  wait_for("the formatted text", function() return text_of(untidy) ~= before end)
  seen.formatted = text_of(untidy)

  client.stop()
  wait_for("the server's end", function() return client.is_stopped() end)
  return seen
end

local ok, result = xpcall(main, debug.traceback)
if ok then
  vim.fn.writefile({ vim.json.encode(result) }, os.getenv("SEEN"))
  vim.cmd("qall!")
else
  io.stderr:write(tostring(result), "\n", vim.fn.execute("messages"), "\n")
  vim.cmd("cquit")
end
