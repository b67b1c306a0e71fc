import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-no-match",
  area: "include",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary:
    "An include finds no file, or one that cannot be read as configuration",
  why: "keepalived prints a message, goes on without the file and a test ends with 0: whole instances can be missing without anybody noticing. includea and its relatives make keepalived stop instead. Folders, and files that are executable, are skipped in the same way. A wildcard that matches nothing is fine for plain include, and paths that cannot be looked at from here are not judged.",
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
      },
    ],
  },
  messages: {
    missing:
      'no file matches "{pattern}", so what should stand there is missing, and only a line in the log tells: correct the path, or use includea to make keepalived stop',
    stops:
      'no file matches "{pattern}", so keepalived stops here: correct the path',
    directory:
      '"{file}" is a folder, which include skips: name the files, for instance with /*.conf',
    executable:
      '"{file}" is executable, so keepalived does not read it as configuration: take the x bits away',
    unreadable:
      '"{file}" cannot be read, so what stands there is missing: correct its permissions',
  },
  checkNode({ configuration }, { report }) {
    for (const {
      at,
      keyword,
      pattern,
      matches,
      failures,
    } of configuration.includes) {
      if (/^["']/.test(pattern.text) || pattern.text.includes("$")) continue;
      const wildcard = /[*?[{]/.test(pattern.text);
      if (
        matches?.length === 0 &&
        (!wildcard || stopsForWildcards.has(keyword))
      ) {
        const stops = stopsForNames.has(keyword);
        report({
          message: stops ? "stops" : "missing",
          at,
          args: { pattern: pattern.text },
        });
      }
      for (const { uri, failure } of failures) {
        const message =
          failure === "directory"
            ? "directory"
            : failure === "executable"
              ? "executable"
              : failure === "unreadable" || failure === "not-regular"
                ? "unreadable"
                : undefined;
        if (message !== undefined)
          report({ message, at, args: { file: uri.split("/").at(-1) ?? uri } });
      }
    }
  },
});
const stopsForNames: ReadonlySet<string> = new Set([
  "includem",
  "includew",
  "includea",
]);
const stopsForWildcards: ReadonlySet<string> = new Set([
  "includew",
  "includea",
]);
