// Docs of the keywords of vrrp_sync_group.

import type { KeywordDocs } from "./doc.ts";

export const vrrpSyncGroupDocs: KeywordDocs = {
  global_tracking: {
    summary: "Deprecated: lets the members of the group use weighted trackers",
    details:
      "Reported whenever it is used. Put `track_interface`, `track_script` or `track_file` into the sync group; if weights are really wanted use `sync_group_tracking_weight`.",
  },
  group: {
    summary: "Opens the list of the instances that change state together",
    details:
      "If one member enters FAULT or becomes backup all others follow, so inside and outside addresses stay on one node. Put the same instances into the group on every node and give them the same order of priorities there, otherwise the group flaps or splits. An instance can be in one group only; a group of one instance is reported. The block may stand before the instances.",
    example: `group {
    VI_INSIDE
    VI_OUTSIDE
}`,
  },
  notify: {
    summary: "Runs one script on every change of state of the group",
    details:
      "Four words are appended to its arguments: `GROUP`, the group name, the new state and 0 in place of a priority. The members' own `notify` scripts run as well. Quote command and arguments together; a word behind it is the user.",
    example: 'notify "/etc/keepalived/notify.sh --log" keepalived_script',
  },
  notify_backup: {
    summary: "Runs a script when the group becomes backup",
    details:
      "The script gets only the arguments written here. One that is missing or not executable is dropped with no more than a log line.",
    example: 'notify_backup "/etc/keepalived/to-backup.sh VG_1"',
  },
  notify_fault: {
    summary:
      "Runs a script when the group enters FAULT, that is when any member failed",
    example: 'notify_fault "/etc/keepalived/to-fault.sh VG_1"',
  },
  notify_master: {
    summary:
      "Runs a script once when all members of the group have become master",
    details:
      "The right place for actions that must happen once per fail-over and not once per instance.",
    example: 'notify_master "/etc/keepalived/to-master.sh VG_1"',
  },
  notify_priority_changes: {
    summary: "Also writes priority changes of the members to the notify FIFOs",
    details:
      "Default for the members without a setting of their own; without it `vrrp_notify_priority_changes` applies. Scripts are not run for such changes.",
    example: "notify_priority_changes on",
  },
  notify_stop: {
    summary: "Runs a script for the group when keepalived stops",
    details: "Neither `notify_backup` nor `notify_fault` runs on a stop.",
    example: 'notify_stop "/etc/keepalived/to-stop.sh VG_1"',
  },
  smtp_alert: {
    summary: "Sends a mail on each change of state of the group",
    details:
      "Needs `notification_email` and `smtp_server` in `global_defs`. With alerts on the members too, one fail-over causes several mails.",
    example: "smtp_alert on",
  },
  sync_group_tracking_weight: {
    summary:
      "Allows weighted trackers although the members then can have different priorities",
    details:
      "Without it weighted scripts, files and BFD sessions of group members are dropped and weighted interfaces lose their weight, both with an error. With it keep all weights equal for all members (best as trackers of the group itself); if the members' priorities end up in a different order on the nodes the group never settles.",
    example: `sync_group_tracking_weight
track_script {
    chk_haproxy weight -40
}`,
  },
  track_bfd: {
    summary:
      "Opens the list of BFD sessions that count for all members of the group",
    details:
      "Without a weight a lost session means FAULT for the whole group. The `bfd_instance` must be defined earlier; a weight needs `sync_group_tracking_weight`.",
    example: `track_bfd {
    uplink
}`,
  },
  track_file: {
    summary:
      "Opens the list of files whose number counts for all members of the group",
    details:
      "Use weight 0, with which any number but 0 means FAULT, unless `sync_group_tracking_weight` is set; the default weight 1 is reported. The `track_file` block must be defined earlier.",
    example: `track_file {
    maintenance weight 0
}`,
  },
  track_interface: {
    summary:
      "Opens the list of interfaces whose loss takes the whole group to FAULT",
    details:
      "The members' own interfaces are tracked already and are reported if listed. A weight needs `sync_group_tracking_weight`.",
    example: `track_interface {
    eth2
}`,
  },
  track_process: {
    summary:
      "Opens the list of watched processes that count for all members of the group",
    details:
      "Without a weight a missing process means FAULT for the whole group. The `vrrp_track_process` must be defined earlier; weights only make sense with `sync_group_tracking_weight`.",
    example: `track_process {
    haproxy_running
}`,
  },
  track_script: {
    summary:
      "Opens the list of check scripts that count for all members of the group",
    details:
      "Without a weight a failed check means FAULT for the whole group. The `vrrp_script` must be defined earlier and its own weight be 0, unless `sync_group_tracking_weight` is set.",
    example: `track_script {
    chk_haproxy
}`,
  },
};
