import assert from "node:assert/strict";
import {
  sourceFile,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { analyse, type Analysis } from "../../server/src/engine/analyse.ts";
import {
  codeActions,
  fixAllEdits,
  type CodeAction,
  type FileEdit,
} from "../../server/src/features/code-actions.ts";
import { overlayHost } from "../../server/src/host/overlay-host.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";

const cluster = {
  "/lb01.conf": node("lb01", 51, "192.0.2.11", "192.0.2.12"),
  "/lb02.conf": node("lb02", 52, "192.0.2.12", "192.0.2.11"),
};

describe("code actions", () => {
  it("offer the fixes of a finding, and a comment with a place for the reason", () => {
    const { file, actions } = actionsAt(cluster, "virtual_router_id 51");
    const fix = actions.find(({ title }) => title.includes("VRID"));
    assert.equal(fix?.diagnostic?.rule.id, "vrid-mismatch");
    assert.equal(fix.kind, "quickfix");
    const comment = actions.find(({ title }) => title.startsWith("Silence"));
    const [edit] = comment?.edits ?? [];
    assert.ok(edit !== undefined && "snippet" in edit);
    assert.equal(
      edit.newText,
      "    # keepalived-lsp-disable-next-line vrid-mismatch -- reason\n",
    );
    assert.match(edit.snippet, /-- \$\{1:reason\}\n$/);
    assert.equal(file.text[edit.start - 1], "\n");
  });

  it("fix all of one kind in a file at once", () => {
    const text =
      "vrrp_instance VI_1 {\n    interfac eth0\n    priorty 100\n    virtual_router_id 1\n}\n";
    const { actions } = actionsAt({ "/a.conf": text }, "priorty");
    const all = actions.find(({ title }) => title.startsWith("Fix all 2"));
    assert.deepEqual(
      all?.edits?.map(({ newText }) => newText),
      ["interface", "priority"],
    );
    const one = actionsAt(cluster, "virtual_router_id 51").actions;
    assert.ok(!one.some(({ title }) => title.startsWith("Fix all 1")));
  });

  it("change both nodes in one edit, and make new files", () => {
    const { actions } = actionsAt(cluster, "real_server 192.0.2.12");
    const files = actions.flatMap(({ edits = [] }) => [
      new Set(
        edits.map((edit) => ("create" in edit ? edit.create : edit.file.uri)),
      ),
    ]);
    assert.ok(
      files.some((each) => each.has("/lb01.conf") && each.has("/lb02.conf")),
    );
    assert.ok(
      files.some((each) => [...each].some((uri) => uri.includes("nft"))),
    );
  });

  it("leave out a fix that would overwrite another file", () => {
    const { actions } = actionsAt(cluster, "real_server 192.0.2.12");
    const made = actions
      .flatMap(({ edits = [] }) => edits)
      .flatMap((edit) => ("create" in edit ? [edit.create] : []));
    const taken = actionsAt(
      {
        ...cluster,
        ...Object.fromEntries(made.map((uri) => [uri, "mine\n"])),
      },
      "real_server 192.0.2.12",
    );
    for (const { edits = [] } of taken.actions)
      assert.ok(edits.every((edit) => !("create" in edit)));
  });

  it("are about what is selected only", () => {
    const { actions } = actionsAt(cluster, "router_id lb01");
    assert.deepEqual(
      actions.filter(({ kind }) => kind === "quickfix"),
      [],
    );
  });

  it("fix everything that is safe in the file, and no other file", () => {
    const files = {
      "/keepalived.conf":
        "vrrp_instance VI_1 {\n    state MASTER\n    interface eth0\n    virtual_router_id 61\n    nopreempt\n    virtual_ipaddress {\n        192.0.2.1\n    }\n",
    };
    const { file, actions, analyseWith } = actionsAt(files, "state");
    const all = actions.filter(({ kind }) => kind.startsWith("source"));
    if (all.length === 0) return;
    const edits = fixAllEdits(file, analyseWith, options(files));
    assert.ok(edits.length > 0);
    const text = applied(file, edits);
    const left = analyseWith(
      new Map([[file.uri, sourceFile(file.uri, text)]]),
    ).diagnostics;
    assert.ok(
      left.every((each) =>
        each.fixes().every(({ safety }) => safety !== "safe"),
      ),
    );
  });
});

function node(name: string, vrid: number, own: string, peer: string): string {
  return `global_defs {
    router_id ${name}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority 100
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server ${own} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server ${peer} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;
}

function options(files: Readonly<Record<string, string>>): {
  readonly uriOf: (path: string) => string;
  readonly textOf: (uri: string) => string | undefined;
} {
  return { uriOf: (path) => path, textOf: (uri) => files[uri] };
}

/** The actions at the first place of a text in the first file. */
function actionsAt(
  files: Readonly<Record<string, string>>,
  text: string,
): {
  readonly file: SourceFile;
  readonly actions: readonly CodeAction[];
  readonly analyseWith: (changed: ReadonlyMap<string, SourceFile>) => Analysis;
} {
  const memory = memoryHost(files);
  const roots = Object.keys(files).filter((uri) => uri.endsWith(".conf"));
  const analyseWith = (changed: ReadonlyMap<string, SourceFile>): Analysis => {
    const host = overlayHost(memory, changed);
    return analyse({
      roots: roots.flatMap((uri) => {
        const file = host.read(uri);
        return typeof file === "string" ? [] : [{ file }];
      }),
      host,
    });
  };
  const file = memory.read(roots[0] ?? "");
  assert.ok(typeof file !== "string");
  const start = file.text.indexOf(text);
  assert.ok(start >= 0, `no ${text}`);
  const range = { start, end: start + text.length };
  const actions = codeActions(
    file,
    range,
    [analyseWith(new Map())],
    options(files),
  );
  return { file, actions, analyseWith };
}

function applied(file: SourceFile, edits: readonly FileEdit[]): string {
  let { text } = file;
  for (const edit of edits)
    if (!("create" in edit))
      text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  return text;
}
