/* Pieces of the examples: small complete configurations around the lines that a rule is about. */

/** A VRRP instance with some more lines. */
export function instanceWith(lines: string): string {
  return `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
${indented(lines, 4)}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;
}

/** A load-balanced service whose server is checked over HTTP. */
export function serviceWith(lines: string, checkLines = ""): string {
  return `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
${indented(lines, 4)}    real_server 198.51.100.1 80 {
        HTTP_GET {
            url {
                path /health
                status_code 200
            }
            connect_timeout 3
${indented(checkLines, 12)}        }
    }
}
`;
}

function indented(lines: string, columns: number): string {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `${" ".repeat(columns)}${line}\n`)
    .join("");
}
