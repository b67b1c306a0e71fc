import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { call, inFolder } from "./call.ts";

/* Real shells complete: each script is loaded into its shell, which is asked what may follow a beginning. */

interface Completing {
  readonly call: readonly [string, ...string[]];
  /** Commands that load `script` and print what may follow the line `$LINE`, one on each line. */
  readonly script: string;
}

const shells: Readonly<Record<string, Completing>> = {
  bash: {
    call: ["bash", "--norc"],
    script: `source "$SCRIPT"
COMP_WORDS=($LINE); [[ $LINE == *' ' ]] && COMP_WORDS+=('')
if [[ \${COMP_WORDS[-1]} == *=* ]]; then
  last=\${COMP_WORDS[-1]}; unset 'COMP_WORDS[-1]'; COMP_WORDS+=("\${last%%=*}" = "\${last#*=}")
fi
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_keepalived_lsp
printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  fish: {
    call: ["fish", "--no-config"],
    script: `source $SCRIPT
complete -C "$LINE" | string split -f 1 \\t | string replace -r '^.*=' ''`,
  },
  zsh: {
    call: ["zsh", "-f"],
    // zsh completes only in its editor: one in a terminal of its own, in which a key shows all matches
    script: `zmodload zsh/zpty
zpty inner zsh -f -i
line() { zpty -w inner "$1" }
line "PS1=; autoload -U compinit; compinit -u -D; source $SCRIPT"
line 'compadd() { builtin compadd -O found "$@"; (( $#found )) && print -l "MATCH:"$^found; builtin compadd "$@" }'
line 'zle -C show complete-word-show _show; _show() { _main_complete }; bindkey "^I" complete-word'
line 'zle -N shown _shown; _shown() { print ALL""SHOWN }; bindkey "^X" shown; print RE""ADY'
zpty -r inner out '*READY'
zpty -w -n inner "$LINE"$'\\t\\x18'
zpty -r inner shown '*ALLSHOWN'
zpty -w inner $'\\nprint DO""NE'
zpty -r inner out '*DONE'
print -r -- "$shown$out" | tr -d '\\r' | sed -nE 's/^.*MATCH:([a-z-]+)$/\\1/p'
zpty -d inner`,
  },
};

/** In milliseconds: a shell that hangs, however busy the machine is. */
const longestWait = 300_000;

const expected: Readonly<Record<string, readonly string[]>> = {
  "keepalived-lsp li": ["lint"],
  "keepalived-lsp completion ": ["bash", "fish", "zsh"],
  "keepalived-lsp lint --format ": ["github", "json", "junit", "sarif", "text"],
  "keepalived-lsp lint --format=s": ["sarif"],
  "keepalived-lsp lint --max": ["--max-warnings"],
  "keepalived-lsp explain vrid-mis": ["vrid-mismatch", "vrid-missing"],
};

describe("completion", () => {
  for (const [shell, completing] of Object.entries(shells)) {
    const [command, ...options] = completing.call;
    if (spawnSync(command, ["--version"]).error !== undefined) continue;
    for (const [line, words] of Object.entries(expected))
      it(`of ${shell} completes ${JSON.stringify(line)}`, () =>
        inFolder({}, async (folder) => {
          folder.write("script", (await call(["completion", shell])).stdout);
          const { stdout, stderr } = spawnSync(
            command,
            [...options, "-c", completing.script],
            {
              cwd: folder.path,
              env: {
                PATH: process.env.PATH,
                LC_ALL: "C",
                TERM: "dumb",
                HOME: folder.path,
                SCRIPT: `${folder.path}/script`,
                LINE: line,
              },
              encoding: "utf8",
              timeout: longestWait,
            },
          );
          assert.equal(stderr, "");
          assert.deepEqual(
            [
              ...new Set(stdout.split("\n").filter((word) => word !== "")),
            ].sort(),
            words,
          );
        }));
  }

  it("is there for shells that are known", async () => {
    for (const argv of [["completion"], ["completion", "tcsh"]])
      assert.deepEqual(await call(argv), {
        status: 2,
        stdout: "",
        stderr:
          "keepalived-lsp: completion for which shell? One of bash, zsh, fish\n",
      });
  });
});

describe("the manual page", () => {
  const { error } = spawnSync("man", ["--version"]);
  if (error === undefined)
    it("is shown without warnings", () => {
      const { stdout, stderr } = spawnSync(
        "man",
        ["--warnings", "--local-file", "docs/keepalived-lsp.1"],
        {
          env: {
            PATH: process.env.PATH,
            LC_ALL: "C",
            MANPAGER: "cat",
            MANWIDTH: "100",
          },
          encoding: "utf8",
        },
      );
      assert.equal(stderr, "");
      assert.match(
        stdout,
        /^ +keepalived-lsp lint \[OPTION\.\.\.\] \[PATH\.\.\.\]$/m,
      );
      assert.match(stdout, /--max-warnings N/);
    });
});
