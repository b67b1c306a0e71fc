import {
  keywordOf,
  walk,
  type Statement,
} from "../../../../grammar/syntax/tree.ts";
import { textOf, type Place } from "../../../../grammar/syntax/source-file.ts";
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import {
  longestLine,
  type Use,
} from "../../../../grammar/evaluation/definitions.ts";
import { definedSince } from "../../../../grammar/evaluation/standard-definitions.ts";
import type { DefinitionSegment } from "../../../../grammar/syntax/line.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import { defineRule, type Fix, type Related, type Report } from "../rule.ts";
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
  why: 'keepalived leaves the text as it is: "$VIPP" becomes an address that cannot be read, and the braces of an undefined "${NAME}" are taken for a block. A definition counts from its line on, in included files as well. Nor is a name replaced where a character other than a blank, a comma or a parenthesis follows "$NAME" (write "${NAME}"), or where something follows a definition of several lines, or where the line would become longer than keepalived reads. Some names that begin with an underscore are keepalived\'s own: ${_PWD}, ${_INSTANCE}, ${_RANDOM}, ${_HASH}, ${_BANG} and, from 2.4.0 on, ${_ENV NAME}. The rule is silent in the commands of scripts and in the middle of passwords, where a dollar sign may be meant, and where an included file cannot be read.',
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
      `@lb01 $DELAY=5
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    @lb01 priority 100
    @lb02 priority 50
    garp_master_delay $DELAY
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
    elsewhere:
      '"{name}" is defined for {ids} only, so here the text stays as it is: define it for this node too, or see whether -i names the right one',
    later:
      '"{name}" is defined only further down, so here the text stays as it is: move the definition up',
    glued:
      '"{written}" is not replaced because "{next}" follows it, so the text stays as it is: write "{braced}"',
    midline:
      '"{name}" has several lines and is replaced only where nothing follows it on the line, so the text stays as it is: put what follows on a line of its own, or into the definition',
    tooLong:
      '"{written}" is not replaced because the line would have more than {limit} characters, so the text stays as it is: write less on the line',
    parameters:
      '"{written}" is not replaced, so the text stays as it is: {taken}',
    since:
      '"{name}" is defined by keepalived {since} and later, so in {target} the text stays as it is: write the value, or use a newer release',
    definition: "the definition",
    copy: "Define {name} for {id} too, with the same value",
    braces: "put braces around the name",
    rename: "use {near}",
  },
  replaces: ["invalid-value", "unexpected-open-brace", "unknown-keyword"],
  checkNode({ configuration }, { report, target }) {
    const { uses, includes } = configuration;
    if (uses.length === 0) return;
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
      else if (!hidden) report(undefinedReport(use, configuration));
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
  if (kept === "tooLong")
    return {
      message: "tooLong",
      at,
      args: { written, limit: String(longestLine) },
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
  { files, definitions, configId }: Configuration,
): Report {
  const later = definitions.find((each) => each.name === name)?.at;
  if (later !== undefined)
    return {
      message: "later",
      at,
      args: { name },
      related: [definedAt(later)],
    };
  const elsewhere = files
    .flatMap((file) => linesOf(file).special)
    .filter((each) => each.kind === "definition")
    .filter((each) => each.name.text === name);
  const ids = elsewhere.flatMap(({ conditions }) =>
    conditions.map(({ negated, id }) => (negated ? `all but ${id}` : id)),
  );
  if (ids.length > 0)
    return {
      message: "elsewhere",
      at,
      args: { name, ids: [...new Set(ids)].join(", ") },
      related: elsewhere.map((each) => definedAt(each.name)),
      fixes: () => copiesFor(configId, elsewhere.at(-1)),
    };
  return {
    message: "undefined",
    at,
    args: { name },
    fixes: () => {
      const near = nearest(
        name,
        definitions.map((each) => each.name),
      );
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

/** The definition of another node once more, for this one. */
function copiesFor(
  id: string | undefined,
  definition: DefinitionSegment | undefined,
): readonly Fix[] {
  if (id === undefined || definition?.value.includes("\n") !== false) return [];
  const { file, end, name, value } = definition;
  const lineEnd = file.text.indexOf("\n", end);
  const at = lineEnd < 0 ? file.text.length : lineEnd;
  const newText = `\n@${id} $${name.text}=${value}`;
  return [
    {
      title: "copy",
      args: { id, name: name.text },
      safety: "suggested",
      edits: [{ file, start: at, end: at, newText }],
    },
  ];
}

function definedAt({ file, start, end }: Place): Related {
  return { message: "definition", at: { file, start, end } };
}

function definitionOf(at: Place | undefined): readonly Related[] {
  return at === undefined ? [] : [definedAt(at)];
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
