import assert from "node:assert/strict";
import { nearest as nearestName } from "../../server/src/rules/nearest.ts";
import {
  nearest,
  withoutLookAlikes,
} from "../../server/src/rules/schema/similar.ts";

describe("words that somebody may have meant", () => {
  /** What is taken for meant: sure, or only likely ("?"). */
  const meant = (written: string, ...known: readonly string[]) => {
    const found = nearest(written, known);
    return found && `${found.word}${found.sure ? "" : "?"}`;
  };

  it("are one step away where they are short, three where they are long", () => {
    assert.equal(meant("vp", "vip"), "vip");
    assert.equal(meant("abc", "xbc"), "xbc");
    assert.equal(meant("abc", "xyc"), undefined);
    assert.equal(meant("abcd", "xycd"), "xycd");
    assert.equal(meant("abcdef", "xyzdef"), undefined);
    assert.equal(meant("abcdefg", "xyzdefg"), "xyzdefg?");
    assert.equal(meant("abcdefg", "wxyzefg"), undefined);
  });

  it("are sure where they are two steps away and no other is as near", () => {
    assert.equal(
      meant("garp_mastr_dely", "garp_master_delay"),
      "garp_master_delay",
    );
    assert.equal(meant("fail", "fall", "rise"), "fall");
    assert.equal(meant("fail", "fall", "mail"), "fall?");
    assert.equal(meant("fail", "fall", "mail", "fail"), "fail");
    assert.equal(meant("fail", "rise", "fall", "weight"), "fall");
    assert.equal(meant("fail", "file", "fall"), "fall");
  });

  it("are near where two letters are swapped, at the begin and the end too", () => {
    assert.equal(meant("bac", "abc"), "abc");
    assert.equal(meant("acb", "abc"), "abc");
    assert.equal(meant("abdc", "abcd"), "abcd");
    // two other letters, and letters swapped with another one between them
    assert.equal(meant("abc", "axy"), undefined);
    assert.equal(meant("abc", "cba"), undefined);
    assert.equal(meant("accpet", "accept", "accpte"), "accept?");
    assert.equal(meant("abce", "abdec", "abec"), "abec");
  });

  it("differ in nothing by case, dashes and letters of other scripts", () => {
    assert.equal(
      meant("Virtual-Router-ID", "virtual_router_id"),
      "virtual_router_id",
    );
    assert.equal(meant("tсp", "TCP"), "TCP");
  });

  it("are not looked for where a word is too long to be one", () => {
    const long = "x".repeat(100);
    assert.equal(meant(`${long.slice(1)}y`, long), long);
    assert.equal(meant(long, long), long);
    assert.equal(meant(`${long}y`, long), undefined);
  });

  it("have Latin letters, and none that can't be seen", () => {
    assert.equal(
      withoutLookAlikes("авсԁеһіјкӏмнорԛгѕтиѵԝху ονρια"),
      "abcdehijklmhopqrstuvwxy ovpia",
    );
    assert.equal(
      withoutLookAlikes("\u201cｓｔａｔｅ\u201d\u200b\u00ad"),
      "state",
    );
    assert.equal(withoutLookAlikes("vip\tл"), "vip\tл");
  });
});

describe("names that somebody may have meant", () => {
  it("differ in one letter where they are short, else in a third of them", () => {
    assert.equal(nearestName("eth0", ["eth1"]), "eth1");
    assert.equal(nearestName("eth0", ["et11"]), undefined);
    assert.equal(nearestName("chk_a", ["chk_b", "chkxy"]), "chk_b");
    assert.equal(nearestName("chk_a", ["chkxy"]), "chkxy");
    assert.equal(nearestName("chk_a", ["chxyz"]), undefined);
    assert.equal(nearestName("chk_http", ["chk_http12", "chk"]), "chk_http12");
    assert.equal(nearestName("chk_http", ["chk_http123"]), undefined);
    assert.equal(nearestName("chk_https", ["chk_http_22"]), "chk_http_22");
    assert.equal(nearestName("chk_https", ["chk_xyz"]), undefined);
  });

  it("are other names, the nearest first", () => {
    assert.equal(nearestName("web_1", ["web_1"]), undefined);
    assert.equal(nearestName("web_1", ["web_33", "web_2"]), "web_2");
    assert.equal(nearestName("web_1", []), undefined);
  });

  it("are not looked for where a name is too long to be one", () => {
    const long = "x".repeat(199);
    assert.equal(nearestName(`${long}y`, [`${long}z`]), `${long}z`);
    assert.equal(nearestName(`${long}yy`, [`${long}z`]), undefined);
  });
});
