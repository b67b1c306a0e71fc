/* Releases of keepalived. */

/** A release as keepalived numbers them: "2.2.7". */
export type Version = string;

/** The newest release the schema describes: what files are held against unless a target is given. */
export const newestVersion: Version = "2.4.3";

/** The oldest release whose keywords are known one by one. */
export const oldestVersion: Version = "1.3.0";

/** Negative, zero or positive, like a comparison function. */
export function compareVersions(one: Version, other: Version): number {
  return one === other ? 0 : rankOf(one) - rankOf(other);
}

const ranks = new Map<Version, number>();

/** A number that grows with the release. Asked for each statement of a file, so it is worked out once. */
function rankOf(version: Version): number {
  let rank = ranks.get(version);
  if (rank === undefined) {
    const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
    rank = (major * 1000 + minor) * 1000 + patch;
    ranks.set(version, rank);
  }
  return rank;
}

/** A release number that somebody typed; undefined if it is none. */
export function parseVersion(written: string): Version | undefined {
  return /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(written.trim())?.[1];
}

/** Whether what is known to differ in 2.2.7 counts for a release: releases between 2.2.7 and the newest are taken for new. */
export function isOld(target: Version): boolean {
  return compareVersions(target, "2.2.7") <= 0;
}
