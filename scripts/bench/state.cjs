// Loaded before the server: tells, when asked, its processor time in milliseconds, and in megabytes the most memory it
// has held and what it keeps.
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const most = process.resourceUsage().maxRSS / 1024;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send({
    processor: (user + system) / 1000,
    most,
    kept: (heapUsed + external) / 2 ** 20,
  });
});
process.channel.unref();
