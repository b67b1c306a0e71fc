/**
 * The real keepalived as judge: `keepalived -t` in a network namespace of its own, in which the interfaces that a
 * configuration names exist. Needs Linux, root and the packages keepalived and iproute2.
 */
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface DaemonMessage {
  /** File and line (from 1) where the message names them. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly text: string;
}

export interface DaemonVerdict {
  readonly exit: number;
  /** Each message once; what only this machine is to blame for (missing scripts, users, hosts) is left out. */
  readonly messages: readonly DaemonMessage[];
}

/** Another release is asked where KEEPALIVED names its program by an absolute path. */
const program = process.env.KEEPALIVED ?? "keepalived";

/** Why the daemon can't be asked here; undefined where it can. */
export function daemonMissing(): string | undefined {
  if (process.platform !== "linux") return "keepalived runs on Linux only";
  if (process.getuid?.() !== 0)
    return "asking keepalived needs root (network namespaces)";
  const works = spawnSync("unshare", [
    "-n",
    "sh",
    "-c",
    `command -v ${program} && command -v ip`,
  ]);
  return works.status === 0
    ? undefined
    : "keepalived is not installed: apt-get install keepalived iproute2";
}

/** Five seconds of the processor end the daemon, as do many by the clock: how busy the machine is may not judge. */
const bounded = ["timeout", "-k", "1", "60"];

/** The daemon's release, as it prints it itself. */
export function daemonVersion(): string {
  const { stderr } = spawnSync(program, ["--version"], {
    encoding: "utf8",
  });
  return /v(\d+\.\d+\.\d+)/.exec(stderr)?.[1] ?? "unknown";
}

/** What `keepalived -t` says of a configuration; the first file is the root. */
export function askDaemon(
  files: Readonly<Record<string, string>>,
  configId = "conformance",
): DaemonVerdict {
  const folder = mkdtempSync(join(tmpdir(), "keepalived-conformance-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    // An absolute name stands for that file in the folder.
    const root = (Object.keys(files)[0] ?? "").replace(/^\//, "");
    return run(
      folder,
      root,
      interfacesOf(Object.values(files).join("\n")),
      configId,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(
  folder: string,
  root: string,
  interfaces: readonly string[],
  configId: string,
): DaemonVerdict {
  const script =
    'ip link set lo up; ip -force -batch - >/dev/null 2>&1; ulimit -t 5; exec env -i PATH="$PATH" LC_ALL=C TZ=UTC "$@"';
  const command = [...bounded, program, "-i", configId, "-t", "-f", root];
  const { status, stderr, stdout } = spawnSync(
    "unshare",
    ["-n", "sh", "-c", script, "sh", ...command],
    {
      cwd: folder,
      encoding: "utf8",
      input: linksFor(interfaces),
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    },
  );
  return { exit: status ?? 128, messages: messagesOf(`${stdout}${stderr}`) };
}

/** Commands for ip(8). Not every kernel has dummy devices; for a test an empty bridge looks the same. */
function linksFor(interfaces: readonly string[]): string {
  const commands = interfaces.flatMap((name, index) => [
    `link add name ${name} type bridge`,
    `link set dev ${name} up`,
    `addr add 198.18.${index + 1}.1/24 dev ${name}`,
    `addr add fe80::${(index + 256).toString(16)}/64 dev ${name} nodad`,
  ]);
  return `${commands.join("\n")}\n`;
}

function messagesOf(output: string): readonly DaemonMessage[] {
  const texts = [
    ...new Set(output.split("\n").filter((line) => line.trim() !== "")),
  ];
  return texts.map(readMessage).filter(({ text }) => !machineOnly.test(text));
}

function readMessage(text: string): DaemonMessage {
  const [, file, line, rest] =
    /^\((?:([^:()]+): )?Line (\d+)\) (.*)$/.exec(text) ?? [];
  return {
    file,
    line: line === undefined ? undefined : Number(line),
    text: rest ?? text,
  };
}

/** Messages about the machine the test runs on. */
const machineOnly =
  /^(?!.*(?:track script .* not found, ignoring|weighted track)).*script .* (?:not found|does not exist)|cannot be accessed|No such file or directory|Unable to (?:set uid|access|find)|since not found\/accessible|due to insecure|user .* (?:unknown|not found)|keepalived_script|Stopped|Starting|SECURITY VIOLATION/;

/**
 * Every word that stands where an interface is named, but those that begin with "nosuch"; which of them exist does not
 * matter to the others.
 */
function interfacesOf(text: string): readonly string[] {
  const plain = text.replace(/[#!].*$/gm, "");
  const named = [
    ...plain.matchAll(
      /\b(?:interface|dev|iif|oif|lvs_sync_daemon|default_interface|bind_if|vrf)[ \t]+([\w.@-]+)/g,
    ),
  ];
  const listed = [
    ...plain.matchAll(
      /\b(?:track_interface|linkbeat_interfaces|interfaces)\s*\{([^}]*)\}/g,
    ),
  ].flatMap((match) =>
    (match[1] ?? "")
      .split("\n")
      .map((line) => line.trim().split(/\s+/)[0] ?? ""),
  );
  const names = [...named.map((match) => match[1] ?? ""), ...listed, "eth0"];
  return [...new Set(names)].filter(
    (name) => /^(?!nosuch)[A-Za-z][\w.@-]{0,14}$/.test(name) && name !== "lo",
  );
}

/** A file that may be executed, that nobody may read, or a link that leads nowhere. */
export type Failing = "executable" | "unreadable" | "missing";

/** Files by name, the first of which is the root; a text alone is a root file. */
export interface Question {
  readonly files: Readonly<Record<string, string>>;
  readonly configId?: string;
  readonly failing?: Readonly<Record<string, Failing>>;
}

/** Many configurations asked in one namespace: starting one costs more than asking. */
export function askDaemonOfMany(
  questions: readonly (string | Question)[],
): readonly DaemonVerdict[] {
  const all = questions.map((each) =>
    typeof each === "string" ? { files: { "keepalived.conf": each } } : each,
  );
  const folder = mkdtempSync(join(tmpdir(), "keepalived-conformance-"));
  try {
    const names = all.map((question, index) => {
      const own = join(folder, String(index));
      return writeQuestion(own, question);
    });
    const texts = all.flatMap(({ files }) => Object.values(files));
    const script = [
      "ip link set lo up",
      "ip -force -batch - >/dev/null 2>&1",
      `seq 0 ${all.length - 1} | xargs -P 4 -I N sh -c 'cd N && sh ask >out 2>&1; echo $? >exit'`,
    ].join("\n");
    spawnSync("unshare", ["-n", "sh", "-c", script], {
      cwd: folder,
      input: linksFor(interfacesOf(texts.join("\n"))),
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    });
    return names.map((name, index) => {
      const answer = (file: string): string =>
        readFileSync(join(folder, String(index), file), "utf8");
      return {
        exit: Number(answer("exit")),
        messages: messagesOf(answer("out").replaceAll(`${name}: `, "")),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const modes = { executable: 0o755, unreadable: 0o000 };

/** Root reads everything, unless it is left no right to; but without it, it can't save a configuration either. */
const asAnybody = "setpriv --bounding-set -dac_override,-dac_read_search ";

/** Writes a question's files and how to ask it into a folder; returns the name of the root. */
function writeQuestion(
  folder: string,
  { files, configId = "conformance", failing = {} }: Question,
): string {
  const [root = ""] = Object.keys(files);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const failure = failing[name];
    if (failure === "missing") symlinkSync("/nonexistent/target", path);
    else
      writeFileSync(path, text, {
        mode: failure === undefined ? 0o644 : modes[failure],
      });
  }
  const rights = Object.values(failing).includes("unreadable") ? asAnybody : "";
  writeFileSync(
    join(folder, "ask"),
    `ulimit -t 5\nexec ${rights}env -i PATH="$PATH" LC_ALL=C TZ=UTC ${bounded.join(" ")} ${program} -i ${configId} -t -f ${root}\n`,
  );
  return root;
}
