import assert from "node:assert/strict";
import { clean, inFolder, type Folder } from "./call.ts";

/*
 * Names of files and words of configurations that would write lines of their own into a report, or tell a terminal
 * what to do: nothing of them may be obeyed, and programs must get the true name.
 */
const forged = "::error file=x,line=1::forged";
const obeyed =
  '\u001b]0;forged\u0007\u001b[2J\u009b31m\u202e\u2066\u061c\u2028"';
const name = `lb,%25%0A'"\n${forged}\r\n${obeyed}\\.conf`;
const badWord = `bad\u0007\u001b[2J\u202e%0A${forged}`;
const content = clean
  .replace("    priority 100", `  priority 100\n    ${badWord} 1`)
  .replace("eth0", `eth0   # ${obeyed}`);

/* eslint-disable no-control-regex -- these are the characters meant */
/** What a terminal or an editor obeys; ends of lines and tabs are what they are. */
const obeyable =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
/* eslint-enable no-control-regex */

function assertHarmless(output: string, what: string): void {
  const match = obeyable.exec(output);
  assert.equal(match, null, `${what}: ${JSON.stringify(match)}`);
  // GitHub's runner takes blanks off before it looks for a command
  const lines = output.split("\n").map((line) => line.trim());
  assert.deepEqual(
    lines.filter((line) => line.startsWith(forged)),
    [],
    what,
  );
}

async function answers(
  folder: Folder,
  argv: readonly string[],
  isTTY = false,
): Promise<string> {
  const { stdout, stderr } = await folder.call(argv, {
    isTTY,
    env: { NO_COLOR: "1" },
  });
  assertHarmless(stdout, argv.join(" "));
  assertHarmless(stderr, argv.join(" "));
  return stdout;
}

describe("names and words that mean harm", () => {
  it("are no links in SARIF, whose viewers make them of brackets", () => {
    const link = "[x](https://evil.example)";
    const linked = `${clean.replaceAll("VI_1", link)}${link} 1\n`;
    return inFolder(
      {
        [`${encodeURIComponent(link)}.conf`]: linked,
        "other.conf": linked.replace("priority 100", "priority 99"),
      },
      async (folder) => {
        const { stdout } = await folder.call([
          ...["lint", "--format", "sarif", ".", "[y](https://evil.example)"],
        ]);
        const texts = [...stdout.matchAll(/"text": (".*")/g)].map(
          ([, text = '""']) => JSON.parse(text) as string,
        );
        for (const word of ["x", "y"])
          assert.ok(texts.some((text) => text.includes(`[${word}] (https:`)));
        assert.deepEqual(
          texts.filter((text) => text.includes("](")),
          [],
        );
      },
    );
  });

  for (const format of ["text", "json", "sarif", "github", "junit"])
    it(`are quoted by lint --format ${format}`, () =>
      inFolder({ [name]: content, "other.conf": clean }, async (folder) => {
        await answers(folder, ["lint", "--format", format]);
        await answers(folder, ["lint", "--format", format, name]);
        await answers(folder, ["lint", "--format", format, `${name}.none`]);
      }));

  it("are quoted by everything else that names files", () =>
    inFolder({ [name]: content, "other.conf": clean }, async (folder) => {
      for (const argv of [
        ["doctor"],
        ["doctor", name, `${name}.none`],
        ["init", "--dry-run"],
        ["init", name],
        ["dump", "--format", "json", name],
        ["dump", `${name}.none`],
        ["explain", badWord],
        ["lint", `--rule=${badWord}=off`],
        ["lint", "--config", name],
        [badWord],
        ["format", "--check"],
        ["format"],
      ])
        await answers(folder, argv);
    }));

  it("are shown and not obeyed where a terminal gets the text itself", () =>
    inFolder({ [name]: content }, async (folder) => {
      for (const argv of [
        ["dump", name],
        ["format", "--diff"],
        ["lint", "--fix-dry-run"],
      ])
        await answers(folder, argv, true);
    }));

  it("are what they are in texts for programs", () =>
    inFolder({ [name]: content }, async (folder) => {
      const { stdout } = await folder.call(["format", "--diff"]);
      assert.ok(stdout.includes(`${badWord} 1\n`));
      const [old = "", now = ""] = stdout.split("\n");
      assert.match(old, /^--- "lb,%25%0A'\\"\\012::error .*\\\\\.conf"$/);
      assert.equal(now.slice(3), old.slice(3));
    }));

  it("are true in JSON and in the URIs of SARIF", () =>
    inFolder({ [name]: content }, async (folder) => {
      const json = JSON.parse(
        await answers(folder, ["lint", "--format", "json"]),
      ) as { readonly files: readonly { readonly path: string }[] };
      assert.deepEqual(
        json.files.map(({ path }) => path),
        [name],
      );
      const sarif = JSON.parse(
        await answers(folder, ["lint", "--format", "sarif"]),
      ) as {
        readonly runs: readonly {
          readonly artifacts: readonly {
            readonly location: { readonly uri: string };
          }[];
        }[];
      };
      const uri = sarif.runs[0]?.artifacts[0]?.location.uri ?? "";
      assert.match(uri, /^[\w.~!*'()%-]+$/);
      assert.equal(decodeURIComponent(uri), name);
    }));
});
