import type { Include } from "../../../../grammar/evaluation/evaluate.ts";
import type { FileFailure } from "../../../../grammar/evaluation/file-host.ts";
import { includeChecks, type IncludeCheck } from "../include-checks.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-no-match",
  area: "include",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "An include finds no file, or one that cannot be read as configuration",
  why: "keepalived prints a message, goes on without the file and a test ends with 0: whole instances can be missing without anybody noticing. includea and its relatives, and include_check in global_defs, make keepalived stop instead, each for some of these cases. Folders, files that are executable and links that lead nowhere are skipped in the same way, and so are single names of a list in braces. A wildcard that matches nothing in a folder that exists is fine for plain include, and paths that cannot be looked at from here are not judged.",
  references: [
    "keepalived lib/parser.c: open_conf_file",
    "man keepalived.conf(5), include",
  ],
  examples: {
    bad: [
      {
        "keepalived.conf": `include conf.d/instances.conf
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      },
    ],
    good: [
      {
        "keepalived.conf": `include conf.d/instances.conf
`,
        "conf.d/instances.conf": `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      },
      {
        "keepalived.conf": `include conf.d/*.conf
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
        "conf.d/README": "No host has more than the instance above.\n",
      },
    ],
  },
  messages: {
    missing:
      'no file matches "{pattern}", so what should stand there is missing, and only a line in the log tells: correct the path, or use includea to make keepalived stop',
    stops:
      'no file matches "{pattern}", so keepalived stops here: correct the path',
    some: '"{missing}" of this list is not there, so what should stand in it is missing, and only a line in the log tells: correct the path, or use includea to make keepalived stop',
    someStops:
      '"{missing}" of this list is not there, so keepalived stops here: correct the path',
    directory:
      '"{file}" is a folder, which include skips: name the files, for instance with /*.conf',
    directoryStops:
      '"{file}" is a folder, so keepalived stops here: name the files, for instance with /*.conf',
    executable:
      '"{file}" is executable, so keepalived does not read it as configuration: take the x bits away',
    executableStops:
      '"{file}" is executable, so keepalived stops here: take the x bits away',
    unreadable:
      '"{file}" cannot be read, so what stands there is missing: correct its permissions',
    link: '"{file}" is a link that leads nowhere, so what should stand there is missing: put the file there or remove the link',
    linkStops:
      '"{file}" is a link that leads nowhere, so keepalived stops here: put the file there or remove the link',
    tooLarge:
      '"{file}" is too large for a configuration: it is not looked at, and nothing is known of what stands there; correct the path',
    tooLargeStops:
      '"{file}" is too large for a configuration: it is not looked at, and nothing is known of what stands there; correct the path',
    unreadableStops:
      '"{file}" cannot be read, so keepalived stops here: correct its permissions',
  },
  checkNode({ configuration }, { report }) {
    for (const include of configuration.includes) {
      const { at, pattern, failures } = include;
      if (/^["']/.test(pattern.text) || pattern.text.includes("$")) continue;
      const checks = includeChecks(configuration, include);
      const message = absence(include, checks);
      if (message !== undefined) {
        const [first = ""] = include.missing;
        const missing = first.split("/").at(-1) ?? first;
        report({ message, at, args: { pattern: pattern.text, missing } });
      }
      for (const { uri, failure } of failures) {
        const kind = kinds[failure];
        if (kind === undefined) continue;
        report({
          message: checks.has("read") ? `${kind}Stops` : kind,
          at,
          args: { file: uri.split("/").at(-1) ?? uri },
        });
      }
    }
  },
});

/** What is to be said of files that are not there; undefined if nothing is. */
function absence(
  { matches, missing, pattern }: Include,
  checks: ReadonlySet<IncludeCheck>,
): "missing" | "stops" | "some" | "someStops" | undefined {
  if (matches === undefined) return undefined;
  const list = pattern.text.includes("{");
  if (missing.length === 0)
    return matches.length === 0 && checks.has("wildcard_match")
      ? "stops"
      : undefined;
  if (matches.length > 0)
    return checks.has("brace_match") ? "someStops" : "some";
  return checks.has(list ? "brace_match" : "match") ? "stops" : "missing";
}

const kinds: Readonly<
  Partial<
    Record<
      FileFailure,
      "directory" | "executable" | "unreadable" | "link" | "tooLarge"
    >
  >
> = {
  directory: "directory",
  executable: "executable",
  unreadable: "unreadable",
  "not-regular": "unreadable",
  // Found by its name, and yet not there.
  missing: "link",
  "too-large": "tooLarge",
};
