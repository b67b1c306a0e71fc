import { statSync } from "node:fs";

/** Configurations are smaller. */
const large = 1024 * 1024;

/** What larger files may take together, in bytes. */
const mostOfLarge = 64 * 1024 * 1024;

/**
 * For one search through folders: whether a file may be read only to see what it is. A folder may hold gigabytes that
 * are called `*.conf` and are nothing of ours.
 */
export function openBudget(): (path: string) => boolean {
  let left = mostOfLarge;
  return (path) => {
    try {
      const { size } = statSync(path);
      if (size <= large) return true;
      left -= size;
      return left >= 0;
    } catch {
      // who reads it sees why it can't be
      return true;
    }
  };
}
