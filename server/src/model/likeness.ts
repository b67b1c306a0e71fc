/*
 * What the names and folders of two root files say about them: two nodes of one cluster, or copies, versions and
 * environments of the same thing.
 */
import { nameOfFile, saysNothing } from "./node-names.ts";

export type Likeness =
  /** Names that tell nodes of one cluster apart: lb01 and lb02, master and backup. */
  | "siblings"
  /** Nothing can be said. */
  | "unlike"
  /** Never nodes of one cluster: prod and staging, keepalived.conf and keepalived.conf.bak, v1 and v2. */
  | "apart";

export interface PathRelation {
  readonly likeness: Likeness;
  /** 0: one folder. Otherwise how far up the folders part. */
  readonly distance: number;
  /** The folder, or the folders' path with a star where they part. */
  readonly scope: string;
  /** What the two names have in common. */
  readonly stem: string;
}

/** How two root files lie to each other. Undefined: in folders that have nothing to do with each other. */
export function relationOf(
  uri: string,
  otherUri: string,
): PathRelation | undefined {
  const [folders, otherFolders] = [foldersOf(uri), foldersOf(otherUri)];
  const [file, otherFile] = [nameOfFile(uri), nameOfFile(otherUri)];
  if (folders.length !== otherFolders.length) return undefined;
  const parting = folders.flatMap((folder, at) =>
    folder === otherFolders[at] ? [] : [at],
  );
  const [at] = parting;
  if (parting.length > 1) return undefined;
  if (at === undefined)
    return {
      likeness: likenessOf(file, otherFile),
      distance: 0,
      scope: folders.join("/"),
      stem: stemOf(file),
    };
  const [folder = "", otherFolder = ""] = [folders[at], otherFolders[at]];
  const likeness =
    file === otherFile
      ? sameFileLikeness(file, folders, at, likenessOf(folder, otherFolder))
      : best(likenessOf(folder, otherFolder), likenessOf(file, otherFile));
  return {
    likeness,
    distance: folders.length - at,
    scope: starred(folders, at),
    stem: stemOf(folder),
  };
}

/** The scopes in which a file may be compared with others, each with the stem of its name there. */
export function scopesOf(
  uri: string,
): readonly { readonly scope: string; readonly stem: string }[] {
  const folders = foldersOf(uri);
  return [
    { scope: folders.join("/"), stem: stemOf(nameOfFile(uri)) },
    ...folders.map((folder, at) => ({
      scope: starred(folders, at),
      stem: stemOf(folder),
    })),
  ];
}

function foldersOf(uri: string): readonly string[] {
  return uri.split("/").slice(0, -1);
}

function starred(folders: readonly string[], at: number): string {
  return folders.with(at, "*").join("/");
}

/** `prod/lb01.conf` and `staging/lb01.conf`, `a/lb01/keepalived.conf` and `b/lb01/keepalived.conf`: one node twice. */
function sameFileLikeness(
  file: string,
  folders: readonly string[],
  at: number,
  byFolder: Likeness,
): Likeness {
  const telling = folders.findLast((each) => !saysNothing(each));
  const named = file !== "keepalived" || telling !== folders[at];
  return named && byFolder !== "siblings" ? "apart" : byFolder;
}

function best(byFolder: Likeness, byFile: Likeness): Likeness {
  if (byFolder === "apart" || byFile === "apart") return "apart";
  return byFolder === "siblings" ? byFolder : byFile;
}

/** A name without what tells its series apart: numbers and single letters. */
function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/(?<![a-z])[a-z](?![a-z])/g, "@");
}

/** Compares two names of files or folders. */
function likenessOf(one: string, other: string): Likeness {
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  if (!sameEnvironment(one, other)) return "apart";
  if (one === other) return "unlike";
  if (one.replace(/\d+/g, "#") === other.replace(/\d+/g, "#"))
    return isSeries(words, one) ? "apart" : "siblings";
  const [telling, otherTelling] = [words, otherWords].map((list) =>
    list.filter((word) => !isRole(word) && !saysNothing(word)),
  ) as [string[], string[]];
  const roles = words.some(isRole) && otherWords.some(isRole);
  if (roles && sameMembers(telling, otherTelling)) return "siblings";
  const [rest, otherRest] = [
    words.filter((word) => !otherWords.includes(word)),
    otherWords.filter((word) => !words.includes(word)),
  ];
  const single = (list: readonly string[]): boolean =>
    list.length === 1 && /^[a-z]$/.test(list[0] ?? "");
  return single(rest) && single(otherRest) ? "siblings" : "unlike";
}

/** Whether two names tell no two environments, versions or copies. */
export function sameEnvironment(one: string, other: string): boolean {
  return sameMembers(
    wordsOf(one).filter(isVariant),
    wordsOf(other).filter(isVariant),
  );
}

/** Words of a name, in lower case, without its numbers: `lb-Prod01.v2` is lb, prod, v. */
function wordsOf(name: string): readonly string[] {
  return (
    name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z]+|~/g) ?? []
  );
}

/** Words that name an environment or a copy. Two files that differ in one of them are not two nodes. */
const variants: ReadonlySet<string> = new Set(
  "prod production prd stage staging stg dev devel development test testing qa uat preprod sandbox demo example examples sample samples template old new orig original bak copy save saved tmp disabled broken fixed bad good before after ~".split(
    " ",
  ),
);

function isVariant(word: string): boolean {
  return variants.has(word);
}

/** Words whose numbers count versions and exercises, not machines. */
const series: ReadonlySet<string> = new Set(
  "v ver version rev task lab ex exerc exercise step part block example sample test case chapter hw homework day lesson issue scenario option attempt project".split(
    " ",
  ),
);

/** `v2`, `task-3` and `homework-task2`, but not `pg-test-01`. */
function isSeries(words: readonly string[], name: string): boolean {
  const last = words.at(-1) ?? "";
  if (!series.has(last)) return false;
  return words.length === 1 || new RegExp(`${last}\\d`, "i").test(name);
}

function isRole(word: string): boolean {
  return /^(?:\w*(?:master|slaver?|backup)|bkp|primary|secondary|main|standby|active|passive|replica)$/.test(
    word,
  );
}

function sameMembers(
  one: readonly string[],
  other: readonly string[],
): boolean {
  return (
    one.every((each) => other.includes(each)) &&
    other.every((each) => one.includes(each))
  );
}
