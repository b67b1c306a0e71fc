/* How rules about kernel settings mend them: where the value stands, else in a new file beside the configuration. */
import type { KernelSetting } from "../../model/kernel-settings.ts";
import type { Node } from "../../model/node.ts";
import type { Fix } from "../rule.ts";

export interface WantedSetting {
  readonly setting: string;
  /** A name below the folder of the configuration, such as `sysctl.d/60-forwarding.conf`. */
  readonly file: string;
  /** A sentence for the file. */
  readonly why: string;
}

/** Needs the messages `create` and `change`. */
export function settingFix(
  { configuration: { root } }: Node,
  wrong: KernelSetting | undefined,
  { setting, file, why }: WantedSetting,
): Fix {
  if (wrong !== undefined) {
    const { at, value } = wrong;
    const start = at.file.text.lastIndexOf(value, at.end - 1);
    return {
      title: "change",
      safety: "suggested",
      edits:
        start < at.start
          ? []
          : [
              {
                file: at.file,
                start,
                end: start + value.length,
                newText: "1",
              },
            ],
    };
  }
  return {
    title: "create",
    args: { file, setting },
    safety: "suggested",
    edits: [
      {
        create: file,
        beside: root,
        newText: `# ${why} Install as /etc/${file}.\n${setting} = 1\n`,
      },
    ],
  };
}
