/* The packet filter rules that set firewall marks on a node's machine. */
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type { Address } from "../../model/address.ts";
import type { Node } from "../../model/node.ts";
import {
  packetFilterOf,
  type FilterRule,
} from "../../model/packet-filter/packet-filter.ts";
import type { Edit, RuleContext } from "../rule.ts";

export interface Marking {
  readonly mark: number;
  readonly word: Place;
  readonly addresses: readonly Address[];
  readonly rule: FilterRule;
}

/** The rules that set marks; undefined where not all of these can be known. */
export function markingOf(
  node: Node,
  { surroundings }: RuleContext,
): readonly Marking[] | undefined {
  const found: Marking[] = [];
  const rules = surroundings(node)
    .flatMap((file) => packetFilterOf(file)?.chains ?? [])
    .flatMap((chain) => chain.rules);
  for (const rule of rules)
    for (const action of rule.actions) {
      if (action.kind !== "mark") continue;
      const { value, at } = action;
      if (value === undefined) return undefined;
      if (value === 0) continue;
      const addresses = rule.matches.flatMap((match) =>
        match.kind === "destination" && !match.negated ? match.values : [],
      );
      found.push({ mark: value, word: at, addresses, rule });
    }
  return found;
}

/**
 * The rules that were meant for a service without one: a mark that no service has, else a mark that is set for a
 * second address. Of those the rule for an address of the service's own file, else the last line: it was copied.
 */
export function candidatesFor(
  file: SourceFile,
  marking: readonly Marking[],
  own: ReadonlySet<number>,
  node: Node,
): readonly Marking[] {
  const addressed = marking.filter(({ addresses }) => addresses.length > 0);
  const stray = addressed.filter(({ mark }) => !own.has(mark));
  const repeated = addressed.filter(({ mark, addresses: [address] }) =>
    addressed.some(
      (other) =>
        other.mark === mark && other.addresses[0]?.text !== address?.text,
    ),
  );
  const possible = stray.length > 0 ? stray : repeated;
  const here = possible.filter(({ addresses }) =>
    node.instances.some(({ virtualAddresses }) =>
      virtualAddresses.some(
        ({ address, statement }) =>
          statement.file === file &&
          addresses.some(({ text }) => text === address.text),
      ),
    ),
  );
  const chosen =
    here.length > 0 && here.length < possible.length ? here : possible;
  return [...chosen].reverse();
}

/** Written as the mark that stands there: with its `0x`, and the mask behind it. */
export function changeMark({ word }: Marking, mark: number): readonly Edit[] {
  const written = word.file.text.slice(word.start, word.end);
  const value = /^(0x)?[\da-f]+/i.exec(written);
  if (value === null) return [];
  const newText =
    value[1] === undefined ? String(mark) : `0x${mark.toString(16)}`;
  return [
    {
      file: word.file,
      start: word.start,
      end: word.start + value[0].length,
      newText,
    },
  ];
}
