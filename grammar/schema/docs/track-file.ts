// Docs of the keywords of track_file and of its old name vrrp_track_file.

import type { KeywordDocs } from "./doc.ts";

export const trackFileDocs: KeywordDocs = {
  file: {
    summary:
      "Names the watched file, whose content is read as a whole number on each change",
    details:
      "Its directory must exist and lie on a writable file system that reports changes; network file systems, FUSE and /proc are refused. The file is read only if something tracks it.",
    example: "file /etc/keepalived/track/maintenance",
  },
  init_file: {
    summary:
      "Creates the file with a start value, by default 0, when keepalived starts",
    details:
      "An existing file is kept unless `overwrite` is given. Nothing is written on a reload.",
    example: "init_file 0 overwrite",
  },
  weight: {
    summary:
      "Sets the factor by which the number in the file is multiplied before it is added to the priority",
    details:
      "0 makes it a switch: any number but 0 in the file means FAULT. A product below -253 means FAULT too. Sync groups and address owners accept only 0. `reverse` changes the sign. A `weight` in the tracking line overrides it.",
    example: "weight 0",
  },
};
