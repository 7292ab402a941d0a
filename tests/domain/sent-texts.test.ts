import compile from "icu-minify/compile";
import format from "icu-minify/format";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { locales } from "@/lib/text/locale";
import { sentTexts } from "@/lib/text/sent-texts";
import { textFile } from "@/lib/text/text-file";

test.each(locales)(
  "what browsers are sent in %s is every text of client parts, and nothing that only the server says",
  async (locale) => {
    const { address, body } = await textFile(locale);
    expect(address).toMatch(new RegExp(`^/api/text/${locale}/[0-9a-f]{32}$`));
    expect(Object.keys(JSON.parse(body))).toEqual(Object.keys(await sentTexts(locale)));
    expect(Object.keys(JSON.parse(body))).not.toContain("articles");
  },
);

test.each([
  "{count, plural, =0 {rien} one {# jalon} other {# jalons}}",
  "{who, select, CLIENT {vous} other {eux}}, l’{what}",
])("a parsed text says what the text says: %s", (text) => {
  for (const count of [0, 1, 2, 1200]) {
    const values = { count, who: count === 0 ? "CLIENT" : "PROVIDER", what: "{brut}" };
    const formatters = {
      getDateTimeFormat: (...asked: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
        new Intl.DateTimeFormat(...asked),
      getNumberFormat: (...asked: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...asked),
      getPluralRules: (...asked: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...asked),
    };
    const translate = createTranslator({ locale: "fr", messages: { text } });
    expect(format(compile(text), "fr", values, { formatters })).toBe(translate("text", values));
  }
});
