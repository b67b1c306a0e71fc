import { globalLines } from "../global-lines.ts";
import { parseAddress } from "../../model/address.ts";
import { argument } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

const globals = (server: string): string => `global_defs {
    notification_email {
        admin@example.com
    }
    notification_email_from lb01@example.com
    smtp_server ${server}
}
`;

export default defineRule({
  id: "smtp-server-by-name",
  area: "script",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "The mail server is given by a host name",
  why: "keepalived looks the name up once, while it reads the configuration. Where the DNS does not answer at that moment, as early in the boot or while the network is in the very trouble that mails should tell of, it reports an invalid server, and no mails are sent until the next reload. A configuration test waits for the DNS, too, and fails where it has none. An address, or a mail program on the machine itself, does not depend on it. Silent for localhost and for names that a template fills in.",
  references: ["keepalived core/global_parser.c: smtpserver_handler"],
  examples: {
    bad: [globals("mail.example.com 25")],
    good: [globals("192.0.2.25 25"), globals("localhost")],
  },
  messages: {
    name: '"{server}" is looked up once, while the configuration is read: without DNS at that moment no mails are sent; give an address, or a mail server on this machine',
  },
  checkFrame(node, { report }) {
    for (const line of globalLines(node, "smtp_server")) {
      const server = argument(line);
      if (
        server === undefined ||
        !server.text.includes(".") ||
        parseAddress(server.text) !== undefined
      )
        continue;
      report({ message: "name", at: server, args: { server: server.text } });
    }
  },
});
