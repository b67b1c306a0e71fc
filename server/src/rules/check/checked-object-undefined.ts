import { memo } from "../../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import type { Node } from "../../model/node.ts";
import { rootBlocks } from "../../model/read-globals.ts";
import { argument, last, readable } from "../../model/values.ts";
import { checkersOf } from "../checkers.ts";
import { nearest, writeNear } from "../nearest.ts";
import { defineRule } from "../rule.ts";
import { moveDefinition, orderOf } from "../tracking.ts";

const service = `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        FILE_CHECK {
            track_file maintenance
        }
    }
}
`;
const file = `track_file maintenance {
    file "/run/keepalived/maintenance"
}
`;

export default defineRule({
  id: "checked-object-undefined",
  area: "check",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A FILE_CHECK or BFD_CHECK names what is not defined, or only later",
  why: "keepalived looks the name up while it reads the check: a `track_file` or `bfd_instance` further down, or of another name, is not found, and the check is dropped with a message. The real server is then never taken out. A session with `vrrp` and without `checker` is not there for checks. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions.",
  references: [
    "keepalived check/check_file.c: file_check_end",
    "keepalived check/check_bfd.c: bfd_name_handler",
  ],
  examples: {
    bad: [service + file, file + service.replace("maintenance", "maintenence")],
    good: [file + service],
  },
  misses: "at-root",
  messages: {
    undefined:
      '"{check}" asks for "{name}", but there is no {keyword} of this name: keepalived drops the check, and the server is never taken out; define it or correct the name',
    later:
      '"{keyword} {name}" stands behind the service that asks for it: keepalived looks names up while it reads, and drops the check; move the definition up',
    vrrpOnly:
      'the bfd_instance "{name}" says "vrrp", so it is not there for checks: keepalived drops the check; add "checker" to the session, or remove "vrrp"',
    definition: "the definition",
    rename: "replace by {near}",
    move: "move {keyword} {name} before the service",
  },
  concerns: (service) =>
    checkersOf(service).some(({ kind }) => sources[kind] !== undefined),
  checkService: (virtualServer, { node, report }) => {
    if (!node.complete) return;
    for (const { checker } of checkersOf(virtualServer)) {
      const check = keywordOf(checker);
      const source = sources[check];
      const line = source && last(checker, source.parameter);
      const word = readable(line?.words[1]);
      if (source === undefined || line === undefined || word === undefined)
        continue;
      const definitions = definitionsOf(node)[source.keyword] ?? [];
      const definition = definitions.find(
        (each) => argument(each)?.text === word.text,
      );
      const owner = virtualServer.statement;
      const args = { check, name: word.text, keyword: source.keyword };
      if (definition === undefined || !isBefore(node, definition, owner)) {
        report({
          message: definition === undefined ? "undefined" : "later",
          at: word,
          args,
          related:
            definition === undefined
              ? []
              : [{ message: "definition", at: definition }],
          fixes: () => {
            if (definition !== undefined)
              return [
                {
                  title: "move",
                  args,
                  safety: "suggested",
                  edits: moveDefinition(definition, owner),
                },
              ];
            const names = definitions.flatMap(
              (each) => argument(each)?.text ?? [],
            );
            return writeNear("rename", word, nearest(word.text, names));
          },
        });
      } else if (isForVrrpOnly(definition))
        report({
          message: "vrrpOnly",
          at: word,
          args,
          related: [{ message: "definition", at: definition }],
        });
    }
  },
});

/** What a check asks for: its parameter, and the block that defines it. */
const sources: Readonly<
  Record<string, { readonly parameter: string; readonly keyword: string }>
> = {
  FILE_CHECK: { parameter: "track_file", keyword: "track_file" },
  BFD_CHECK: { parameter: "name", keyword: "bfd_instance" },
};

const definitionsOf = memo(
  ({
    configuration,
  }: Node): Readonly<Record<string, readonly Statement[]>> => ({
    track_file: ["track_file", "vrrp_track_file"].flatMap((keyword) =>
      rootBlocks(configuration, keyword),
    ),
    bfd_instance: rootBlocks(configuration, "bfd_instance"),
  }),
);

/** Whether a definition comes before a service, in the order keepalived reads them. */
function isBefore(
  { configuration }: Node,
  definition: Statement,
  owner: Statement,
): boolean {
  const order = orderOf(configuration.statements);
  return (order.get(definition) ?? -1) < (order.get(owner) ?? -1);
}

function isForVrrpOnly(definition: Statement): boolean {
  return (
    keywordOf(definition) === "bfd_instance" &&
    last(definition, "vrrp") !== undefined &&
    last(definition, "checker") === undefined
  );
}
