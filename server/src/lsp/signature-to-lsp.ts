import type {
  MarkupContent,
  ParameterInformation,
  SignatureHelp,
} from "vscode-languageserver";
import type { Signature } from "../features/signature-help.ts";
import type { Client } from "./client.ts";

/** A signature with its parameters as offsets of the label, or as texts for clients that know no offsets. */
export function toSignatureHelp(
  { label, markdown, parameters, active }: Signature,
  client: Client,
): SignatureHelp {
  const documentation = (
    value: string | undefined,
  ): { documentation?: MarkupContent } =>
    value === undefined || value === ""
      ? {}
      : {
          documentation: {
            kind: client.markdownSignatures ? "markdown" : "plaintext",
            value,
          },
        };
  const shown = parameters.map(
    ({ start, end, markdown }): ParameterInformation => ({
      label: client.signatureOffsets ? [start, end] : label.slice(start, end),
      ...documentation(markdown),
    }),
  );
  return {
    signatures: [{ label, parameters: shown, ...documentation(markdown) }],
    activeSignature: 0,
    activeParameter: active,
  };
}
