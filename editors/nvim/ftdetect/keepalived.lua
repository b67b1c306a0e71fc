-- Files by name, and other *.conf by how they begin.
local begins = {
  "^[!#]+%s*[Cc]onfiguration [Ff]ile for [Kk]eepalived",
  "^global_defs%s*{?",
  "^vrrp_instance%s",
  "^vrrp_sync_group%s",
  "^vrrp_script%s",
  "^virtual_server%s",
  "^virtual_server_group%s",
}

local function by_text(_, buffer)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 50, false)) do
    for _, pattern in ipairs(begins) do
      if line:find(pattern) then return "keepalived" end
    end
    if line:find("^%s*[^#!%s]") then return nil end
  end
end

vim.filetype.add({
  filename = { ["keepalived.conf"] = "keepalived" },
  pattern = {
    [".*%.keepalived%.conf"] = "keepalived",
    [".*/keepalived/.*%.conf"] = "keepalived",
    [".*%.conf"] = { by_text, { priority = -1 } },
  },
})
