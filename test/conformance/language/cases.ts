/* All statements, by topic. */
import { addressLines } from "./address-lines.ts";
import { blocks } from "./blocks.ts";
import { braces } from "./braces.ts";
import type { LanguageCase } from "./case.ts";
import { comments } from "./comments.ts";
import { conditions } from "./conditions.ts";
import { definitions } from "./definitions.ts";
import { dropped } from "./dropped.ts";
import { exits } from "./exits.ts";
import { includeChecks } from "./include-checks.ts";
import { includes } from "./includes.ts";
import { interfaces } from "./interfaces.ts";
import { lines } from "./lines.ts";
import { scripts, unreported } from "./machine.ts";
import { objects } from "./objects.ts";
import { parameters } from "./parameters.ts";
import { sequences } from "./sequences.ts";
import { shellWords } from "./shell-words.ts";
import { words } from "./words.ts";

export const languageCases: Readonly<Record<string, readonly LanguageCase[]>> =
  {
    lines,
    comments,
    words,
    "words of scripts": shellWords,
    braces,
    blocks,
    objects,
    parameters,
    "lines of addresses": addressLines,
    includes,
    "what stops at an include": includeChecks,
    definitions,
    sequences,
    conditions,
    "what is dropped": dropped,
    "exit codes": exits,
    interfaces,
    "scripts and users": scripts,
    "what is not reported": unreported,
  };
