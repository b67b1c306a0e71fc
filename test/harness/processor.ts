/**
 * Seconds of the processor, user and system together, that some work takes. How busy the machine is hardly counts, so
 * they may tell what runs away from what does not; how fast something is, `npm run bench` tells.
 */
export function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return secondsSince(before);
}

/** The same, from `process.cpuUsage()` on. */
export function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
