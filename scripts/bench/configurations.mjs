/* The configurations of the benchmark: made here, the same each time. */

/**
 * A site of this many virtual servers with four real servers and HTTP checks each, a hundredth as many VRRP instances
 * in sync groups, scripts they track, definitions; every hundredth service stands in a file that is included.
 * Files by name, the root first.
 */
export function site(services) {
  const instances = Math.max(1, Math.ceil(services / 100));
  const own = Array.from({ length: services }, (_, index) => index);
  const isIncluded = (index) => index % 100 === 99;
  const root = [
    globals,
    "$CHECK_TIMEOUT=3\n",
    ...range(Math.ceil(instances / 10)).map(script),
    ...range(instances).map((index) =>
      instance(index, services, Math.floor(index / 10)),
    ),
    ...range(Math.ceil(instances / 10)).map((index) =>
      syncGroup(index, instances),
    ),
    ...own.filter((index) => !isIncluded(index)).map((index) => service(index)),
    "include included.conf\n",
  ].join("\n");
  return {
    "keepalived.conf": root,
    "included.conf": own
      .filter(isIncluded)
      .map((index) => service(index))
      .join("\n"),
  };
}

/**
 * The shape that reading is compared with: virtual servers, and the instances that hold their addresses, in one file.
 * All is in order, as sites are most of the time: there is nothing to report.
 */
export function services(count) {
  return plain(
    [
      globals,
      script(0),
      ...range(Math.max(1, Math.ceil(count / 100))).map((index) =>
        instance(index, count),
      ),
      ...range(count).map((index) => service(index)),
    ].join("\n"),
  );
}

/** What must grow no faster than its size; each case is read at a size and at twice that size. */
export const growth = {
  "nested blocks": (size) => plain("a {\n".repeat(size) + "}\n".repeat(size)),
  "scripts with references": (size) =>
    plain(
      [
        ...range(size).map(script),
        `vrrp_instance VI {\n    interface eth0\n    virtual_router_id 51\n    track_script {\n${range(
          size,
        )
          .map((index) => `        check_${index}\n`)
          .join(
            "",
          )}    }\n    virtual_ipaddress {\n        192.0.2.1/24\n    }\n}\n`,
      ].join("\n"),
    ),
  diagnostics: (size) =>
    plain(`global_defs {\n${"    no_such_keyword 1\n".repeat(size)}}\n`),
  // an address that no instance holds, and weights that persistence hides
  "services with findings": (size) =>
    plain(
      [
        globals,
        script(0),
        instance(0, 1),
        ...range(size).map((index) =>
          service(index + 1, "    persistence_timeout 50\n"),
        ),
      ].join("\n"),
    ),
  includes: (size) => ({
    "keepalived.conf": range(size)
      .map((index) => `include part-${index}.conf\n`)
      .join(""),
    ...Object.fromEntries(
      range(size).map((index) => [`part-${index}.conf`, service(index)]),
    ),
  }),
  "instances of a sequence": (size) =>
    plain(
      `~SEQ(A, 1, ${Math.ceil(size / 254)}) ~SEQ(B, 1, 254) vrrp_instance VI_$A_$B { interface eth0.$A; virtual_router_id $B }\n`,
    ),
};

const globals = `global_defs {
    router_id LVS_BENCH
    script_user root
    enable_script_security
}
`;

function plain(text) {
  return { "keepalived.conf": text };
}

function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}

function script(index) {
  return `vrrp_script check_${index} {
    script "/usr/bin/true"
    interval 2
}
`;
}

/** Holds the addresses of a hundred services; an advertisement has room for a few (RFC 9568), so one is advertised. */
function instance(index, services, script = 0) {
  const vips = range(Math.min(100, services - index * 100)).map(
    (each) => `        ${address("10.1", index * 100 + each)}/32\n`,
  );
  return `vrrp_instance VI_${index} {
    state BACKUP
    interface eth0
    virtual_router_id ${(index % 255) + 1}
    priority 100
    advert_int 1
    virtual_ipaddress {
${vips[0]}    }
${excluded(vips.slice(1))}    track_script {
        check_${script}
    }
}
`;
}

function excluded(vips) {
  return vips.length === 0
    ? ""
    : `    virtual_ipaddress_excluded {\n${vips.join("")}    }\n`;
}

function syncGroup(index, instances) {
  const members = range(10)
    .map((each) => index * 10 + each)
    .filter((each) => each < instances);
  if (members.length < 2) return "";
  return `vrrp_sync_group VG_${index} {
    group {
${members.map((each) => `        VI_${each}\n`).join("")}    }
}
`;
}

function service(index, more = "") {
  return `virtual_server ${address("10.1", index)} 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
${more}    protocol TCP
${range(4)
  .map((server) => realServer(index * 4 + server, server + 1))
  .join("")}}
`;
}

function realServer(index, weight) {
  return `    real_server ${address("172.16", index)} 80 {
        weight ${weight}
        HTTP_GET {
            url {
                path /health
                status_code 200
            }
            connect_timeout 3
            retry 3
            delay_before_retry 3
            connect_port 80
        }
    }
`;
}

/** The n-th address behind two bytes; further ones go on in the second byte. */
function address(start, index) {
  const [first, second] = start.split(".").map(Number);
  return [first, second + (index >> 16), (index >> 8) & 255, index & 255].join(
    ".",
  );
}
