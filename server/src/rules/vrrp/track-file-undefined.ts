import { argument, readable } from "../../model/values.ts";
import { replaceWord, insertBefore } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isBefore, moveDefinition } from "../tracking.ts";
import { nearest } from "../nearest.ts";

export default defineRule({
  id: "track-file-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A file is tracked that is not defined, or only later",
  why: "keepalived drops the tracker with a message and goes on without it. Whatever is written to the file changes nothing. 2.2.7 hangs and 2.4.3 crashes in a configuration test when other track_file blocks exist. The definition must come before the instance or the sync group: names are looked up while the file is read. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_file {
        maintenance
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `track_file maintenance {
    file "/run/keepalived/maintenance"
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_file {
        maintenance
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  misses: "at-root",
  // A tracker that is dropped has no weight.
  replaces: ["sync-group-weighted-tracker-dropped", "weight-with-priority-255"],
  messages: {
    undefined:
      '"{name}" is tracked by "{owner}", but there is no track_file of this name: the tracker is dropped and its failure goes unseen; define it or correct the name',
    later:
      'the track_file "{name}" stands behind "{owner}", which tracks it: keepalived looks names up while it reads, and drops this tracker; move the definition up',
    definition: "the definition",
    rename: "replace by {near}",
    create: "define track_file {name}",
    move: "move track_file {name} before {owner}",
  },
  checkFrame(node, { report }) {
    if (!node.complete) return;
    const definitions = ["track_file", "vrrp_track_file"].flatMap((keyword) =>
      node.blocks(keyword),
    );
    const names = definitions.flatMap((each) => argument(each)?.text ?? []);
    // Of equal names the first counts.
    const byName = new Map(
      definitions.toReversed().map((each) => [argument(each)?.text, each]),
    );
    for (const owner of [...node.instances, ...node.syncGroups])
      for (const tracker of owner.trackers) {
        const { kind, name, statement } = tracker;
        if (kind !== "file" || readable(statement.words[0]) === undefined)
          continue;
        const definition = byName.get(name);
        if (
          definition !== undefined &&
          isBefore(node, definition, owner.statement)
        )
          continue;
        report({
          message: definition === undefined ? "undefined" : "later",
          at: statement.words[0],
          args: { name, owner: owner.name },
          related:
            definition === undefined
              ? []
              : [{ message: "definition", at: definition }],
          fixes: () => {
            if (definition !== undefined)
              return [
                {
                  title: "move",
                  args: { name, owner: owner.name },
                  safety: "suggested",
                  edits: moveDefinition(definition, owner.statement),
                },
              ];
            const near = nearest(name, names);
            return [
              near === undefined
                ? {
                    title: "create",
                    args: { name },
                    safety: "suggested",
                    edits: insertBefore(owner.statement, skeleton(name)),
                  }
                : {
                    title: "rename",
                    args: { near },
                    safety: "suggested",
                    edits: replaceWord(statement.words[0], near),
                  },
            ];
          },
        });
      }
  },
});
function skeleton(name: string): readonly string[] {
  return [
    `track_file ${name} {`,
    `    file "/run/keepalived/${name}"`,
    "}",
    "",
  ];
}
