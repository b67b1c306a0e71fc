/**
 * Text of a workspace for notifications, the language status and lists. VS Code makes links of `[x](command:y)` there,
 * which run commands, and icons of `$(x)`: a blank before the parenthesis leaves them what they are.
 */
export function plain(text: string): string {
  return text.replace(/(?<=[\]$])\(/g, " (");
}
