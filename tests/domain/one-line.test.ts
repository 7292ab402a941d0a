import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeProfileInput } from "@/lib/features/account/schema";
import { onOneLine } from "@/lib/kernel/one-line";
import { keptPreference, preferenceCookie } from "@/lib/text/locale";

describe("a name on one line", () => {
  it("ends no header of a mail and cannot read as another name", () => {
    expect(onOneLine("Refonte\r\nBcc: mallory@evil.example")).toBe("Refonte Bcc: mallory@evil.example");
    expect(onOneLine("Paul\u202E nirtuaV\u202C")).toBe("Paul nirtuaV");
    expect(onOneLine("a\u2028b\u2029c\u0000d\te\u0085f")).toBe("a b c d e f");
    expect(onOneLine("Zoë d’Été — 東京 🏛️")).toBe("Zoë d’Été — 東京 🏛️");
  });

  it("whatever is typed: no control, no line, no turn of direction, and twice is once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const line = onOneLine(typed);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        expect(onOneLine(line)).toBe(line);
      }),
    );
  });

  it("is what a printed name becomes before it is kept", () => {
    const said = { gender: "unspecified", locale: "fr", theme: "light", density: "comfortable" };
    const kept = ChangeProfileInput.parse({
      ...said,
      displayName: " Paul\u202E\r\nVautrin ",
      title: "Chef\tde projet",
    });
    expect([kept.displayName, kept.title]).toEqual(["Paul Vautrin", "Chef de projet"]);
  });
});

describe("the cookie of a choice", () => {
  it("belongs to one host over https, and is read under either name", () => {
    expect(preferenceCookie("locale", true)).toBe("__Host-aval_locale");
    expect(preferenceCookie("theme", false)).toBe("aval_theme");
    const jar = new Map([["aval_locale", { value: "en" }]]);
    expect(keptPreference(jar, "locale")).toBe("en");
    jar.set("__Host-aval_locale", { value: "fr" });
    expect(keptPreference(jar, "locale")).toBe("fr");
    expect(keptPreference(jar, "theme")).toBeUndefined();
  });
});
