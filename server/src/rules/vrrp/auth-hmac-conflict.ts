import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

const key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

const instance = (lines: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
${lines}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "auth-hmac-conflict",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "auth_hmac stands beside authentication, or its active key is not defined",
  why: "An instance authenticates its adverts in one way. Beside `auth_hmac` keepalived drops `authentication`, with a message; a node that has only that one drops the adverts then. If `active_key` names no key of the block, `auth_hmac` is disabled, and the adverts carry no authentication at all. In strict mode the mode is always `enforce`: another one is reported and not used.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      instance(`    auth_hmac {
        key 1 ${key}
        active_key 1
    }
    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
`),
      instance(`    auth_hmac {
        key 1 ${key}
        active_key 2
    }
`),
    ],
    good: [
      instance(`    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
`),
    ],
  },
  messages: {
    both: '"{name}" has auth_hmac, so keepalived drops its "authentication" with a message: remove the block, on all nodes',
    undefinedKey:
      'active_key {key} is none of the keys of "{name}": keepalived disables auth_hmac, and its adverts carry no authentication; define the key or name another',
    strict:
      'strict mode wants auth_hmac in mode enforce: keepalived reports "{mode}" for "{name}" and enforces; write "mode enforce", or remove strict mode',
    remove: "remove the authentication",
    other: "use key {key}",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, hmac, authentication, effective } of instances) {
      if (hmac === undefined) continue;
      const { activeKey, keys, mode } = hmac;
      const type = authentication?.type?.value;
      // Strict mode and version 3 drop it earlier, with findings of their own.
      if (
        authentication !== undefined &&
        (type === "PASS" || type === "AH") &&
        !effective.strict &&
        effective.version === 2
      )
        report({
          message: "both",
          at: authentication.statement.words[0],
          args: { name },
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(authentication.statement),
            },
          ],
        });
      if (
        activeKey !== undefined &&
        keys.length > 0 &&
        !keys.some(({ id }) => id === activeKey.value)
      )
        report({
          message: "undefinedKey",
          at: activeKey.word,
          args: { name, key: activeKey.value },
          fixes: () =>
            keys.slice(0, 1).map(({ id }) => ({
              title: "other",
              args: { key: id },
              safety: "suggested" as const,
              edits: replaceWord(activeKey.word, String(id)),
            })),
        });
      else if (
        effective.strict &&
        mode !== undefined &&
        mode.value !== "enforce"
      )
        report({
          message: "strict",
          at: mode.word,
          args: { name, mode: mode.value },
        });
    }
  },
});
