// Docs of the keywords of track_group.

import type { KeywordDocs } from "./doc.ts";

export const trackGroupDocs: KeywordDocs = {
  group: {
    summary:
      "Opens the list of instances that go to FAULT when a static item of this group is lost and cannot be restored",
    details:
      "The lines of `static_ipaddress`, `static_routes` and `static_rules` refer to the group by `track_group`, so the group must be defined before them.",
    example: `group {
    VI_INSIDE
    VI_OUTSIDE
}`,
  },
};
