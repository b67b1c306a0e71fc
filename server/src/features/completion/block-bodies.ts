/**
 * Blocks with the lines that they usually have, by path, as snippets. What stands here is also proposed before the
 * other keywords of the block.
 */
export const blockBodies: Readonly<Record<string, string>> = {
  global_defs: `global_defs {
	router_id \${1:lb01}
	enable_script_security
	script_user \${2:keepalived_script}
}`,
  "global_defs/notification_email": `notification_email {
	\${1:ops@example.com}
}`,
  vrrp_script: `vrrp_script \${1:chk_service} {
	script "\${2:/usr/bin/pgrep haproxy}"
	interval \${3:2}
	fall \${4:2}
	rise \${5:2}
}`,
  vrrp_track_process: `vrrp_track_process \${1:track_service} {
	process \${2:haproxy}
	weight \${3:0}
}`,
  track_file: `track_file \${1:maintenance} {
	file "\${2:/run/keepalived/maintenance}"
	weight \${3:1}
}`,
  vrrp_sync_group: `vrrp_sync_group \${1:VG_1} {
	group {
		\${2:VI_1}
	}
}`,
  "vrrp_sync_group/group": `group {
	\${1:VI_1}
}`,
  vrrp_instance: `vrrp_instance \${1:VI_1} {
	state \${2|BACKUP,MASTER|}
	interface \${3:eth0}
	virtual_router_id \${4:61}
	priority \${5:100}
	virtual_ipaddress {
		\${6:192.0.2.100/24}
	}
}`,
  "vrrp_instance/virtual_ipaddress": `virtual_ipaddress {
	\${1:192.0.2.100/24}
}`,
  "vrrp_instance/virtual_ipaddress_excluded": `virtual_ipaddress_excluded {
	\${1:2001:db8::100/64}
}`,
  "vrrp_instance/unicast_peer": `unicast_peer {
	\${1:192.0.2.12}
}`,
  "vrrp_instance/track_script": `track_script {
	\${1:chk_service}
}`,
  "vrrp_instance/track_interface": `track_interface {
	\${1:eth0}
}`,
  "vrrp_instance/track_process": `track_process {
	\${1:track_service}
}`,
  "vrrp_instance/track_file": `track_file {
	\${1:maintenance}
}`,
  "vrrp_instance/authentication": `authentication {
	auth_type PASS
	auth_pass \${1:k4tz3n8x}
}`,
  virtual_server: `virtual_server \${1:192.0.2.100} \${2:80} {
	delay_loop \${3:6}
	lb_algo \${4|wlc,wrr,rr,lc,sh,mh|}
	lb_kind \${5|NAT,DR,TUN|}
	protocol \${6|TCP,UDP,SCTP|}
	real_server \${7:192.0.2.21} \${8:80} {
		weight \${9:1}
		TCP_CHECK {
			connect_timeout \${10:3}
		}
	}
}`,
  "virtual_server/real_server": `real_server \${1:192.0.2.21} \${2:80} {
	weight \${3:1}
	TCP_CHECK {
		connect_timeout \${4:3}
	}
}`,
  "virtual_server/real_server/TCP_CHECK": `TCP_CHECK {
	connect_timeout \${1:3}
}`,
  "virtual_server/real_server/HTTP_GET": `HTTP_GET {
	url {
		path \${1:/}
		status_code \${2:200}
	}
	connect_timeout \${3:3}
}`,
  "virtual_server/real_server/SSL_GET": `SSL_GET {
	url {
		path \${1:/}
		status_code \${2:200}
	}
	connect_timeout \${3:3}
}`,
  "virtual_server/real_server/HTTP_GET/url": `url {
	path \${1:/}
	status_code \${2:200}
}`,
  "virtual_server/real_server/SSL_GET/url": `url {
	path \${1:/}
	status_code \${2:200}
}`,
  "virtual_server/real_server/MISC_CHECK": `MISC_CHECK {
	misc_path "\${1:/usr/local/bin/check-service}"
	misc_timeout \${2:5}
}`,
  "virtual_server/real_server/DNS_CHECK": `DNS_CHECK {
	type \${1|A,AAAA,NS,SOA|}
	name \${2:example.com}
}`,
  virtual_server_group: `virtual_server_group \${1:VSG_1} {
	\${2:192.0.2.100} \${3:80}
}`,
  bfd_instance: `bfd_instance \${1:bfd_1} {
	neighbor_ip \${2:192.0.2.12}
	min_rx \${3:100}
	min_tx \${4:100}
	multiplier \${5:5}
}`,
  static_ipaddress: `static_ipaddress {
	\${1:192.0.2.11/24} dev \${2:eth0}
}`,
  static_routes: `static_routes {
	\${1:198.51.100.0/24} via \${2:192.0.2.1} dev \${3:eth0}
}`,
};
