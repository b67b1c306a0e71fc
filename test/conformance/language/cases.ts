/* All statements, by topic. */
import { blocks } from "./blocks.ts";
import { braces } from "./braces.ts";
import type { LanguageCase } from "./case.ts";
import { comments } from "./comments.ts";
import { conditions } from "./conditions.ts";
import { definitions } from "./definitions.ts";
import { includes } from "./includes.ts";
import { lines } from "./lines.ts";
import { unreported } from "./machine.ts";
import { parameters } from "./parameters.ts";
import { sequences } from "./sequences.ts";
import { words } from "./words.ts";

export const languageCases: Readonly<Record<string, readonly LanguageCase[]>> =
  {
    lines,
    comments,
    words,
    braces,
    blocks,
    parameters,
    includes,
    definitions,
    sequences,
    conditions,
    "what is not reported": unreported,
  };
