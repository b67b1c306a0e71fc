/* What keepalived's messages are about, and the rules that say the same: one of them must speak where it does. */

const words = [
  "unknown-keyword",
  "keyword-in-wrong-block",
  "undefined-variable",
  "directive-from-definition",
  "invalid-character",
  "slash-comment",
  "stray-backslash",
  "stray-close-brace",
  "mistyped-brace",
];
const values = [
  "invalid-value",
  "value-out-of-range",
  "vrid-out-of-range",
  "state-invalid",
  "value-separator",
  "undefined-variable",
  "invalid-character",
  "stray-backslash",
  "surplus-parameter",
  "missing-parameter",
];
const braces = [
  "unexpected-open-brace",
  "missing-open-brace",
  "stray-close-brace",
  "unclosed-block",
  "mistyped-brace",
  "directive-eats-braces",
  "invalid-character",
];
const includes = [
  "include-no-match",
  "include-quoted",
  "directive-eats-braces",
];

export const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Unknown keyword/, words],
  [/^Unknown (?:configuration entry|rule option)/, [...words, "vip-separator"]],
  [/^\*\*\* Configuration line/, ["missing-parameter", "stray-backslash"]],
  [/^(?:No \S+ parameter specified|Route must have)/, ["missing-parameter"]],
  [
    /must have a name(?: - skipping)?$/,
    ["missing-parameter", "surplus-parameter"],
  ],
  [/^(?:invalid|negative) number|^number '/, values],
  // A word that is no option of a route is taken for its destination.
  [/parsed invalid IP [a-z]/, [...values, ...braces, "unknown-keyword"]],
  [/unknown state|invalid IP|vrrp_mcast_group4 \[/, [...values, ...braces]],
  [/invalid \S+ \S+ specified|^invalid sport range/, values],
  [/^Invalid (?:real|virtual) server/i, values],
  [/include_check|^Invalid lvs_scheduler|routing method/, values],
  [/^regex missing or/, ["missing-parameter", "surplus-parameter"]],
  [/^Truncating auth_pass/, ["auth-pass-truncated"]],
  [/^String '/, ["invalid-value", "unterminated-quote"]],
  [/^Un(?:matched|terminated) quote/, ["unterminated-quote", "state-invalid"]],
  [
    /^(?:Unexpected '\{'|Extra '\}'|Missing '\{'|There are \d+ missing)/,
    braces,
  ],
  [/malformed/, ["invalid-value", "mistyped-brace"]],
  [/Too many open files/, ["include-cycle"]],
  [/^Config(?:uration)? files? |^No config files|^Some config files/, includes],
  [/^~(?:SEQ|LST)|^Invalid ~(?:SEQ|LST)/, ["invalid-sequence"]],
  [/_RANDOM/, ["undefined-variable"]],
  [/embedded NULs/, ["invalid-character"]],
  [/^line too long/, ["line-too-long"]],
  [/^vrrp (?:instance|sync group) .* already/, ["duplicate-instance"]],
  [/^(?:track_group|BFD) .* already/, ["duplicate-instance"]],
  [/script already specified/, ["notify-duplicate"]],
  [/ipvlan \w+ already specified/i, ["surplus-parameter"]],
  [/already set for track file/, ["duplicate-keyword"]],
  [/^Block \S+ has extra/, ["surplus-parameter"]],
  [/^Cannot specify .* more than once/, ["duplicate-keyword"]],
  [/^track_group \S+ not found/, ["track-group-undefined"]],
  [/track process .* not found/, ["track-process-undefined"]],
  [/track file .* not found/, ["track-file-undefined"]],
  [/duplicate track_/, ["duplicate-tracker"]],
  [/VIP duplicates/, ["duplicate-vip-in-instance"]],
  [/real server .* is duplicated/, ["duplicate-real-server"]],
  [/state previously set/, ["state-set-twice"]],
  [/track bfd .* not found/, ["track-bfd-undefined"]],
  [
    /track script .* not found/,
    ["track-script-defined-later", "track-script-undefined"],
  ],
  [/^track_file \S+ not found|BFD_CHECK - BFD/, ["checked-object-undefined"]],
  [/sorry_server inhibit used before/, ["sorry-server-option-misplaced"]],
  [/only applies to sh scheduler/, ["scheduler-flag-misplaced"]],
  [/^Warning - cannot track route/, ["route-without-interface"]],
  [/^Rule has no preference/, ["rule-without-priority"]],
  [/^No action specified/, ["missing-parameter"]],
  [/^Route has trailing nonsense/, ["unknown-keyword"]],
  [/virtual router id must be set/, ["vrid-missing"]],
  [/nopreempt will not work/, ["nopreempt-with-master"]],
  [/should be link-local multicast/, ["mcast-group-not-multicast"]],
  [/^Keyword ".*" is deprecated/, ["deprecated-keyword"]],
  [/loopback interface|^Interface name .* too long/, ["interface-missing"]],
  [/No VIP specified/, ["vip-missing"]],
];

/** The rules that say what a message of keepalived says; undefined for a message that is not in the table. */
export function rulesFor(message: string): readonly string[] | undefined {
  return kinds.find(([kind]) => kind.test(message))?.[1];
}
