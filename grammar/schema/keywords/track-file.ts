/* Keywords of track_file, and of vrrp_track_file, its old name. */
import type { KeywordTable } from "../keyword.ts";

export const trackFileKeywords: KeywordTable = {
  file: {
    required: true,
    args: [
      {
        name: "path",
        kind: "path",
        note: "the directory must exist and be writable storage that can be watched",
      },
    ],
    missing: "error-ignored",
    repeat: "first-wins-error",
    source: "trackers/track_file.c:539",
  },
  init_file: {
    args: [
      {
        name: "value",
        kind: "int",
        min: -254,
        max: 254,
        optional: true,
        default: 0,
        onViolation: "error-kept",
      },
      { name: "option", kind: "enum", words: ["overwrite"], optional: true },
    ],
    extra: "checked",
    note: "value and overwrite may come in either order",
    source: "trackers/track_file.c:541",
  },
  weight: {
    args: [
      {
        name: "weight",
        kind: "int",
        min: -254,
        max: 254,
        default: 1,
        onViolation: "error-default:1",
      },
      { name: "option", kind: "enum", words: ["reverse"], optional: true },
    ],
    missing: "error-ignored",
    repeat: "first-wins-error",
    unsetValue: "1",
    source: "trackers/track_file.c:540",
  },
};

/** vrrp_track_file is older than one of its words. */
export const vrrpTrackFileKeywords: KeywordTable = {
  ...trackFileKeywords,
  weight: {
    args: [
      {
        name: "weight",
        kind: "int",
        min: -254,
        max: 254,
        default: 1,
        onViolation: "error-default:1",
      },
      {
        name: "option",
        kind: "enum",
        words: ["reverse"],
        wordsSince: { reverse: "2.0.18" },
        optional: true,
      },
    ],
    missing: "error-ignored",
    repeat: "first-wins-error",
    unsetValue: "1",
    source: "trackers/track_file.c:547",
  },
};
