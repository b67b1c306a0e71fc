/* Lines of the track_ blocks of vrrp_instance and vrrp_sync_group. */
import type { LineFacts } from "../keyword.ts";

export const trackInterfaceLine: LineFacts = {
  name: "track_interface",
  head: {
    args: [
      {
        name: "name",
        kind: "interface",
        onViolation: "error-entry-dropped",
        note: "must exist",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_track.c",
  },
  words: {
    weight: {
      args: [
        {
          name: "weight",
          kind: "int",
          min: -253,
          max: 253,
          onViolation: "error-default:0",
          note: "-254 and 254 are errors and set to -253 and 253",
        },
        {
          name: "option",
          kind: "enum",
          words: ["reverse"],
          optional: true,
          wordsSince: { reverse: "2.0.18" },
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_track.c:113",
    },
  },
  unknown: "error-entry-dropped",
};

export const trackScriptLine: LineFacts = {
  name: "track_script",
  head: {
    args: [
      {
        name: "name",
        kind: "reference",
        onViolation: "error-entry-dropped",
        note: "must be defined earlier",
        target: "vrrp_script",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_track.c",
  },
  words: {
    weight: {
      args: [
        {
          name: "weight",
          kind: "int",
          min: -253,
          max: 253,
          onViolation: "error-default:weight of the vrrp_script",
          note: "-254 and 254 are errors and set to -253 and 253",
        },
        {
          name: "option",
          kind: "enum",
          words: ["reverse", "noreverse"],
          optional: true,
          wordsSince: { reverse: "2.0.18", noreverse: "2.0.18" },
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_track.c:235",
    },
  },
  unknown: "error-entry-dropped",
};

export const trackFileLine: LineFacts = {
  name: "track_file",
  head: {
    args: [
      {
        name: "name",
        kind: "reference",
        onViolation: "error-entry-dropped",
        note: "must be defined earlier",
        target: "track_file",
      },
    ],
    missing: "ok",
    source: "trackers/track_file.c",
  },
  words: {
    weight: {
      args: [
        {
          name: "weight",
          kind: "int",
          min: -254,
          max: 254,
          onViolation: "error-default:weight of the track_file",
        },
        {
          name: "option",
          kind: "enum",
          words: ["reverse", "noreverse"],
          optional: true,
          onViolation: "error-entry-dropped",
          wordsSince: { reverse: "2.0.18", noreverse: "2.0.18" },
        },
      ],
      missing: "error-entry-dropped",
      source: "trackers/track_file.c:212",
    },
  },
  unknown: "error-entry-dropped",
};

export const trackProcessLine: LineFacts = {
  name: "track_process",
  head: {
    args: [
      {
        name: "name",
        kind: "reference",
        onViolation: "error-entry-dropped",
        note: "must be defined earlier",
        target: "vrrp_track_process",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_track.c",
  },
  words: {
    weight: {
      args: [
        {
          name: "weight",
          kind: "int",
          min: -254,
          max: 254,
          onViolation: "error-default:weight of the vrrp_track_process",
        },
        {
          name: "option",
          kind: "enum",
          words: ["reverse", "noreverse"],
          optional: true,
          wordsSince: { reverse: "2.0.18", noreverse: "2.0.18" },
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_track.c:355",
    },
  },
  unknown: "error-entry-dropped",
};

export const trackBfdLine: LineFacts = {
  name: "track_bfd",
  head: {
    args: [
      {
        name: "name",
        kind: "reference",
        onViolation: "error-entry-dropped",
        note: "must be defined earlier",
        target: "bfd_instance",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_track.c",
  },
  words: {
    weight: {
      args: [
        {
          name: "weight",
          kind: "int",
          min: -253,
          max: 253,
          onViolation: "error-default:weight of the bfd_instance",
        },
        {
          name: "option",
          kind: "enum",
          words: ["reverse", "noreverse"],
          optional: true,
          onViolation: "error-entry-dropped",
          wordsSince: { reverse: "2.0.18", noreverse: "2.0.18" },
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_track.c:501",
    },
  },
  unknown: "error-entry-dropped",
};
