import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { defineRule } from "../rule.ts";
import { scriptsOf, type CommandPart } from "../scripts.ts";

export default defineRule({
  id: "script-needs-shell",
  area: "script",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A command uses the language of a shell, but no shell runs it",
  why: 'keepalived starts the program itself and passes the rest as arguments: "pgrep nginx || exit 1" asks pgrep for processes called "nginx", "||", "exit" and "1". The check then says something else than what is written, usually without an error; a word such as "if" or "cd" in front is no program at all. A shell that is called for it (/usr/bin/sh -c with one quoted argument) is fine, and so is what stands in inner quotes. "[" and "test" exist as programs.',
  references: [
    "man keepalived.conf(5), SCRIPTS",
    "keepalived issues #1290, #600",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid || exit 1"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/sh -c 'pgrep nginx || exit 1'"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "</run/nginx.pid"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    operator:
      '"{word}" means something to a shell only, and keepalived runs the command without one: here it is an argument of "{program}"; put the command into a script, or call a shell with -c',
    builtin:
      '"{word}" is a word of the shell and no program, and keepalived runs commands without a shell; put the command into a script, or call a shell with -c',
    wrap: "let /usr/bin/sh run it",
  },
  checkNode(node, { report }) {
    for (const { parts, inner, at, command } of scriptsOf(node)) {
      const [program] = parts;
      if (program === undefined || isShell(parts)) continue;
      const builtin = !program.quoted && builtins.has(program.text);
      const word = builtin
        ? program
        : parts
            .slice(1)
            .find(
              (each) =>
                !each.quoted &&
                isOperator(each.text, each === parts.at(-1)) &&
                !endsAction(each, parts),
            );
      if (word === undefined) continue;
      report({
        message: builtin ? "builtin" : "operator",
        at:
          inner === undefined
            ? at
            : {
                file: inner.file,
                start: inner.start + word.start,
                end: inner.start + word.end,
              },
        args: { word: word.text, program: program.text },
        fixes: () =>
          command.includes("'") || command.includes('"')
            ? []
            : [
                {
                  title: "wrap",
                  safety: "suggested",
                  edits: [
                    { ...place(at), newText: `"/usr/bin/sh -c '${command}'"` },
                  ],
                },
              ],
      });
    }
  },
});
/** Words that only a shell knows. */
const builtins: ReadonlySet<string> = new Set([
  "if",
  "for",
  "while",
  "until",
  "case",
  "!",
  "cd",
  "exit",
  "source",
  ".",
  "set",
  "export",
  "ulimit",
  "eval",
  "exec",
  "[[",
  "(",
  "{",
]);

/** `|`, `&&`, `>file`, `2>&1`, `$(...)`, `;` behind a word, `&` at the end. A part of a word, as in a URL, is none. */
function isOperator(text: string, isLast: boolean): boolean {
  return (
    /^(?:\|{1,2}|&&|;|\d?>{1,2}.*|\d?>&\d|&>.*|<[^/].*|<)$/.test(text) ||
    /[^\\];$/.test(text) ||
    /^[^'"]*(?:\$\(|`)/.test(text) ||
    (isLast && text === "&")
  );
}

/** The `;` behind an action of find, which wants it as an argument. */
function endsAction(
  { text }: CommandPart,
  parts: readonly CommandPart[],
): boolean {
  return (
    text === ";" &&
    parts.some((each) => /^-(?:exec|ok)(?:dir)?$/.test(each.text))
  );
}

/** A shell with `-c`: what stands behind is its business. */
function isShell(parts: readonly CommandPart[]): boolean {
  const [program, ...options] = parts;
  return (
    /(?:^|\/)(?:ba|da|k|z|a)?sh$/.test(program?.text ?? "") &&
    options.some(({ text }) => /^-\w*c$/.test(text))
  );
}

function place({ file, start, end }: Place): Place {
  return { file, start, end };
}
