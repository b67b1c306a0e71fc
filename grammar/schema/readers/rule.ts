/* Lines of static_rules and virtual_rules: selectors in any order, one action, a priority. */
import type { Word } from "../../syntax/line.ts";
import type { Finding } from "../finding.ts";
import { familyOf, joinFamilies, type Family } from "./families.ts";
import { checkProtocol, readOption, unknownWord, type Line } from "./reader.ts";

export function readRule(line: Line): void {
  const { words, format } = line;
  let family: Family = 0;
  let action: Word | undefined;
  let priority: Word | undefined;
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) return;
    const keyword = format.words.get(word.text);
    if (keyword === undefined) {
      line.report(unknownWord(line, word), word);
      return;
    }
    const value = words[at + 1];
    const next = readOption(line, at, keyword);
    if (next === "dropped") return;
    if (keyword.args[0]?.kind === "enum") {
      // `type ACTION`: the action may have a parameter of its own, and is read like one without `type`.
      at = next - 1;
      continue;
    }
    if (keyword.role === "action") {
      if (action !== undefined) {
        line.report(problem("twoActions", word.text), word, { keyword });
        return;
      }
      action = word;
    }
    if (keyword.role === "priority") priority = word;
    const found =
      keyword.family ?? familyOf(value?.text ?? "", keyword.args[0]);
    const joined = joinFamilies(line, family, word, keyword, found);
    if (joined === "dropped") return;
    family = joined;
    // keepalived skips the word behind inet and inet6.
    at =
      next +
      (keyword.family !== undefined && keyword.args.length === 0 ? 1 : 0);
  }
  checkWhole(line, action, priority);
}

function checkWhole(
  line: Line,
  action: Word | undefined,
  priority: Word | undefined,
): void {
  const [first] = line.words;
  if (first === undefined) return;
  if (action === undefined) {
    line.report(missing("noAction", "error-entry-dropped"), first);
    return;
  }
  const tables = line.words.filter(
    ({ text }) => line.format.words.get(text)?.role === "table-option",
  );
  const leadsToTable =
    line.format.words.get(action.text)?.args[0]?.kind === "name-or-number";
  if (!checkJump(line, action, priority)) return;
  if (tables[0] !== undefined && !leadsToTable) {
    line.report(problem("needsTable", tables[0].text), tables[0]);
    return;
  }
  if (priority === undefined)
    line.report(
      { rule: "rule-without-priority", message: "missing", args: {} },
      first,
    );
  checkProtocol(line);
}

/** A jump goes forward. Returns whether it does. */
function checkJump(
  line: Line,
  action: Word,
  priority: Word | undefined,
): boolean {
  const { words, format } = line;
  if (format.words.get(action.text)?.args[0]?.kind !== "uint") return true;
  const target = words[words.indexOf(action) + 1];
  if (priority === undefined || target === undefined) return true;
  const from = Number(words[words.indexOf(priority) + 1]?.text);
  if (!(from >= Number(target.text))) return true;
  line.report(problem("backwardJump", target.text), target);
  return false;
}

function missing(message: string, effect: string): Finding {
  return {
    rule: "missing-parameter",
    message,
    args: { keyword: "", effect },
  };
}

function problem(message: string, keyword: string): Finding {
  return {
    rule: "invalid-value",
    message,
    args: { value: keyword, keyword, effect: "error-entry-dropped" },
  };
}
