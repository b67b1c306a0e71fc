/* For each block a small configuration around a line of it, about which the daemon has as little to say as possible. */

type Wrap = (line: string) => string;

const instanceWith = (name: string, id: number, inside: string): string =>
  `vrrp_instance ${name} {\n    state BACKUP\n    interface eth0\n    virtual_router_id ${id}\n    priority 100\n    virtual_ipaddress {\n        192.0.2.${id}/24\n    }\n${inside}\n}\n`;
const instances = instanceWith("VI_1", 51, "") + instanceWith("VI_2", 52, "");

const service = (inside: string): string =>
  `virtual_server 192.0.2.100 80 {\n    delay_loop 6\n    lb_algo rr\n    lb_kind NAT\n    protocol TCP\n${inside}\n}\n`;
const realServer = (inside: string): string =>
  `    real_server 192.0.2.200 80 {\n${inside}\n    }`;
const inServer: Wrap = (line) => service(realServer(line));
const checker =
  (name: string, needed = ""): Wrap =>
  (line) =>
    inServer(`        ${name} {\n${needed}${line}\n        }`);
const url =
  "            url {\n                path /\n                status_code 200\n            }\n";

export const wrappers: Readonly<Record<string, Wrap>> = {
  "": (line) => `${line}\n${instances}`,
  global_defs: (line) => `global_defs {\n${line}\n}\n${instances}`,
  vrrp_instance: (line) =>
    instanceWith("VI_1", 51, line) + instanceWith("VI_2", 52, ""),
  "vrrp_instance/authentication": (line) =>
    instanceWith(
      "VI_1",
      51,
      `authentication {\nauth_type PASS\nauth_pass abc\n${line}\n}`,
    ),
  vrrp_sync_group: (line) =>
    `vrrp_sync_group G {\n    group {\n        VI_1\n        VI_2\n    }\n${line}\n}\n${instances}`,
  vrrp_script: (line) => `vrrp_script S {\n${line}\n}\n${instances}`,
  vrrp_track_process: (line) =>
    `vrrp_track_process P {\nprocess nginx\n${line}\n}\n${instances}`,
  track_file: (line) =>
    `track_file F {\nfile /var/run/f\n${line}\n}\n${instances}`,
  vrrp_track_file: (line) =>
    `vrrp_track_file F {\nfile /var/run/f\n${line}\n}\n${instances}`,
  bfd_instance: (line) =>
    `bfd_instance B {\nneighbor_ip 192.0.2.9\n${line}\n}\n`,
  garp_group: (line) =>
    `garp_group {\ninterface eth0\n${line}\n}\n${instances}`,
  SSL: (line) => `SSL {\n${line}\n}\n${service(realServer(""))}`,
  virtual_server: (line) => service(`${realServer("")}\n${line}`),
  "virtual_server/real_server": inServer,
  "virtual_server/real_server/TCP_CHECK": checker("TCP_CHECK"),
  "virtual_server/real_server/HTTP_GET": checker("HTTP_GET", url),
  "virtual_server/real_server/SSL_GET": checker("SSL_GET", url),
  "virtual_server/real_server/HTTP_GET/url": (line) =>
    checker("HTTP_GET")(`            url {\npath /\n${line}\n            }`),
  "virtual_server/real_server/SSL_GET/url": (line) =>
    checker("SSL_GET")(`            url {\npath /\n${line}\n            }`),
  "virtual_server/real_server/SMTP_CHECK": checker("SMTP_CHECK"),
  "virtual_server/real_server/SMTP_CHECK/host": (line) =>
    checker("SMTP_CHECK")(`            host {\n${line}\n            }`),
  "virtual_server/real_server/FILE_CHECK": (line) =>
    `track_file F {\nfile /var/run/f\n}\n${checker("FILE_CHECK", "track_file F\n")(line)}`,
  "virtual_server/real_server/BFD_CHECK": (line) =>
    `bfd_instance B {\nneighbor_ip 192.0.2.9\n}\n${checker("BFD_CHECK", "name B\n")(line)}`,
  "virtual_server/real_server/DNS_CHECK": checker(
    "DNS_CHECK",
    "name example.com\n",
  ),
  "virtual_server/real_server/MISC_CHECK": checker(
    "MISC_CHECK",
    'misc_path "/nonexistent/x"\n',
  ),
  "virtual_server/real_server/PING_CHECK": checker("PING_CHECK"),
  "virtual_server/real_server/UDP_CHECK": checker("UDP_CHECK"),
};

const inInstance =
  (block: string, before = ""): Wrap =>
  (line) =>
    before +
    instanceWith("VI_1", 51, `${block} {\n${line}\n}`) +
    instanceWith("VI_2", 52, "");
const outside =
  (block: string): Wrap =>
  (line) =>
    `${block} {\n${line}\n}\n${instances}`;

const processes = "vrrp_track_process P {\nprocess nginx\n}\n";
const files = "track_file F {\nfile /var/run/f\n}\n";
const sessions = "bfd_instance B {\nneighbor_ip 192.0.2.9\n}\n";

const inSyncGroup =
  (block: string, before = ""): Wrap =>
  (line) =>
    `${before}vrrp_sync_group G {\n    group {\n        VI_1\n        VI_2\n    }\n${block} {\n${line}\n}\n}\n${instances}`;

/** The same for a line of a value block. */
export const lineWrappers: Readonly<Record<string, Wrap>> = {
  "vrrp_instance/track_file": inInstance("track_file", files),
  "vrrp_sync_group/track_bfd": inSyncGroup("track_bfd", sessions),
  "vrrp_sync_group/track_file": inSyncGroup("track_file", files),
  "vrrp_sync_group/track_interface": inSyncGroup("track_interface"),
  "vrrp_sync_group/track_process": inSyncGroup("track_process", processes),
  interface_up_down_delays: outside("interface_up_down_delays"),
  linkbeat_interfaces: outside("linkbeat_interfaces"),
  static_ipaddress: outside("static_ipaddress"),
  static_routes: outside("static_routes"),
  static_rules: outside("static_rules"),
  virtual_server_group: (line) =>
    `virtual_server_group G {\n203.0.113.1 80\n${line}\n}\n${service(realServer("")).replace("virtual_server 192.0.2.100 80", "virtual_server group G")}`,
  "vrrp_instance/track_interface": inInstance("track_interface"),
  "vrrp_instance/track_process": inInstance("track_process", processes),
  "vrrp_instance/track_bfd": inInstance("track_bfd", sessions),
  "vrrp_instance/unicast_peer": inInstance("unicast_peer"),
  "vrrp_instance/virtual_ipaddress": inInstance("virtual_ipaddress"),
  "vrrp_instance/virtual_ipaddress_excluded": inInstance(
    "virtual_ipaddress_excluded",
  ),
  "vrrp_instance/virtual_routes": inInstance("virtual_routes"),
  "vrrp_instance/virtual_rules": inInstance("virtual_rules"),
};
