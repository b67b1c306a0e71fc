/* Keywords of virtual_server / real_server / BFD_CHECK. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";

export const bfdCheckKeywords: KeywordTable = {
  alpha: {
    args: [{ ...onOff, default: "of the real_server" }],
    source: "check/check_bfd.c:258",
  },
  name: {
    required: true,
    args: [
      {
        name: "name",
        kind: "reference",
        target: "bfd_instance",
        maxLength: 31,
        onViolation: "error-block-dropped",
      },
    ],
    missing: "error-block-dropped",
    extra: "error-block-dropped",
    repeat: "first-wins-error",
    source: "check/check_bfd.c:257",
  },
};
