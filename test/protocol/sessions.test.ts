import assert from "node:assert/strict";
import { sourceFile, textOf } from "../../grammar/syntax/source-file.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type { Environment } from "../../server/src/lsp/environment.ts";
import { ServerWorkspace } from "../../server/src/lsp/workspace.ts";
import { completionAt } from "../../server/src/features/completion.ts";
import {
  documentSymbols,
  type DocumentSymbol,
} from "../../server/src/features/document-symbols.ts";
import { highlightsAt } from "../../server/src/features/document-highlight.ts";
import { hoverAt } from "../../server/src/features/hover.ts";
import { linkedEditingAt } from "../../server/src/features/linked-editing.ts";
import { renameAt } from "../../server/src/features/rename.ts";
import { selectionRanges } from "../../server/src/features/selection-ranges.ts";
import { signatureAt } from "../../server/src/features/signature-help.ts";
import { show } from "../harness/lint.ts";
import { positionOf } from "./client.ts";

const node = (
  name: string,
  own: string,
  peer: string,
): string => `$VIP=192.0.2.100
global_defs {
    router_id ${name}
}
vrrp_script chk_web {
    script "/usr/bin/true"
}
@lb01 vrrp_instance VI_0 {
@lb02 vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    track_script { chk_web weight 10 }
    include vips.inc
}
virtual_server $VIP 80 {
    lb_kind DR
    ~SEQ(I, 11, 12) real_server 192.0.2.$I 80 { weight $I }
}
`;

const files: Readonly<Record<string, string>> = {
  "file:///lb01/keepalived.conf": node("lb01", "192.0.2.11", "192.0.2.12"),
  "file:///lb01/vips.inc": "virtual_ipaddress {\n    $VIP/24 dev eth0\n}\n",
  "file:///lb02/keepalived.conf": node("lb02", "192.0.2.12", "192.0.2.11"),
  "file:///lb02/vips.inc": "virtual_ipaddress {\n    $VIP/24\n}\n",
};

/** What typing, pasting and deleting leave behind. */
const pieces = [
  ...["{", "}", "\n", " ", "$", "${X}", "@lb01 ", '"', "#", "\\\n", "é"],
  ..."include x.inc\n|~SEQ(I,1,3) |priority 5\n|$X=5\n".split("|"),
  "vrrp_instance VI_9 {\n    state MASTER\n",
];

describe("random sessions", () => {
  for (const [index, uri] of Object.keys(files).entries())
    it(`leave in ${uri} what a fresh start finds`, async () => {
      const random = randomNumbers(index + 1);
      const workspace = await started();
      let text = files[uri] ?? "";
      workspace.documents.open(uri, 1, text);
      workspace.documentsChanged();
      for (let version = 2; version <= 100; version += 1) {
        const at = random(text.length + 1);
        const end = Math.min(
          text.length,
          at + (random(3) > 0 ? 0 : random(30)),
        );
        const added = pieces[random(pieces.length)] ?? "";
        const range = {
          start: positionOf(text, at),
          end: positionOf(text, end),
        };
        text = text.slice(0, at) + added + text.slice(end);
        workspace.documents.change(uri, version, [{ range, text: added }]);
        workspace.documentsChanged();
        ask(workspace, uri, text, at + added.length);
        if (version % 10 > 0) continue;
        const fresh = await started();
        fresh.documents.open(uri, version, text);
        fresh.documentsChanged();
        assert.deepEqual(findings(workspace), findings(fresh));
      }
    });
});

describe("the workspace", () => {
  it("reads and analyses nothing anew while nothing changes", async () => {
    const workspace = await started();
    const [uri = ""] = Object.keys(files);
    workspace.documents.open(uri, 1, files[uri] ?? "");
    workspace.documentsChanged();
    const file = workspace.read(uri);
    assert.ok(file !== undefined);
    const [analysis] = workspace.analyses();
    const [configuration] = workspace.viewFor(file).configurationsOf(file);
    workspace.refresh();
    workspace.documents.change(uri, 2, [{ text: file.text }]);
    workspace.documentsChanged();
    assert.equal(workspace.read(uri), file);
    assert.equal(workspace.analyses()[0], analysis);
    assert.equal(
      workspace.viewFor(file).configurationsOf(file)[0],
      configuration,
    );
  });

  it("knows the interfaces of this machine for its own configuration only", async () => {
    const workspace = await started();
    const interfaces = (uri: string): readonly string[] | undefined =>
      workspace.viewFor(sourceFile(uri, "")).interfaces;
    assert.deepEqual(interfaces("file:///etc/keepalived/keepalived.conf"), [
      "eno1",
    ]);
    assert.deepEqual(interfaces("file:///lb01/keepalived.conf"), []);
  });

  it("looks at nothing that has no open file", async () => {
    const workspace = await started();
    assert.deepEqual(workspace.analyses(), []);
  });
});

async function started(): Promise<ServerWorkspace> {
  const workspace = new ServerWorkspace(memoryEnvironment());
  await workspace.search(["file:///"]);
  return workspace;
}

function memoryEnvironment(): Environment {
  const host = memoryHost(files);
  return {
    readAny: (uri) => host.read(uri),
    hostFor: () => host,
    interfaces: () => ["eno1"],
    refresh: () => undefined,
    uriOf: (path) => `file://${path}`,
    find: () =>
      Promise.resolve({
        paths: Object.keys(files).map((uri) => uri.slice("file://".length)),
        isCutShort: false,
      }),
  };
}

function findings(workspace: ServerWorkspace): readonly string[] {
  return workspace
    .analyses()
    .flatMap(({ diagnostics }) => diagnostics)
    .map(show);
}

/** Every answer is within bounds, whatever the text. */
function ask(
  workspace: ServerWorkspace,
  uri: string,
  text: string,
  offset: number,
): void {
  const file = workspace.read(uri) ?? sourceFile(uri, "");
  assert.equal(file.text, text);
  const view = workspace.viewFor(file);
  const { place } = completionAt(file, offset, view);
  assert.ok(place.start <= offset && offset <= place.end);
  assert.doesNotMatch(text.slice(place.start, place.end), /\n/);
  const hover = hoverAt(file, offset, view);
  assert.ok((hover?.place.end ?? 0) <= text.length);
  const signature = signatureAt(file, offset, view);
  for (const { start, end } of signature?.parameters ?? [])
    assert.ok(start < end && end <= (signature?.label.length ?? 0));
  for (const { place } of highlightsAt(file, offset, view))
    assert.ok(place.start < place.end && place.end <= text.length);
  selectionRanges(file, offset, view).reduce((inner, outer) => {
    assert.ok(outer.start <= inner.start && inner.end <= outer.end);
    return outer;
  });
  const renamed = renameAt(file, offset, "Z9", view);
  if (!("refusal" in renamed))
    for (const each of renamed) assert.match(textOf(each), /^[^\s"$]+$/);
  for (const each of linkedEditingAt(file, offset, view)?.places ?? [])
    assert.equal(each.file, file);
  const inside = (
    symbols: readonly DocumentSymbol[],
    start: number,
    end: number,
  ): void => {
    for (const { whole, selection, children } of symbols) {
      assert.ok(start <= whole.start && whole.end <= end);
      assert.ok(whole.start <= selection.start && selection.end <= whole.end);
      inside(children, whole.start, whole.end);
    }
  };
  inside(documentSymbols(file, view), 0, text.length);
}

/** The same numbers each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state % below;
  };
}
