import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import {
  code,
  codeInCell,
  escapeInCell,
  escapeMarkdown,
  fenced,
  table,
} from "../../server/src/features/markdown.ts";
import { inMemory, InProcessServer } from "../protocol/in-process.ts";

/*
 * Text of files stands in hovers, hints and pages that editors show as Markdown. Whatever it is, it becomes no link, no
 * image, no HTML and no command: a real parser is asked, one that takes all it can for markup.
 */
interface Token {
  readonly type: string;
  readonly content: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly Token[] | null;
}
interface Parser {
  readonly parse: (text: string, environment: object) => readonly Token[];
  readonly linkify: { readonly set: (options: object) => void };
}
const makeParser = createRequire(import.meta.url)("markdown-it") as (
  options: object,
) => Parser;
const parser = makeParser({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

function tokensOf(markdown: string): readonly Token[] {
  return parser
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])]);
}

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

describe("what the server says in Markdown", () => {
  const names = [
    "[x](https://evil.example)",
    "`](command:evil)",
    "``<img/src=evil>",
    "https://evil.example",
    "\\|[x](https://evil.example)",
  ];

  for (const name of names)
    it(`shows ${name} as it is`, async () => {
      const text = `$NAME=${name}
global_defs {
    router_id ${name}
}
vrrp_script ${name} {
    script "/bin/true ${name}"
    weight 10
}
vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 1
    include ${name}*.conf
    track_script {
        ${name}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
    notify $NAME
}
~SEQ(i,1,3) # ${name}
@${name} vrrp_instance ${name}$i {
}
`;
      const path = encodeURIComponent(name);
      const uri = `file:///${path}/keepalived.conf`;
      const included = `file:///${path}/${path}1.conf`;
      const server = new InProcessServer(
        inMemory({ [uri]: text, [included]: "\n" }),
      );
      try {
        await server.start();
        await server.open(uri, text);
        const textDocument = { uri };
        const said: unknown[] = [];
        for (const [line, content] of text.split("\n").entries())
          for (const character of new Set([
            0,
            content.search(/\S/) + 1,
            content.lastIndexOf(" ") + 2,
            content.length,
          ]))
            for (const method of ["hover", "signatureHelp"])
              said.push(
                await server.request(`textDocument/${method}`, {
                  textDocument,
                  position: { line, character: Math.max(0, character) },
                }),
              );
        said.push(
          await server.request("textDocument/inlayHint", {
            textDocument,
            range: {
              start: { line: 0, character: 0 },
              end: { line: 99, character: 0 },
            },
          }),
        );
        const texts = markdownIn(said);
        assert.ok(texts.some((each) => each.includes("evil")));
        for (const each of texts) assert.deepEqual(dangersIn(each), [], each);
      } finally {
        server.close();
      }
    });
});

/** All texts of kind Markdown, wherever they stand. */
function markdownIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const { kind, value: text } = value as { kind?: unknown; value?: unknown };
  return kind === "markdown" && typeof text === "string"
    ? [text]
    : Object.values(value).flatMap(markdownIn);
}
