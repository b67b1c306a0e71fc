/* Keywords of track_group. */
import type { KeywordTable } from "../keyword.ts";

export const trackGroupKeywords: KeywordTable = {
  group: {
    opens: "values",
    format: "instance_name",
    extra: "error-ignored",
    repeat: "first-wins-error-block-skipped",
    empty: "error-ignored",
    source: "vrrp/vrrp_parser.c:2283",
  },
};
