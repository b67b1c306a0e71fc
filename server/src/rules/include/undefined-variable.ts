import {
  keywordOf,
  walk,
  type Statement,
} from "../../../../grammar/syntax/tree.ts";
import { textOf, type Place } from "../../../../grammar/syntax/source-file.ts";
import { defineRule } from "../rule.ts";
import { isScript } from "../scripts.ts";
import { nearest } from "../nearest.ts";

export default defineRule({
  id: "undefined-variable",
  area: "include",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A definition is used that does not exist, or only further down",
  why: 'keepalived leaves the text as it is: "$VIPP" becomes an address that cannot be read, and the braces of an undefined "${NAME}" are taken for a block. A definition counts from its line on, in included files as well. Names that begin with an underscore are keepalived\'s own (${_PWD}, ${_INSTANCE}, ${_RANDOM}, ${_ENV}). The rule is silent in the commands of scripts and in the middle of passwords, where a dollar sign may be meant, and where an included file cannot be read.',
  references: [
    "keepalived lib/parser.c: replace_param",
    "man keepalived.conf(5), DEFINITIONS",
  ],
  examples: {
    bad: [
      `$VIP=192.0.2.100
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        $VIPP
    }
}
`,
      `$DELAY=5
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    garp_master_delay \${DELAI}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `$VIP=192.0.2.100
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        $VIP
    }
}
`,
      `$NET=192.0.2
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        \${NET}.100/24
    }
}
`,
    ],
  },
  messages: {
    undefined:
      '"{name}" is not defined, so the text stays as it is: define it or correct the name',
    later:
      '"{name}" is defined only further down, so here the text stays as it is: move the definition up',
    definition: "the definition",
    rename: "use {near}",
  },
  replaces: ["invalid-value", "unexpected-open-brace", "unknown-keyword"],
  checkNode({ configuration }, { report }) {
    const { uses, definitions, includes } = configuration;
    if (
      includes.some(
        ({ matches, failures }) =>
          matches === undefined || matches.length === 0 || failures.length > 0,
      )
    )
      return;
    const meant = dollarsThatMayBeMeant(configuration.statements);
    for (const { name, at, definition } of uses) {
      if (definition !== undefined || name.startsWith("_") || meant(at))
        continue;
      const later = definitions.find(
        (each) => each.name === name && each.at !== undefined,
      )?.at;
      report({
        message: later === undefined ? "undefined" : "later",
        at,
        args: { name },
        related:
          later === undefined ? [] : [{ message: "definition", at: later }],
        fixes: () => {
          const near =
            later === undefined
              ? nearest(
                  name,
                  definitions.map((each) => each.name),
                )
              : undefined;
          return near === undefined
            ? []
            : [
                {
                  title: "rename",
                  args: { near },
                  safety: "suggested",
                  edits: [{ ...at, newText: textOf(at).replace(name, near) }],
                },
              ];
        },
      });
    }
  },
});
/** Scripts may use variables of a shell they start, and passwords may hold anything behind their first character. */
function dollarsThatMayBeMeant(
  statements: readonly Statement[],
): (at: Place) => boolean {
  const places: Place[] = [];
  walk(statements, (statement) => {
    if (isScript(statement)) places.push(statement);
    else if (keywordOf(statement) === "auth_pass") {
      const word = statement.words[1];
      if (word !== undefined) places.push({ ...word, start: word.start + 1 });
    }
  });
  return (at) =>
    places.some(
      ({ file, start, end }) =>
        file === at.file && start <= at.start && at.end <= end,
    );
}
