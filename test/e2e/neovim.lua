-- Neovim's own language client (0.7 or newer) without a screen: what neovim.test.mjs asks for in $JOB, as JSON on stdout.
-- Ends with 1 and the reason on stderr where something fails or takes too long.
local job = vim.json.decode(os.getenv("JOB"))
local patience = 20000

local function wait_for(what, check)
  assert(vim.wait(patience, check, 20), "timed out waiting for " .. what)
end

local function start_client(buffer)
  local config = { name = "keepalived", cmd = job.command, root_dir = job.folder }
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
    pattern = "keepalived.conf",
    callback = function(event) vim.lsp.buf_attach_client(event.buf, id) end,
  })
  return client
end

local function findings(buffer)
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    local code = found.code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code)
    if code == job.rule then table.insert(all, { line = found.lnum + 1, column = found.col + 1, message = found.message }) end
  end
  return all
end

local function main()
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = "keepalived"
  local client = start_client(buffer)

  local function request(method, place)
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, {
      textDocument = { uri = vim.uri_from_bufnr(buffer) },
      position = { line = place.line - 1, character = place.column - 1 },
    }, patience)
    local answer = assert(answers, problem)[client.id]
    assert(answer and not answer.error, method .. ": " .. vim.inspect(answer))
    return answer.result
  end

  local out = {}
  wait_for("the finding", function() return #findings(buffer) > 0 end)
  out.findings = findings(buffer)

  local completion = request("textDocument/completion", job.complete)
  out.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)
  out.hover = request("textDocument/hover", job.hover).contents.value

  -- the quick fix, as :lua vim.lsp.buf.code_action() would offer and apply it
  vim.ui.select = function(choices, options, choose)
    out.fixes = vim.tbl_map(options.format_item, choices)
    for number, title in ipairs(out.fixes) do
      if title:lower():find(job.fix, 1, true) then return choose(choices[number], number) end
    end
    error("no such fix: " .. table.concat(out.fixes, " | "))
  end
  vim.api.nvim_win_set_cursor(0, { out.findings[1].line, out.findings[1].column - 1 })
  vim.lsp.buf.code_action()
  wait_for("the fix", function() return #findings(buffer) == 0 end)

  for _, each in ipairs(vim.api.nvim_list_bufs()) do -- Neovim before 0.10 makes no folders for new files
    vim.fn.mkdir(vim.fn.fnamemodify(vim.api.nvim_buf_get_name(each), ":p:h"), "p")
  end
  vim.cmd("silent wall")
  client.stop()
  wait_for("the server's end", function() return client.is_stopped() end)
  return out
end

local ok, result = xpcall(main, debug.traceback)
if ok then
  io.stdout:write(vim.json.encode(result), "\n")
  vim.cmd("qall!")
else
  io.stderr:write(tostring(result), "\n", vim.fn.execute("messages"), "\n")
  vim.cmd("cquit")
end
