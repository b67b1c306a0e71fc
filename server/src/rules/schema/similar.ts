/* Words that somebody may have meant. */
import { distance } from "fastest-levenshtein";

export interface Similar {
  readonly word: string;
  /** No other word is as near, and it is very near. */
  readonly sure: boolean;
}

/** The word nearest to what is written, if one is near at all. */
export function nearest(
  written: string,
  candidates: Iterable<string>,
): Similar | undefined {
  if (written.length > longestWord) return undefined;
  const plain = simplify(written);
  let best: string | undefined;
  let least = Infinity;
  let tied = false;
  for (const candidate of candidates) {
    const steps = stepsBetween(plain, simplify(candidate));
    if (steps > least) continue;
    tied = steps === least;
    if (steps < least) best = candidate;
    least = steps;
  }
  if (best === undefined || least > allowedSteps(plain)) return undefined;
  return { word: best, sure: !tied && least <= 2 };
}

/** No keyword is as long, and to compare takes the longer the longer they are. */
const longestWord = 100;

/** Letters of other scripts that look like Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  һ: "h",
  і: "i",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  и: "u",
  ѵ: "v",
  ԝ: "w",
  х: "x",
  у: "y",
  ο: "o",
  ν: "v",
  ρ: "p",
  ι: "i",
  α: "a",
};

/** A word without look-alike letters, full-width forms and characters that can't be seen. */
export function withoutLookAlikes(word: string): string {
  if (isAscii.test(word)) return word;
  return Array.from(
    word.normalize("NFKC"),
    (letter) => lookAlikes[letter] ?? letter,
  )
    .join("")
    .replace(
      /[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\u3000\ufeff\u201c\u201d\u201e\u2018\u2019]/g,
      "",
    );
}

const isAscii = /^[\x20-\x7e]*$/;

/** What people vary without meaning anything by it. */
function simplify(word: string): string {
  return withoutLookAlikes(word).toLowerCase().replaceAll("-", "_");
}

/** Two letters swapped count as one step. */
function stepsBetween(one: string, other: string): number {
  const steps = distance(one, other);
  return steps === 2 && isSwapped(one, other) ? 1 : steps;
}

/** Whether words differ in nothing but two letters that have changed places. */
function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one).findIndex(
    (letter, index) => letter !== other[index],
  );
  const swapped =
    one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2);
  return swapped === other;
}

function allowedSteps(word: string): number {
  if (word.length <= 3) return 1;
  return word.length <= 6 ? 2 : 3;
}
