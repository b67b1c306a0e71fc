/* What an editor shows of files, to be compared between two servers. */
import type {
  FullDocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
} from "vscode-languageserver/node";
import type { InProcessServer } from "./in-process.ts";

/** Everything of a file that an editor shows. */
export async function shownOf(
  server: InProcessServer,
  uri: string,
): Promise<unknown> {
  const textDocument = { uri };
  const range = {
    start: { line: 0, character: 0 },
    end: { line: 100_000, character: 0 },
  };
  const { items } = await server.request<FullDocumentDiagnosticReport>(
    "textDocument/diagnostic",
    { textDocument },
  );
  const ask = (method: string, more: object = {}): Promise<unknown> =>
    server.request(`textDocument/${method}`, { textDocument, ...more });
  return {
    diagnostics: items,
    symbols: await ask("documentSymbol"),
    folding: await ask("foldingRange"),
    links: await ask("documentLink"),
    hints: await ask("inlayHint", { range }),
  };
}

/** What a file is coloured by. */
export function tokensOf(
  server: InProcessServer,
  uri: string,
): Promise<SemanticTokens> {
  return server.request("textDocument/semanticTokens/full", {
    textDocument: { uri },
  });
}

/** The tokens of now, made of those of before and what is told of the difference. */
export async function changedTokens(
  server: InProcessServer,
  uri: string,
  before: SemanticTokens | undefined,
): Promise<SemanticTokens> {
  const answer = await server.request<SemanticTokens | SemanticTokensDelta>(
    "textDocument/semanticTokens/full/delta",
    { textDocument: { uri }, previousResultId: before?.resultId },
  );
  if ("data" in answer) return answer;
  const data = answer.edits.reduceRight(
    (list, { start, deleteCount, data: added = [] }) =>
      list.toSpliced(start, deleteCount, ...added),
    before?.data ?? [],
  );
  return {
    ...(answer.resultId === undefined ? {} : { resultId: answer.resultId }),
    data,
  };
}

const cluster = (
  name: string,
  own: string,
  peer: string,
): string => `$VIP=192.0.2.100
global_defs {
    router_id ${name}
}
include scripts/*.inc
@lb01 vrrp_instance VI_0 {
@^lb01 vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    track_script { chk_web weight 10 }
    include vips.inc
}
virtual_server $VIP 80 {
    lb_algo wrr
    lb_kind DR
    ~SEQ(I, 11, 13) real_server 192.0.2.$I 80 { weight $I }
}
`;

/** Two nodes with files that they include: what is typed in one is seen in the others. */
export const nodes: Readonly<Record<string, string>> = {
  "file:///lb01/keepalived.conf": cluster("lb01", "192.0.2.11", "192.0.2.12"),
  "file:///lb01/vips.inc": "virtual_ipaddress {\n    $VIP/24 dev eth0\n}\n",
  "file:///lb01/scripts/web.inc":
    "vrrp_script chk_web {\n    script /usr/bin/true\n}\n",
  "file:///lb02/keepalived.conf": cluster("lb02", "192.0.2.12", "192.0.2.11"),
  "file:///lb02/vips.inc": "virtual_ipaddress {\n    $VIP/24\n}\n",
};
