/** Where the page of a rule can be read; docs/rules is generated from the rules. */
export function ruleUrl(id: string): string {
  return `https://github.com/keepalived-lsp/keepalived-lsp/blob/main/docs/rules/${id}.md`;
}
