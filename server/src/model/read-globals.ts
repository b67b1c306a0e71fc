/* `global_defs`: all blocks of this name count together. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { parseAddress } from "./address.ts";
import type { Globals, LvsSyncDaemon } from "./node.ts";
import {
  address,
  all,
  argument,
  first,
  flag,
  inside,
  isPlaceholder,
  parseUnsigned,
  text,
  unsigned,
  valued,
  within,
  type Valued,
} from "./values.ts";

/** The blocks of a configuration's root with this keyword, in their order. */
export function rootBlocks(
  configuration: Configuration,
  keyword: string,
): readonly Statement[] {
  return blocksByKeyword(configuration).get(keyword) ?? [];
}

const blocksByKeyword: (
  configuration: Configuration,
) => ReadonlyMap<string, readonly Statement[]> = memo(({ statements }) => {
  const found = new Map<string, Statement[]>();
  for (const each of statements) {
    const own = found.get(each.keyword);
    if (own === undefined) found.set(each.keyword, [each]);
    else own.push(each);
  }
  return found;
});

/** What `global_defs` says. */
export const readGlobals: (configuration: Configuration) => Globals = memo(
  (configuration) => {
    const statements = rootBlocks(configuration, "global_defs");
    const lastOf = (keyword: string): Statement | undefined =>
      statements.flatMap((head) => all(head, keyword)).at(-1);
    return {
      statements,
      routerId: text(lastOf("router_id")),
      vrrpVersion: within(unsigned(lastOf("vrrp_version")), 2, 3),
      strict: flag(lastOf("vrrp_strict")) ?? false,
      multicastGroup4: address(lastOf("vrrp_mcast_group4")),
      multicastGroup6: address(lastOf("vrrp_mcast_group6")),
      downTimerAdverts: within(
        unsigned(lastOf("vrrp_down_timer_adverts")),
        1,
        100,
      ),
      lvsSyncDaemon:
        readSyncDaemon(
          statements.flatMap((head) => all(head, "lvs_sync_daemon"))[0],
        ) ?? readDeprecatedSyncDaemon(configuration),
    };
  },
);

/** `IF [INSTANCE [ID]]` (old form) or `IF [inst INSTANCE] [id N] [port N] [group ADDRESS] ...`. */
function readSyncDaemon(
  statement: Statement | undefined,
): LvsSyncDaemon | undefined {
  if (statement === undefined) return undefined;
  const { words } = statement;
  let instance: Word | undefined;
  let id: Word | undefined;
  let at = 2;
  const second = words[2];
  if (second !== undefined && !options.has(second.text)) {
    instance = second;
    at = 3;
    const third = words[3];
    if (third !== undefined && /^\d+$/.test(third.text)) {
      id = third;
      at = 4;
    }
  }
  const given = new Map<string, Word>();
  for (; at < words.length; at += 2) {
    const [name, value] = [words[at], words[at + 1]];
    if (name !== undefined && value !== undefined) given.set(name.text, value);
  }
  instance ??= given.get("inst");
  id ??= given.get("id");
  const read = <T>(
    word: Word | undefined,
    how: (written: string) => T | undefined,
  ): Valued<T> | undefined =>
    valued(
      statement,
      word === undefined || word.opaque || isPlaceholder(word.text)
        ? undefined
        : word,
      (each) => how(each.text),
    );
  const daemon = {
    statement,
    interface: text(statement),
    instance: read(instance, (written) => written),
    id: within(read(id, parseUnsigned), 0, 255),
    port: within(read(given.get("port"), parseUnsigned), 1, 65535),
    group: read(given.get("group"), parseAddress),
  };
  const readWhereWritten =
    (instance === undefined || daemon.instance !== undefined) &&
    (id === undefined || daemon.id !== undefined) &&
    (!given.has("port") || daemon.port !== undefined) &&
    (!given.has("group") || daemon.group !== undefined);
  return { ...daemon, known: readWhereWritten };
}

const options: ReadonlySet<string> = new Set([
  "inst",
  "id",
  "version",
  "maxlen",
  "port",
  "ttl",
  "group",
]);

/** `lvs_sync_daemon_interface IF` in an instance: the daemon follows that instance. */
function readDeprecatedSyncDaemon(
  configuration: Configuration,
): LvsSyncDaemon | undefined {
  for (const head of rootBlocks(configuration, "vrrp_instance")) {
    const statement = first(head, "lvs_sync_daemon_interface");
    if (statement === undefined) continue;
    const instance = text(head);
    return {
      statement,
      interface: text(statement),
      instance,
      id: undefined,
      port: undefined,
      group: undefined,
      known: instance !== undefined,
    };
  }
  return undefined;
}

/** The name a block is defined under: its one word behind the keyword. */
export function nameOf(head: Statement): string | undefined {
  return head.words.length === 2 ? argument(head)?.text : undefined;
}

/** Whether a block has something inside that says this. */
export function has(head: Statement, keyword: string): boolean {
  return inside(head).some((each) => keywordOf(each) === keyword);
}
