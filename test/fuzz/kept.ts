/* test/fixtures/fuzz: what has failed once, each under the name of the property and the seed that made it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Property } from "./property.ts";

const folder = "test/fixtures/fuzz";

const extensions = { text: ".conf", bytes: ".bin", steps: ".jsonl" } as const;

/** Keeps an input; gives where. */
export function keep(
  name: string,
  { form }: Property,
  seed: number,
  input: string,
): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${seed}${extensions[form]}`);
  writeFileSync(path, input, encodingOf(form));
  return path;
}

/** What a property has failed for. */
export function keptOf(
  name: string,
  { form }: Property,
): readonly { readonly file: string; readonly input: string }[] {
  return readdirSync(folder)
    .filter(
      (file) => file.startsWith(`${name}-`) && file.endsWith(extensions[form]),
    )
    .map((file) => ({
      file,
      input: readFileSync(join(folder, file), encodingOf(form)),
    }));
}

function encodingOf(form: Property["form"]): "latin1" | "utf8" {
  return form === "bytes" ? "latin1" : "utf8";
}
