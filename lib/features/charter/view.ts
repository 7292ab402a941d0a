import { z } from "zod";
import type { CharterStatus } from "@/lib/domain/charter";
import { type CharterParameters, type ParameterKey, parameterKeys, parameterSpec } from "@/lib/domain/parameter";
import type { Side } from "@/lib/domain/party";
import type { Preset } from "@/lib/domain/preset";
import type { RecordContent } from "@/lib/domain/record";
import { formatMoney, formatNumber, formatShare } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** Says a key of the catalogues: the reader's translator, or the contract's. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The language, the currency and the translator in which values are told. */
export type Telling = { readonly say: Say; readonly locale: Locale; readonly currency: string };

/** The value of a parameter in words, its unit always named. */
export function tellParameter(
  { say, locale, currency }: Telling,
  key: ParameterKey,
  value: CharterParameters[ParameterKey],
): string {
  if (typeof value === "boolean") return say(value ? "charter.yes" : "charter.no");
  if (typeof value === "string") return say(`parameterOptions.${value}`);
  if (typeof value === "number") return tellFigure({ locale, currency }, key, value);
  if ("unit" in value) return say(`periodUnit.${value.unit}`, { amount: value.amount });
  return value.length === 0 ? say("charter.none") : value.map((day) => formatNumber(locale, day)).join(", ");
}

function tellFigure(
  { locale, currency }: Pick<Telling, "locale" | "currency">,
  key: ParameterKey,
  value: number,
): string {
  const spec = parameterSpec(key);
  if (spec.kind === "NUMBER" && spec.unit === "BASIS_POINTS") return formatShare(locale, value);
  if (spec.kind === "NUMBER" && spec.unit === "CENTS") return formatMoney(locale, { cents: value, currency });
  return formatNumber(locale, value);
}

/** A parameter as the page shows it: what the model says, what is chosen, and whether the two differ. */
export type ParameterView = {
  readonly key: ParameterKey;
  readonly label: string;
  readonly article: string;
  readonly standard: string;
  readonly chosen: string;
  readonly deviates: boolean;
};

/** Every parameter in reading order, told. */
export function tellParameters(
  telling: Telling,
  standard: CharterParameters,
  chosen: CharterParameters,
): readonly ParameterView[] {
  return parameterKeys.map((key) => {
    const before = tellParameter(telling, key, standard[key]);
    const after = tellParameter(telling, key, chosen[key]);
    return {
      key,
      label: telling.say(`parameters.${key}`),
      article: parameterSpec(key).article,
      standard: before,
      chosen: after,
      deviates: before !== after,
    };
  });
}

/** A party's signature of a version, or its absence. */
export type CharterSignature = {
  readonly party: { readonly id: string; readonly name: string; readonly side: Side; readonly ordinal: number };
  readonly name: string | null;
  readonly signedAt: string | null;
};

/** One version of the charter. */
export type CharterVersionView = {
  readonly version: number;
  readonly status: CharterStatus;
  readonly preset: Preset;
  readonly parameters: CharterParameters;
  readonly record: string | null;
  readonly digest: string | null;
  readonly draftedAt: string;
  readonly proposedAt: string | null;
  readonly inForceAt: string | null;
  readonly endedAt: string | null;
  readonly signatures: readonly CharterSignature[];
};

const Wording = z.object({ title: z.string(), text: z.string() });
const Translations = z.object({ articles: z.array(z.object({ code: z.string(), fr: Wording, en: Wording })) });

/**
 * The articles of a charter in the other language, from the translation frozen beside them: for reading only, the text
 * in the language of the contract alone is signed. The rest of the record stays as it is.
 */
export function readingOf(record: RecordContent, locale: Locale, say: Say): RecordContent {
  const frozen = Translations.safeParse(record.data);
  if (!frozen.success || locale === record.language) return record;
  const words = new Map(frozen.data.articles.map((article) => [article.code, article[locale]]));
  const sections = record.sections.map((section) => {
    const wording = words.get(section.note);
    if (wording === undefined) return section;
    const text = say("charter.record.article", wording);
    return { ...section, blocks: [{ type: "text" as const, text }, ...section.blocks.slice(1)] };
  });
  return { ...record, sections };
}
