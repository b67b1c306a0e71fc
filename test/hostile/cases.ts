/*
 * Folders that somebody prepared to make a linter hang, fall over, eat all memory or read what it must not. Each is
 * looked at by the command and opened in the server.
 */
import type { Case } from "./cases/case.ts";
import { definitions } from "./cases/definitions.ts";
import { includes } from "./cases/includes.ts";
import { named } from "./cases/named.ts";
import { texts } from "./cases/texts.ts";

export const cases: readonly Case[] = [
  ...includes,
  ...definitions,
  ...texts,
  ...named,
];
