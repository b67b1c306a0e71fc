import type { InstanceOfNode } from "../../model/cluster.ts";
import { defineRule } from "../rule.ts";
import { adoptAuthentication, credentialsOf } from "./credentials.ts";
import { differences, placeOf, routersOf } from "./sides.ts";

const node = (
  priority: number,
  password: string,
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    authentication {
        auth_type PASS
        auth_pass ${password}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "auth-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes authenticate their adverts differently",
  why: "VRRP version 2 compares the type of authentication and the first eight bytes of the password, and drops adverts that differ; with `auth_hmac` an advert is dropped if the sender's active key is not known. Both nodes then become MASTER. A `#` or `!` in a password without quotes starts a comment, so the rule compares what is left of it. Silent for version 3, which knows no authentication, where `authentication` lacks its type or password (auth-incomplete), and in strict mode, which ignores it.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_check_packet",
    "RFC 3768, section 5.3.6 (authentication was removed from VRRP)",
  ],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, "k3Yfor61"),
        "lb02.conf": node(100, "k3Yfor62"),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, "k3Yfor61"),
        "lb02.conf": node(100, '"k3Yfor61"'),
      },
    ],
  },
  messages: {
    type: 'adverts of "{instance}" are authenticated with {here} here and {there} on {node}: each node drops what the other sends, so both become MASTER',
    password:
      'the password of "{instance}" differs from the one on {node}: each node drops what the other sends, so both become MASTER',
    hmac: 'the "auth_hmac" keys of "{instance}" do not fit those on {node}: each node drops what the other sends, so both become MASTER',
    there: "authentication on {node}",
    adopt: "authenticate as {node} does",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, compare))
      report({
        message: first.found,
        at: authenticationOf(here),
        args: {
          instance: here.instance.name,
          node: first.node,
          here: typeName(here),
          there: typeName(first.there),
        },
        related: all.map(({ there, node }) => ({
          message: "there",
          at: authenticationOf(there),
          args: { node },
        })),
        fixes: () =>
          all.map(({ there, node }) => ({
            title: "adopt",
            args: { node },
            safety: "suggested",
            edits: adoptAuthentication(here.instance, there.instance),
          })),
      });
  },
});

function compare(
  here: InstanceOfNode,
  there: InstanceOfNode,
): "type" | "password" | "hmac" | undefined {
  const [one, other] = [here, there].map(({ instance }) =>
    credentialsOf(instance),
  );
  if (one === undefined || other === undefined) return undefined;
  if (one.hmac !== undefined || other.hmac !== undefined)
    return one.sends(other) && other.sends(one) ? undefined : "hmac";
  if (one.type !== other.type) return "type";
  return one.secret === other.secret ? undefined : "password";
}

function typeName({ instance }: InstanceOfNode): string {
  return credentialsOf(instance)?.type ?? "nothing";
}

function authenticationOf(side: InstanceOfNode) {
  const { authentication, hmac } = side.instance;
  return (
    authentication?.password?.word ??
    authentication?.statement ??
    hmac?.statement ??
    placeOf(side, undefined)
  );
}
