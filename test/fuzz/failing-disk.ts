/*
 * A disk that can't be relied on: whatever Node says of files, a call ends with 0, 1 or 2 and says in a line what is
 * wrong, a server answers, and when the disk is well again it shows what a fresh one shows. A step is what comes of some
 * of the looks at the disk, or what is called or asked meanwhile.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inFolder, wrong, type Folder } from "../cli/call.ts";
import { onFailingDisk } from "../harness/failing-disk.ts";
import type { Random } from "../harness/random.ts";
import { InProcessServer, onDisk } from "../protocol/in-process.ts";
import { nodes, shownOf } from "../protocol/shown.ts";
import { ofSteps } from "./steps.ts";

type Step =
  /** From this look on so many fail so. */
  | { readonly look: number; readonly looks: number; readonly comes: string }
  | { readonly call: readonly string[] }
  | { readonly ask: (typeof questions)[number] };

type Fault = Extract<Step, { readonly look: number }>;

const numbers = [
  "ENOENT",
  "EACCES",
  "EIO",
  "EISDIR",
  "ELOOP",
  "EMFILE",
  "ENAMETOOLONG",
];

const calls: readonly (readonly string[])[] = [
  ["lint"],
  ["lint", "lb01/keepalived.conf", "lb02"],
  ["lint", "lb01/scripts/web.inc"],
  ["lint", "--format", "sarif", "."],
  ["lint", "--fix", "."],
  ["lint", "--fix-dry-run", "."],
  ["format", "--check", "."],
  ["format", "."],
  ["dump", "lb01/keepalived.conf"],
  ["doctor"],
  ["init"],
];

const questions = ["hover", "definition", "completion"] as const;

export const failingDisk = ofSteps<Step>({
  name: "a disk may fail at any look",
  stepsOf: (random) =>
    Array.from({ length: 2 + random.below(8) }, () => stepOf(random)),
  play: async (steps) => {
    for (const step of steps)
      if ("call" in step)
        await inFolder(files, (folder) => call(folder, step.call, steps));
    if (steps.some((step) => "ask" in step))
      await inFolder(files, (folder) => serve(folder, steps));
  },
});

function stepOf(random: Random): Step {
  if (random.once(5)) return { call: random.pick(calls) };
  if (random.once(4)) return { ask: random.pick(questions) };
  return {
    look: random.below(random.pick([10, 60, 300])),
    looks: random.once(3) ? 1_000 : 1 + random.below(4),
    comes: random.pick([...numbers, "half of it", "another text"]),
  };
}

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(nodes).map(([uri, text]) => [uri.slice(8), text]),
  ),
  "lb03/keepalived.conf": wrong,
  ".keepalived-lsp.json": `{ "keepalivedVersion": "2.3.1" }\n`,
};

/** Fails at looks with certain numbers. */
function faultAt(steps: readonly Step[]): () => string | undefined {
  const faults = steps.filter((step): step is Fault => "look" in step);
  let looks = -1;
  return () => {
    looks += 1;
    assert.ok(looks < mostLooks, "it looks again and again");
    return faults.find(
      (each) => looks >= each.look && looks < each.look + each.looks,
    )?.comes;
  };
}

/** More looks than these nobody needs for a few files. */
const mostLooks = 20_000;

async function call(
  folder: Folder,
  argv: readonly string[],
  steps: readonly Step[],
): Promise<void> {
  const before = namesIn(folder);
  const { status, stdout, stderr } = await onFailingDisk(
    folder.path,
    faultAt(steps),
    () => folder.call(argv),
  );
  assert.ok([0, 1, 2].includes(status), `it ends with ${status}`);
  assert.doesNotMatch(stderr, /internal fault|has a fault|\n.*\s{3}at /);
  if (status === 2)
    assert.notEqual(stdout + stderr, "", "nobody knows what is wrong");
  const lines = stderr.split("\n").filter((line) => line !== "");
  assert.deepEqual(lines, [...new Set(lines)], "something is told twice");
  const left = namesIn(folder).filter((name) => !before.includes(name));
  const made = argv[0] === "init" ? [".keepalived-lsp.json"] : [];
  assert.deepEqual(
    left.filter((name) => !made.includes(name)),
    [],
    "something is left behind",
  );
}

function namesIn({ path }: Folder): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" });
}

async function serve(folder: Folder, steps: readonly Step[]): Promise<void> {
  // a name that is no text
  mkdirSync(join(folder.path, "lb01/scripts"), { recursive: true });
  writeFileSync(
    Buffer.concat([
      Buffer.from(join(folder.path, "lb01/scripts/")),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(".inc"),
    ]),
    "vrrp_script x {\n}\n",
  );
  const uris = Object.keys(files)
    .filter((name) => name.endsWith("/keepalived.conf"))
    .map((name) => ({
      uri: pathToFileURL(join(folder.path, name)).href,
      text: readFileSync(join(folder.path, name), "utf8"),
    }));
  const top = { uri: pathToFileURL(folder.path).href, name: "x" };
  const begin = async (): Promise<InProcessServer> => {
    const server = new InProcessServer(onDisk());
    await server.start({ workspace: { workspaceFolders: true } }, [top]);
    for (const { uri, text } of uris) await server.open(uri, text);
    return server;
  };
  const shown = (server: InProcessServer): Promise<unknown> =>
    Promise.all(uris.map(({ uri }) => shownOf(server, uri)));
  const server = await onFailingDisk(folder.path, faultAt(steps), async () => {
    const failing = await begin();
    for (const step of steps)
      if ("ask" in step)
        for (const { uri } of uris)
          await failing.request(`textDocument/${step.ask}`, {
            textDocument: { uri },
            position: { line: 11, character: 8 },
          });
    await shown(failing);
    return failing;
  });
  const fresh = await begin();
  try {
    await server.notify("workspace/didChangeWatchedFiles", {
      changes: uris.map(({ uri }) => ({ uri, type: 2 })),
    });
    await server.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [top], removed: [] },
    });
    assert.deepEqual(await shown(server), await shown(fresh));
    assert.deepEqual(server.listener.problems, []);
  } finally {
    server.close();
    fresh.close();
  }
}
