---@brief
---
--- keepalived-lsp finds what will break a keepalived cluster before it is reloaded: all nodes at once.
---
--- For Neovim 0.11 or newer: this file and those in `ftdetect/` and `ftplugin/` go into the same folders of your
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
