// Docs of the keywords of the SSL block.
import type { KeywordDocs } from "./doc.ts";

export const sslDocs: KeywordDocs = {
  ca: {
    summary: "Names the PEM file with the authorities that are trusted",
    details:
      "The file is loaded, but the certificates of the checked servers are not verified: an expired or foreign certificate does not fail an SSL_GET. If there is an SSL_GET, a file that cannot be loaded ends the checker process at start, which a config test does not show.",
    example: "ca /etc/keepalived/tls/ca.pem",
  },
  certificate: {
    summary: "Names the PEM file with the client certificate of SSL_GET checks",
    details:
      "Needed only if the web servers ask for a client certificate; it goes together with `key`. The file may hold the whole chain. If there is an SSL_GET, a file that cannot be loaded ends the checker process at start, which a config test does not show.",
    example: `certificate /etc/keepalived/tls/checker.pem
key /etc/keepalived/tls/checker.key`,
  },
  key: {
    summary: "Names the PEM file with the private key of the certificate",
    details:
      "Should be readable by root only; an encrypted key needs `password`. If there is an SSL_GET, a file that cannot be loaded ends the checker process at start, which a config test does not show.",
    example: `certificate /etc/keepalived/tls/checker.pem
key /etc/keepalived/tls/checker.key`,
  },
  password: {
    summary: "Gives the pass phrase of the private key",
    details:
      "It stands in clear text, so keep the file private, and it is written to the log if the SSL set-up fails. An unencrypted `key` with tight permissions is usually no worse. Quote a pass phrase that contains blanks, `#` or `!`.",
    example: `key /etc/keepalived/tls/checker.key
password "correct horse"`,
  },
};
