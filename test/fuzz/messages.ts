/* What a client says: each request and notification with parameters that fit, and what becomes of them elsewhere. */
import { handlers } from "../../server/src/lsp/handlers.ts";
import type { Random } from "../harness/random.ts";

export interface Said {
  readonly method: string;
  readonly params?: unknown;
}

/** Files that a server knows, and names of some that it can't know. */
export const files: Readonly<Record<string, string>> = {
  "file:///lb01/keepalived.conf": `include vips.inc
$P=100
vrrp_script chk {
    script /bin/true
}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    priority $P
    track_script { chk weight 10 }
    virtual_ipaddress {
        192.0.2.1
    }
    unknown_word
}
`,
  "file:///lb01/vips.inc": "global_defs {\n    router_id lb01\n}\n",
};

const known = Object.keys(files);
/** Those, and names that no server can know. */
export const uris = [
  ...known,
  ...known,
  "file:///lb01/nothing.conf",
  "untitled:Untitled-1",
  "keepalived-effective:/lb01/keepalived.conf?x",
  "file://%zz/%",
  "",
  "__proto__",
];

/** A request that the server answers, as the protocol has it. */
export function request(random: Random): Said {
  const { method } = random.pick(handlers);
  return { method, params: paramsOf(method, random) };
}

/** Parameters as the protocol has them, of any method. */
function paramsOf(method: string, random: Random): object {
  const textDocument = { uri: random.pick(uris) };
  const position = positionIn(random);
  const range = { start: position, end: positionIn(random) };
  const { uri } = textDocument;
  const item = { name: "x", kind: 1, uri, range, selectionRange: range };
  switch (method) {
    case "completionItem/resolve":
      return { label: random.pick(["priority", "x"]), data: { key: "x" } };
    case "codeAction/resolve":
      return { title: "x", data: { fixAll: uri } };
    case "codeLens/resolve":
      return { range, data: { uri } };
    case "inlayHint/resolve":
      return { position, label: "x", data: { uri } };
    case "workspace/symbol":
      return { query: random.pick(["", "VI", "\0"]) };
    case "workspace/diagnostic":
      return { previousResultIds: random.once(2) ? [] : [{ uri, value: "x" }] };
    case "callHierarchy/incomingCalls":
    case "callHierarchy/outgoingCalls":
      return { item };
    case "keepalived/lintWorkspace":
      return {};
    case "keepalived/nodes":
    case "keepalived/origins":
    case "workspace/textDocumentContent":
      return { uri };
    default:
      return {
        textDocument,
        position,
        range,
        ranges: [range],
        positions: [position],
        options: { tabSize: random.pick([0, 4, 8]), insertSpaces: true },
        context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
        newName: random.pick(["VI_2", "a b", "", "}"]),
        ch: random.pick(["}", "\n", "x"]),
        previousResultId: "1",
      };
  }
}

/** A notification, as the protocol has it. */
export function notification(random: Random): Said {
  const uri = random.pick(uris);
  const textDocument = { uri };
  const version = random.below(20) - 2;
  const text = random.pick(Object.values(files));
  const range = { start: positionIn(random), end: positionIn(random) };
  return random.pick<Said>([
    {
      method: "textDocument/didOpen",
      params: {
        textDocument: { uri, languageId: "keepalived", version, text },
      },
    },
    {
      method: "textDocument/didChange",
      params: {
        textDocument: { uri, version },
        contentChanges: [
          random.once(4) ? { text } : { range, text: random.pick(typed) },
        ],
      },
    },
    { method: "textDocument/didClose", params: { textDocument } },
    { method: "textDocument/didSave", params: { textDocument } },
    {
      method: "workspace/didChangeWatchedFiles",
      params: { changes: [{ uri, type: 1 + random.below(3) }] },
    },
    {
      method: "workspace/didChangeConfiguration",
      params: { settings: { keepalived: { keepalivedVersion: "2.2.7" } } },
    },
    {
      method: "workspace/didChangeWorkspaceFolders",
      params: { event: { added: [{ uri, name: "x" }], removed: [] } },
    },
    { method: "window/workDoneProgress/cancel", params: { token: "x" } },
    { method: "$/setTrace", params: { value: "off" } },
  ]);
}

const typed = ["{", "}", '"', "\0", "\r", "\n", "$P", "priority 5\n", ""];

/** Mostly in the text; sometimes far behind it. */
function positionIn(random: Random): object {
  const far = random.once(10);
  return {
    line: far ? random.pick([99, 2 ** 31 - 1]) : random.below(16),
    character: far ? random.pick([999, 2 ** 31 - 1]) : random.below(30),
  };
}

/** Something of it is missing, or is something else. */
export function spoilt({ method, params }: Said, random: Random): Said {
  if (random.once(8)) return { method };
  if (random.once(8)) return { method, params: random.pick(junk) };
  return { method, params: spoiltValue(params, random) };
}

function spoiltValue(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.once(4))
    return random.pick(junk);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(junk);
  const chosen = random.pick(keys);
  const entries = Object.entries(value).flatMap(([key, each]) => {
    if (key !== chosen) return [[key, each]];
    return random.once(3) ? [] : [[key, spoiltValue(each, random)]];
  });
  return Array.isArray(value)
    ? entries.map(([, each]) => each as unknown)
    : Object.fromEntries(entries as [string, unknown][]);
}

const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  "",
  "x",
  "\uD800",
  [],
  [null],
  {},
  { length: -1 },
  { constructor: null },
  [[[[[[]]]]]],
];

/** Methods that there are not. */
export const strangers = [
  "textDocument/nothing",
  "textDocument/didOpen",
  "initialized",
  "exit2",
  "",
  "$/nothing",
  "constructor",
  "__proto__",
  "rpc.discover",
];

/** What is no message at all, or none that a server can answer. */
export const noMessages = [
  "{",
  "null",
  "[]",
  "1",
  '"x"',
  "{}",
  '{"jsonrpc":"2.0"}',
  '{"jsonrpc":"2.0","id":"nobody","result":null}',
  '{"jsonrpc":"2.0","id":"nobody","error":{"code":1,"message":"x"}}',
  '{"jsonrpc":"2.0","id":{},"result":[]}',
  '{"jsonrpc":"2.0","method":7,"params":{}}',
  '{"jsonrpc":"2.0","method":"$/cancelRequest"}',
  '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":{}}}',
  '{"jsonrpc":"2.0","method":"$/progress","params":{"token":"x","value":1}}',
];
