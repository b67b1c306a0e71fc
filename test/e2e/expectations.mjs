// What is done in every editor, and what is to be seen there: one list, so that no editor gets away with less.
import { place } from "./workspace.mjs";

const lb01 = "lb01/keepalived.conf";
const lb02 = "lb02/keepalived.conf";
const health = "lb01/conf.d/health.conf";
const spare = "spare/keepalived.conf";

export const nodes = [lb01, lb02];

/** Two directors are real servers of each other: told in both files, though only one is open. */
export const finding = {
  rule: "dr-director-is-real-server",
  path: lb01,
  at: place(lb01, "real_server █192.0.2.12"),
  word: "192.0.2.12",
  line: "real_server 192.0.2.12 80 {",
  says: /lb02/,
};

/** Bind the sync daemon to the instance: written into both nodes' files, and a new file beside each. */
export const fix = {
  title: /bypass ipvs/i,
  pattern: "[Bb]ypass IPVS",
  writes: { paths: nodes, text: /lvs_sync_daemon eth0 web/ },
  creates: nodes.map((path) =>
    path.replace("keepalived.conf", "sysctl.d/60-ipvs.conf"),
  ),
};

/** In a virtual server, after `lb_`. */
export const completion = {
  at: place(lb01, "lb_█kind DR"),
  offers: ["lb_algo", "lb_kind"],
  hides: ["virtual_router_id"],
};

export const hover = {
  at: place(lb01, "lb_█kind DR"),
  word: "lb_kind",
  line: "lb_kind DR",
  says: /packets get to the real servers/,
};

/** A script that an included file defines and the including one tracks. */
export const rename = {
  at: place(lb01, "        check_█web"),
  line: "check_web",
  from: "check_web",
  to: "probe_nginx",
  paths: [lb01, health],
};

export const symbols = ["global_defs", "web", "192.0.2.100 80"];

/** What the untidy file looks like when it is tidied up. */
export const formatting = {
  path: spare,
  text: `# a node that nobody has tidied up
vrrp_instance spare {
    state BACKUP
    interface eth0
    virtual_router_id 77
    priority 100
    virtual_ipaddress {
        192.0.2.177/24
    }
}
`,
};
