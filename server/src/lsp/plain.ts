import { visible } from "../engine/visible.ts";

/**
 * Text of a workspace for messages that editors pop up. VS Code makes links of `[x](command:y)` there, which run
 * commands, and icons of `$(x)`: a blank before the parenthesis leaves them what they are.
 */
export function plain(text: string): string {
  return visible(text).replace(/(?<=[\]$])\(/g, " (");
}
