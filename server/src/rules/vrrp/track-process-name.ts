import { last, first, text } from "../../model/values.ts";
import { replaceWord, insertAfter } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "track-process-name",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A tracked process is named in a way the kernel never does",
  why: "Without full_command keepalived compares the name with the kernel's name of the process, which is the file name cut to 15 characters. A path or a longer name never matches, so the tracker is always down. Parameters behind the name, and param_match, make keepalived compare the whole command line; then a path is right.",
  references: [
    "keepalived keepalived/trackers/track_process.c",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_tprocess_process_handler",
    "proc(5), /proc/pid/comm",
  ],
  examples: {
    bad: [
      `vrrp_track_process nginx {
    process /usr/sbin/nginx
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_track_process nginx {
    process nginx
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_track_process nginx {
    process /usr/sbin/nginx
    full_command
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_track_process java {
    process /usr/bin/java -jar app.jar
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        java
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    path: '"{process}" is compared with the name of the process, which has no path, so it never matches: write "{name}", or add full_command',
    long: '"{process}" is compared with the first 15 characters of a process name, so it never matches: write "{name}", or add full_command',
    shorten: "write {name}",
    full: "insert full_command",
  },
  checkFrame({ blocks }, { report }) {
    for (const head of blocks("vrrp_track_process")) {
      const line = first(head, "process");
      const process = text(line);
      if (line === undefined || process === undefined || line.words.length > 2)
        continue;
      if (
        (last(head, "full_command") ?? last(head, "param_match")) !== undefined
      )
        continue;
      const name = (process.value.split("/").at(-1) ?? "").slice(0, 15);
      if (name === process.value || name === "") continue;
      const args = { process: process.value, name };
      report({
        message: process.value.includes("/") ? "path" : "long",
        at: process.word,
        args,
        fixes: () => [
          {
            title: "shorten",
            args,
            safety: "suggested",
            edits: replaceWord(process.word, name),
          },
          {
            title: "full",
            safety: "suggested",
            edits: insertAfter(line, ["full_command"]),
          },
        ],
      });
    }
  },
});
