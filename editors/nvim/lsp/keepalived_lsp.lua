---@brief
---
--- keepalived-lsp finds what will break a keepalived cluster before it is reloaded: all nodes at once.
---
--- For Neovim 0.11 or newer. Put this file into `lsp/` and `ftdetect/keepalived.lua` into `ftdetect/` of your
--- configuration, then:
---
--- ```lua
--- vim.lsp.enable("keepalived_lsp")
--- ```

---@type vim.lsp.Config
return {
  cmd = { "keepalived-lsp", "--stdio" },
  filetypes = { "keepalived" },
  root_markers = { ".keepalived-lsp.json", ".git" },
  settings = {
    keepalived = {
      -- keepalivedVersion = "2.2.7",
      -- rules = { ["vip-without-prefix"] = "off" },
    },
  },
}
