/* Keywords of vrrp_sync_group. */
import type { KeywordTable } from "../keyword.ts";
import { notifyCommand, onOff } from "./common-arguments.ts";

export const vrrpSyncGroupKeywords: KeywordTable = {
  global_tracking: {
    deprecated: {
      since: "2.0.0",
      replacement:
        "track_interface, track_script, track_file in the sync group",
      reported: true,
    },
    source: "vrrp/vrrp_parser.c:2309",
  },
  group: {
    opens: "values",
    format: "instance_name",
    extra: "error-ignored",
    repeat: "first-wins-error-block-skipped",
    empty: "error-ignored",
    source: "vrrp/vrrp_parser.c:2293",
  },
  notify: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2307",
  },
  notify_backup: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2303",
  },
  notify_fault: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2305",
  },
  notify_master: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2304",
  },
  notify_priority_changes: {
    since: "2.2.0",
    args: [{ ...onOff, default: "inherited" }],
    source: "vrrp/vrrp_parser.c:2311",
  },
  notify_stop: {
    since: "2.0.0",
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2306",
  },
  smtp_alert: {
    args: [{ ...onOff, default: "inherited" }],
    source: "vrrp/vrrp_parser.c:2308",
  },
  sync_group_tracking_weight: {
    since: "2.0.0",
    source: "vrrp/vrrp_parser.c:2310",
  },
  track_bfd: {
    opens: "values",
    format: "track_bfd",
    since: "2.0.0",
    build: ["bfd"],
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2301",
  },
  track_file: {
    opens: "values",
    format: "track_file",
    since: "2.0.0",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2296",
  },
  track_interface: {
    opens: "values",
    format: "track_interface",
    since: "2.0.0",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2294",
  },
  track_process: {
    opens: "values",
    format: "track_process",
    since: "2.0.11",
    build: ["track-process"],
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2298",
  },
  track_script: {
    opens: "values",
    format: "track_script",
    since: "2.0.0",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2295",
  },
};
