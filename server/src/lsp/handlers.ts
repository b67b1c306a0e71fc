/* What is answered to which request. Rows are grouped by what they are for in handlers/. */
import { actionHandlers } from "./handlers/actions.ts";
import { diagnosticHandlers } from "./handlers/diagnostics.ts";
import { displayHandlers } from "./handlers/display.ts";
import { formattingHandlers } from "./handlers/formatting.ts";
import { customHandlers } from "./handlers/custom.ts";
import type { Handler } from "./handlers/handler.ts";
import { helpHandlers } from "./handlers/help.ts";
import { namingHandlers } from "./handlers/naming.ts";
import { navigationHandlers } from "./handlers/navigation.ts";
import { structureHandlers } from "./handlers/structure.ts";

export const handlers: readonly Handler[] = [
  ...helpHandlers,
  ...navigationHandlers,
  ...namingHandlers,
  ...structureHandlers,
  ...actionHandlers,
  ...diagnosticHandlers,
  ...displayHandlers,
  ...formattingHandlers,
  ...customHandlers,
];
