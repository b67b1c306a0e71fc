import assert from "node:assert/strict";
import { rules } from "../server/src/rules/registry.gen.ts";
import type { Area } from "../server/src/rules/rule.ts";

/*
 * The rules there are. Ids stand in settings, suppressions and pipelines: none may go, and a new one is a decision.
 * The catalogue is what operators get wrong beyond syntax; the others are about the language and what came up since.
 */
const catalogue: readonly string[] = `
  vrid-mismatch vip-list-mismatch unicast-multicast-mix auth-mismatch advert-int-mismatch vrrp-version-mismatch
  unicast-peer-missing-node unicast-src-equal mcast-group-mismatch firewall-blocks-vrrp
  weight-too-small-for-failover nopreempt-with-weighted-tracking preempt-delay-slows-failover
  dr-director-is-real-server dr-fwmark-mac-incomplete dr-port-mismatch lvs-vip-not-accepted
  strict-mode-vip-unreachable vip-is-real-address duplicate-vip-across-instances sync-group-priority-inversion
  sync-group-weighted-tracker-dropped nopreempt-with-master keyword-split-by-space vrid-clash-between-clusters
  tcp-check-unknown-retry checker-port-unset missing-protocol virtual-server-address-not-a-vip
  script-needs-shell script-path-through-symlink track-script-undefined track-script-defined-later
  vrrp-script-unused value-truncated-by-comment master-without-priority equal-priority
  state-contradicts-priority virtual-server-group-undefined weight-ignored-by-scheduler
  fwmark-dr-real-server-port multiple-address-owners duplicate-vrid-same-interface nat-loopback-server
  include-with-variable include-no-match include-quoted duplicate-definition duplicate-virtual-server
  virtual-server-group-reused virtual-server-differs-between-nodes lvs-sync-unknown-instance
  lvs-sync-without-instance lvs-sync-parameters-mismatch dr-loop-needs-backup-only fwmark-differs-between-nodes
  fwmark-rule-mismatch nat-instances-not-synchronised nat-gateway-not-floating nopreempt-on-lower-only
  weight-saturates script-killall-as-non-root script-security-missing script-user-missing script-not-executable
  misc-check-script-missing script-not-absolute heartbeat-interface-shared-fate dont-track-primary-split-brain
  unweighted-tracker-outage sync-group-missing-on-peer sync-group-mixed-priority instance-nested-in-sync-group
  unicast-peer-is-vip unicast-peer-contains-self unicast-source-implicit multicast-options-with-unicast
  mcast-group-routable strict-conflict auth-incomplete auth-default-password default-virtual-router-id
  duplicate-vip-in-instance vip-separator vip-network-or-broadcast vip-without-prefix
  ipv6-first-vip-not-link-local excluded-vip-mismatch duplicate-scalar real-server-without-checker
  http-path-not-absolute checker-protocol-vs-port checker-vs-service-protocol slow-failure-detection
  slow-takeover threshold-inverted real-server-is-vip dr-ports-collapse ha-suspend-with-group
  ha-suspend-without-vip inhibit-with-persistence persistence-engine-invalid persistence-hides-weights
  udp-without-ops dr-loopback-server track-process-name notify-incomplete smtp-alert-without-address
  script-stops-keepalived script-timeout-exceeds-interval skip-check-false-is-true undefined-variable
  comment-eats-braces sample-config-leftovers dr-real-servers-off-link dr-real-server-arp nat-one-network
  nat-needs-ip-forward nonlocal-bind-needed http-default-criteria http-without-virtualhost router-id-duplicate
  sync-group-mixed-owner sync-group-unknown-member sync-group-duplicate-member sync-group-single-member
  weight-out-of-range weight-with-priority-255 track-own-interface notify-duplicate nopreempt-with-owner
  preempt-delay-conflict advert-int-fraction-v2 advert-int-out-of-range vrid-out-of-range vrid-missing
  interface-missing vip-missing priority-out-of-range state-invalid unicast-duplicate-peer
  unicast-without-peers mcast-group-not-multicast vip-prefix-inconsistent mixed-vip-families too-many-vips
  vip-label-too-long ipv6-with-version-2 auth-pass-truncated auth-type-invalid auth-with-vrrpv3 auth-ah-limits
  vmac-with-unicast down-timer-adverts-mismatch nb-get-retry-deprecated fwmark-protocol-ignored missing-lb-kind
  missing-lb-algo virtual-server-group-unused duplicate-real-server virtual-server-without-real-server
  http-check-without-url delay-loop-shorter-than-check quorum-unreachable all-weights-zero hysteresis-ge-quorum
  zero-port-needs-persistence ops-requires-udp scheduler-flag-misplaced mixed-family-needs-tun
  sorry-server-duplicate ha-suspend-with-fwmark lvs-sync-multiple fwmark-vip-missing slash-comment
  deprecated-keyword
`
  .trim()
  .split(/\s+/);

const others: Readonly<Partial<Record<Area, readonly string[]>>> = {
  check: [
    "bindto-family-mismatch",
    "checked-object-undefined",
    "link-local-check-without-interface",
    "regex-does-not-compile",
    "udp-check-lengths-inverted",
    "virtual-server-without-checker",
  ],
  include: ["include-behind-condition", "include-cycle"],
  lvs: [
    "group-family-mismatch",
    "ip-family-conflict",
    "sorry-server-inhibit-differs",
    "sorry-server-option-misplaced",
    "tunnel-options-conflict",
    "virtual-server-group-mixed-families",
  ],
  schema: [
    "duplicate-keyword",
    "empty-block",
    "invalid-value",
    "keyword-in-wrong-block",
    "missing-keyword",
    "missing-parameter",
    "needs-newer-keepalived",
    "outdated-keyword",
    "removed-keyword",
    "surplus-parameter",
    "swallowed-keyword",
    "unknown-keyword",
    "value-out-of-range",
    "value-separator",
  ],
  script: ["smtp-server-by-name"],
  style: ["unused-suppression"],
  syntax: [
    "directive-eats-braces",
    "directive-from-definition",
    "expansion-too-large",
    "invalid-character",
    "invalid-sequence",
    "line-too-long",
    "missing-open-brace",
    "mistyped-brace",
    "stray-backslash",
    "stray-close-brace",
    "unclosed-block",
    "unexpected-open-brace",
    "unterminated-quote",
  ],
  vrrp: [
    "address-family-mismatch",
    "advert-int-too-fine",
    "auth-hmac-conflict",
    "bfd-duplicate-session",
    "bfd-family-mismatch",
    "bfd-max-hops-above-ttl",
    "bfd-without-neighbor",
    "duplicate-instance",
    "duplicate-tracker",
    "garp-group-interface-twice",
    "garp-group-without-interval",
    "garp-interval-zero",
    "ipvlan-without-source",
    "macvlan-shared",
    "multicast-group-unused",
    "owner-ignore-adverts-conflict",
    "peer-ttl-inverted",
    "process-quorum-above-max",
    "promote-secondaries-with-vmac",
    "route-without-interface",
    "rule-without-priority",
    "state-set-twice",
    "sync-group-without-members",
    "timer-expired-backup-without-nopreempt",
    "track-bfd-undefined",
    "track-file-undefined",
    "track-group-undefined",
    "track-interface-in-group-and-instance",
    "track-process-undefined",
    "use-vmac-twice",
    "version-conflict",
    "vmac-name-reused",
    "vmac-without-interface",
    "vmac-xmit-base-without-vmac",
    "vrf-with-interface",
  ],
};

describe("catalogue of rules", () => {
  const ids = rules.map(({ id }) => id);

  it("has 176 entries, each once", () => {
    assert.equal(catalogue.length, 176);
    assert.equal(new Set(catalogue).size, 176);
  });

  it("is there as a whole", () => {
    assert.deepEqual(
      catalogue.filter((id) => !ids.includes(id)),
      [],
    );
  });

  it("is added to only on purpose", () => {
    const added = rules
      .filter(({ id }) => !catalogue.includes(id))
      .map(({ area, id }) => `${area} ${id}`);
    const expected = Object.entries(others).flatMap(([area, list]) =>
      list.map((id) => `${area} ${id}`),
    );
    assert.deepEqual(added.sort(), expected.sort());
  });

  it("has one rule for each id", () => {
    assert.equal(new Set(ids).size, ids.length);
  });
});
