import {
  keywordOf,
  walk,
  type Statement,
} from "../../../../grammar/syntax/tree.ts";
import { textOf, type Place } from "../../../../grammar/syntax/source-file.ts";
import type {
  Definition,
  Use,
} from "../../../../grammar/evaluation/definitions.ts";
import { definedSince } from "../../../../grammar/evaluation/standard-definitions.ts";
import { defineRule, type Related, type Report } from "../rule.ts";
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
  why: 'keepalived leaves the text as it is: "$VIPP" becomes an address that cannot be read, and the braces of an undefined "${NAME}" are taken for a block. A definition counts from its line on, in included files as well. Nor is a name replaced where a character other than a blank, a comma or a parenthesis follows "$NAME" (write "${NAME}"), or where something follows a definition of several lines. Some names that begin with an underscore are keepalived\'s own: ${_PWD}, ${_INSTANCE}, ${_RANDOM}, ${_HASH}, ${_BANG} and, from 2.4.0 on, ${_ENV NAME}. The rule is silent in the commands of scripts and in the middle of passwords, where a dollar sign may be meant, and where an included file cannot be read.',
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
    glued:
      '"{written}" is not replaced because "{next}" follows it, so the text stays as it is: write "{braced}"',
    midline:
      '"{name}" has several lines and is replaced only where nothing follows it on the line, so the text stays as it is: put what follows on a line of its own, or into the definition',
    parameters:
      '"{written}" is not replaced, so the text stays as it is: {taken}',
    since:
      '"{name}" is defined by keepalived {since} and later, so in {target} the text stays as it is: write the value, or use a newer release',
    definition: "the definition",
    braces: "put braces around the name",
    rename: "use {near}",
  },
  replaces: ["invalid-value", "unexpected-open-brace", "unknown-keyword"],
  checkNode({ configuration }, { report, target }) {
    const { uses, definitions, includes } = configuration;
    if (uses.length === 0) return;
    const names = definitions.map((each) => each.name);
    const hidden = includes.some(
      ({ matches, failures }) =>
        matches === undefined || matches.length === 0 || failures.length > 0,
    );
    const meant = dollarsThatMayBeMeant(configuration.statements);
    const inPattern = (at: Place): boolean =>
      includes.some(({ pattern }) => covers(pattern, at));
    for (const use of uses) {
      const { name, at, definition, kept } = use;
      if (meant(at) || inPattern(at)) continue;
      if (definition !== undefined) {
        const left = keptReport(use);
        if (kept !== undefined && left !== undefined) report(left);
        continue;
      }
      const since = definedSince(name);
      if (since !== undefined)
        report({ message: "since", at, args: { name, since, target } });
      else if (!hidden) report(undefinedReport(use, definitions, names));
    }
  },
});

/** What is to be said of a name that is defined and not replaced. */
function keptReport({ name, at, definition, kept }: Use): Report | undefined {
  const written = textOf(at);
  if (kept === "midline")
    return {
      message: "midline",
      at,
      args: { name },
      related: definitionOf(definition?.at),
    };
  if (kept === "parameters")
    return {
      message: "parameters",
      at,
      args: { written, taken: takenBy(name, definition) },
    };
  if (kept !== "glued") return undefined;
  const braced = `\${${name}}`;
  return {
    message: "glued",
    at,
    args: { written, braced, next: at.file.text.charAt(at.end) },
    related: definitionOf(definition?.at),
    fixes: () => [
      {
        title: "braces",
        safety: "suggested",
        edits: [{ ...at, newText: braced }],
      },
    ],
  };
}

function takenBy(name: string, definition: Use["definition"]): string {
  const { most = 0, numbers = false } = definition?.parameters ?? {};
  if (most === 0) return "nothing may stand behind its name";
  return numbers
    ? `${name} takes up to two numbers, the smaller one first`
    : `${name} takes the name of one variable of the environment`;
}

function undefinedReport(
  { name, at }: Use,
  definitions: readonly Definition[],
  names: readonly string[],
): Report {
  const later = definitions.find((each) => each.name === name)?.at;
  return {
    message: later === undefined ? "undefined" : "later",
    at,
    args: { name },
    related: definitionOf(later),
    fixes: () => {
      const near = later === undefined ? nearest(name, names) : undefined;
      if (near === undefined) return [];
      const newText = textOf(at).replace(name, near);
      return [
        {
          title: "rename",
          args: { near },
          safety: "suggested",
          edits: [{ ...at, newText }],
        },
      ];
    },
  };
}

function definitionOf(at: Place | undefined): readonly Related[] {
  return at === undefined ? [] : [{ message: "definition", at }];
}

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
  return (at) => places.some((place) => covers(place, at));
}

function covers({ file, start, end }: Place, at: Place): boolean {
  return file === at.file && start <= at.start && at.end <= end;
}
