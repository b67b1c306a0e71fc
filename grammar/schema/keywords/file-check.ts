/* Keywords of virtual_server / real_server / FILE_CHECK. */
import type { KeywordTable } from "../keyword.ts";

export const fileCheckKeywords: KeywordTable = {
  track_file: {
    required: true,
    args: [{ name: "name", kind: "reference", target: "track_file" }],
    source: "check/check_file.c:137",
  },
  weight: {
    args: [
      {
        name: "weight",
        kind: "int",
        min: -2147483647,
        max: 2147483647,
        default: "of the track_file",
      },
      {
        name: "option",
        kind: "enum",
        words: ["reverse", "noreverse"],
        optional: true,
      },
    ],
    missing: "error-ignored",
    source: "check/check_file.c:138",
  },
};
