import assert from "node:assert/strict";
import fc from "fast-check";
import {
  code,
  codeInCell,
  escapeInCell,
  escapeMarkdown,
  fenced,
  table,
} from "../../server/src/features/markdown.ts";
import { tokensOf } from "../harness/markdown.ts";
import { inMemory, InProcessServer } from "../protocol/in-process.ts";

/*
 * Text of files stands in hovers, hints and pages that editors show as Markdown. Whatever it is, it becomes no link, no
 * image, no HTML and no command: a real parser is asked, one that takes all it can for markup.
 */

/** What a reader could click on, and what is loaded or obeyed, but for what is ours. */
function dangersIn(markdown: string): readonly string[] {
  return tokensOf(markdown)
    .filter(({ type }) => /link_open|image|html/.test(type))
    .map(({ type, content, attrs }) => `${type} ${content} ${String(attrs)}`)
    .filter((each) => !/^link_open .*href,https:\/\/(?!evil)/.test(each));
}

const pieces = [
  ...Array.from("`~|\\[]()<>!*_#&:\"'$@=-+.a1 \t\n"),
  "``",
  "```",
  "`````",
  "](command:evil)",
  "[x](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "<img src=evil>",
  "<https://evil.example>",
  "<a href='evil'>",
  "https://evil.example",
  "mailto:evil@evil.example",
  "evil@evil.example",
  "&lt;img src=evil&gt;",
  "&#96;",
  "\n\n",
  "\n```\n",
  "\\|",
];
const hostile = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => parts.join(""));

const collapsed = (text: string): string => text.replace(/\s+/g, " ").trim();

describe("text of files in Markdown", () => {
  const hold = (
    check: (one: string, other: string) => void,
    numRuns = 4_000,
  ): void =>
    fc.assert(fc.property(hostile, hostile, check), { seed: 1, numRuns });

  it("stays what it is, as code and in lines", () =>
    hold((one, other) => {
      const markdown = `- ${code(one)} is ${escapeMarkdown(other)}, ${code(other)}\n- ${code("")}`;
      assert.deepEqual(dangersIn(markdown), [], markdown);
      const spans = tokensOf(markdown).filter(
        ({ type }) => type === "code_inline",
      );
      assert.deepEqual(
        spans.map(({ content }) => collapsed(content)),
        [one, other, ""].map(collapsed),
      );
    }));

  it("stays in its fence", () =>
    hold((one, other) => {
      const markdown = `${fenced(one)}\n\nDefined in ${code(other)}`;
      assert.deepEqual(dangersIn(markdown), [], markdown);
      const [fence, ...others] = tokensOf(markdown).filter(
        ({ type }) => type === "fence",
      );
      assert.equal(fence?.content, `${one}\n`);
      assert.deepEqual(others, []);
    }));

  it("stays in its cell", () =>
    hold((one, other) => {
      const markdown = table(
        ["", escapeInCell(one)],
        [
          [codeInCell(other), escapeInCell(one)],
          [codeInCell(one), "x"],
        ],
      );
      assert.deepEqual(dangersIn(markdown), [], markdown);
      const cells = tokensOf(markdown).filter(({ type }) =>
        /^t[hd]_open$/.test(type),
      );
      assert.equal(cells.length, 6, markdown);
    }));

  it("would be found out", () => {
    for (const piece of ["[x](evil)", "<img src=evil>", "https://evil.example"])
      assert.equal(dangersIn(`a ${piece}`).length, 1);
  });
});

/** Words that would be markup, and one that terminals and editors would obey. */
const names = [
  "[x](https://evil.example)",
  "`](command:evil)",
  "``<img/src=evil>",
  "https://evil.example",
  "\\|[x](https://evil.example)",
  "evil\u0007\u001b[2J\u009b\u202e\u2066\u061c\u2028",
];

const pathsOf = (name: string): readonly string[] =>
  ["lb01", "lb02"].map(
    (node) => `/${node}/${encodeURIComponent(name)}/keepalived.conf`,
  );

/** Two nodes whose every name is this one, with findings of which many have fixes. */
function clusterOf(name: string): Readonly<Record<string, string>> {
  const [lb01 = "", lb02 = ""] = pathsOf(name).map((path) => `file://${path}`);
  const text = (node: string, priority: number): string => `$NAME=${name}
global_defs {
    router_id ${node}${name}
    ${name} 1
}
vrrp_script ${name} {
    script "/bin/true ${name}"
    weight 10
}
static_ipaddress {
    192.0.2.1/24 dev ${name}
}
vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    advert_int 1
    garp master_delay ${name}
    include ${name}*.conf
    track_script {
        ${name}
        ${name}s
    }
    virtual_ipaddress {
        192.0.2.100/24 label ${name}
    }
    notify $NAME
}
vrrp_sync_group ${name} {
    group {
        ${name}
        ${name}s
    }
}
virtual_server_group ${name} {
    192.0.2.100 80
}
virtual_server group ${name} {
    lb_algo ${name}
    real_server 192.0.2.10 80 {
        HTTP_GET {
            url {
                path /${name}
                digest ${name}
            }
        }
    }
}
~SEQ(i,1,3) # ${name}
@${name} vrrp_instance ${name}$i {
}
${name} {
}
`;
  return {
    [lb01]: text("lb01", 100),
    [lb02]: text("lb02", 100),
    [lb01.replace("keepalived.conf", `${encodeURIComponent(name)}1.conf`)]:
      "\n",
  };
}

/** Everything that the server says of a file, to an editor that can do all. */
async function saidOf(
  server: InProcessServer,
  uri: string,
  text: string,
): Promise<readonly unknown[]> {
  await server.start({
    window: { showDocument: { support: true } },
    textDocument: {
      inlayHint: { resolveSupport: { properties: ["tooltip"] } },
      diagnostic: { relatedDocumentSupport: true },
    },
  });
  await server.open(uri, text);
  const said: unknown[] = [];
  const textDocument = { uri };
  const ask = async <T>(method: string, more: object = {}): Promise<T> => {
    const answer = await server.request<T>(method, { textDocument, ...more });
    said.push(answer);
    return answer;
  };
  const askEach = async (
    method: string,
    items: readonly object[] | null,
  ): Promise<void> => {
    for (const each of items ?? [])
      said.push(await server.request(method, each));
  };
  const range = {
    start: { line: 0, character: 0 },
    end: { line: 99, character: 0 },
  };
  const { items: diagnostics } = await ask<{ items: object[] }>(
    "textDocument/diagnostic",
  );
  await ask("textDocument/codeAction", { range, context: { diagnostics } });
  await askEach(
    "inlayHint/resolve",
    await ask<object[]>("textDocument/inlayHint", { range }),
  );
  await askEach(
    "codeLens/resolve",
    await ask<object[]>("textDocument/codeLens"),
  );
  await ask("textDocument/documentSymbol");
  await ask("textDocument/documentLink");
  await ask("workspace/symbol", { query: "" });
  await ask("keepalived/nodes", { uri });
  for (const [line, content] of text.split("\n").entries())
    for (const character of new Set([
      0,
      content.search(/\S/) + 1,
      content.lastIndexOf(" ") + 2,
      content.length,
    ])) {
      const at = { position: { line, character: Math.max(0, character) } };
      await ask("textDocument/codeAction", {
        range: { start: at.position, end: at.position },
        context: { diagnostics: [] },
      });
      for (const method of ["hover", "signatureHelp"])
        await ask(`textDocument/${method}`, at);
      const { items } = await ask<{ items: object[] }>(
        "textDocument/completion",
        at,
      );
      await askEach("completionItem/resolve", items.slice(0, 2));
      const files = await ask<object[] | null>(
        "textDocument/prepareCallHierarchy",
        at,
      );
      for (const item of files ?? [])
        for (const direction of ["incoming", "outgoing"])
          said.push(
            await server.request(`callHierarchy/${direction}Calls`, { item }),
          );
    }
  return said;
}

describe("what the server says", () => {
  for (const name of names)
    it(`shows ${JSON.stringify(name)} as it is`, async () => {
      const files = clusterOf(name);
      const [[uri, text] = ["", ""]] = Object.entries(files);
      const server = new InProcessServer(inMemory(files));
      try {
        const said = await saidOf(server, uri, text);
        const inMarkdown = markdownIn(said);
        assert.ok(inMarkdown.some((each) => each.includes("evil")));
        for (const each of inMarkdown)
          assert.deepEqual(dangersIn(each), [], each);
        const plain = shownIn(said);
        for (const [what, where] of wanted) {
          const own = plain.filter(([key]) => key === what);
          assert.ok(
            own.some(([, each]) => each.includes("evil")),
            `${where}: ${what}`,
          );
        }
        for (const [key, each] of plain)
          assert.doesNotMatch(
            each,
            obeyable,
            `${key}: ${JSON.stringify(each)}`,
          );
      } finally {
        server.close();
      }
    });
});

/** What must have been looked at for the test to mean something. */
const wanted = [
  ["message", "findings"],
  ["title", "actions"],
  ["name", "symbols"],
  ["detail", "files that include"],
  ["label", "proposals"],
] as const;

/* eslint-disable no-control-regex -- these are the characters meant */
const obeyable =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
/* eslint-enable no-control-regex */

/** All texts of kind Markdown, wherever they stand. */
function markdownIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const { kind, value: text } = value as { kind?: unknown; value?: unknown };
  return kind === "markdown" && typeof text === "string"
    ? [text]
    : Object.values(value).flatMap(markdownIn);
}

/** All texts that editors show, with what they are called in the protocol. */
function shownIn(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === "string" && shown.has(key)
      ? [[key, inner] as const]
      : shownIn(inner),
  );
}
const shown = new Set(
  "message title name detail label containerName tooltip value documentation".split(
    " ",
  ),
);
