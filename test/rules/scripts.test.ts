import assert from "node:assert/strict";
import {
  scriptsOf,
  scriptUser,
  splitCommand,
} from "../../server/src/rules/scripts.ts";
import { read, the } from "../model/reading.ts";

describe("commands", () => {
  const parts = (written: string) =>
    splitCommand(written).map(({ text, quoted, start, end }) => [
      `${text}${quoted ? " (quoted)" : ""}`,
      written.slice(start, end),
    ]);

  it("are split as a shell splits them", () => {
    assert.deepEqual(parts(" /bin/test  -f\t/run/up "), [
      ["/bin/test", "/bin/test"],
      ["-f", "-f"],
      ["/run/up", "/run/up"],
    ]);
    assert.deepEqual(parts(`a"b c"d 'e "f' "g'h"`), [
      ["ab cd (quoted)", `a"b c"d`],
      [`e "f (quoted)`, `'e "f'`],
      ["g'h (quoted)", `"g'h"`],
    ]);
    assert.deepEqual(parts(String.raw`a\ b "c\"d" 'e\'' f\g`), [
      ["a b (quoted)", String.raw`a\ b`],
      [`c"d (quoted)`, String.raw`"c\"d"`],
      ["e' (quoted)", String.raw`'e\''`],
      ["fg (quoted)", String.raw`f\g`],
    ]);
    assert.deepEqual(parts("a\\"), [["a (quoted)", "a\\"]]);
  });

  const script = (line: string, before = "") =>
    scriptsOf(read(`${before}vrrp_script chk {\n    ${line}\n}\n`)).map(
      ({ command, at, inner, parts: split, user }) => [
        command,
        at.file.text.slice(at.start, at.end),
        inner?.file.text.slice(inner.start, inner.end),
        split.map(({ text }) => text).join("|"),
        user,
      ],
    );

  it("are the first word behind the keyword, a second one is the user", () => {
    assert.deepEqual(script(`script "/bin/test -f /run/up" nobody`), [
      [
        "/bin/test -f /run/up",
        `"/bin/test -f /run/up"`,
        "/bin/test -f /run/up",
        "/bin/test|-f|/run/up",
        "nobody",
      ],
    ]);
    assert.deepEqual(script("script /bin/true"), [
      ["/bin/true", "/bin/true", "/bin/true", "/bin/true", undefined],
    ]);
    assert.deepEqual(script(`script /bin/"tr"ue`), [
      ["/bin/true", `/bin/"tr"ue`, undefined, "/bin/true", undefined],
    ]);
  });

  it("may come out of a definition, and are not known where one is missing", () => {
    assert.deepEqual(script('script "$CMD -x" nobody', "$CMD=/bin/true\n"), [
      ["/bin/true -x", '"$CMD -x"', undefined, "/bin/true|-x", "nobody"],
    ]);
    assert.deepEqual(script('script "$CMD -x" nobody'), []);
    assert.deepEqual(script("script /bin/true $USER"), []);
    assert.deepEqual(script("script /bin/true @USER@"), []);
    assert.deepEqual(script("script"), []);
  });

  it("run as their own user, that of their block, or the global one", () => {
    const user = (line: string, more = "") => {
      const node = read(
        `global_defs {\n    script_user global\n}\nvrrp_script chk {\n    script ${line}\n${more}}\n`,
      );
      return scriptUser(node, the(scriptsOf(node)[0]));
    };
    assert.equal(user("/bin/true own", "    user block\n"), "own");
    assert.equal(user("/bin/true", "    user block\n"), "block");
    assert.equal(user("/bin/true"), "global");
  });
});
