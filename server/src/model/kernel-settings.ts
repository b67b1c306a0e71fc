/* Kernel settings as files and scripts set them: `a.b = v`, `a/b=v`, `sysctl -w a.b=v`, `echo v > /proc/sys/a/b`. */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";

export interface KernelSetting {
  /** With dots: `net.ipv4.vs.backup_only`. */
  readonly key: string;
  readonly value: string;
  readonly at: Place;
}

/** All settings of a file, in their order. */
export const kernelSettingsOf: (file: SourceFile) => readonly KernelSetting[] =
  memo((file) =>
    [...file.text.matchAll(setting)].flatMap((found): KernelSetting[] => {
      const [whole, key, value, echoed, path] = found;
      const name = key ?? path;
      const written = value ?? echoed;
      if (name === undefined || written === undefined) return [];
      const start = found.index + (whole.length - whole.trimStart().length);
      const end = found.index + whole.length;
      return [
        {
          key: dotted(name),
          value: written,
          at: { file, start, end },
        },
      ];
    }),
  );

/** Whether these files are about kernel settings of a machine at all, as far as one can see. */
export function areSettingsKnown(files: readonly SourceFile[]): boolean {
  return files.some((file) => kernelSettingsOf(file).length > 0);
}

/** The value that counts: the last one, as files are read in the order of their names. */
export function kernelSetting(
  files: readonly SourceFile[],
  key: string,
): KernelSetting | undefined {
  return files
    .flatMap((file) => kernelSettingsOf(file))
    .findLast((each) => each.key === key);
}

/** Whether these files set a kernel setting to another number than 0. */
export function isSwitchedOn(
  files: readonly SourceFile[],
  key: string,
): boolean {
  return /^[1-9]/.test(kernelSetting(files, key)?.value ?? "");
}

const setting =
  /(?:^[ \t]*-?|\bsysctl[ \t]+(?:-\S+[ \t]+)*["']?)((?:net|kernel|vm|fs|dev)[./][\w.*/-]+)[ \t]*=[ \t]*["']?([^\s#;"']+)|\becho[ \t]+["']?(\w+)["']?[ \t]*>[ \t]*["']?\/proc\/sys\/([\w./-]+)/gm;

/** Where the first separator is a slash, a dot stands for a dot in an interface's name. */
function dotted(key: string): string {
  const isPath = /^[^./]*\//.test(key);
  return isPath ? key.replaceAll("/", ".") : key;
}
