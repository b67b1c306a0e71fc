/* Files beside a configuration that belong to the same machine: kernel settings and packet filter rules. Only read. */
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";

/** Where such files lie, seen from the folder of the root file. */
const patterns = [
  "{sysctl.d,modules-load.d,nftables.d,iptables}/*",
  "{sysctl.conf,rules.v4,rules.v6,nftables.conf}",
  "*.{nft,rules}",
  "*{iptables,nftables,firewall}*.sh",
];

/** Looks up, once for each root file and only when a rule asks. */
export function surroundingsOf(
  host: FileHost,
): (root: SourceFile) => readonly SourceFile[] {
  return memo((root) =>
    [
      ...new Set(
        patterns.flatMap((pattern) => host.match(pattern, root.uri) ?? []),
      ),
    ]
      .filter((uri) => uri !== root.uri)
      .map((uri) => host.read(uri))
      .filter((file) => typeof file !== "string"),
  );
}
