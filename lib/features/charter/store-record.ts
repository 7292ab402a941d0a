import { z } from "zod";
import { ArticleCode, type ArticleWording, articleGroups } from "@/lib/domain/article";
import { charterContent } from "@/lib/domain/charter-content";
import { type CharterParameters, parametersOf } from "@/lib/domain/parameter";
import { deviationsFrom, type Preset } from "@/lib/domain/preset";
import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";
import { type Say, type Telling, tellParameter } from "@/lib/features/charter/view";
import type { PartyView } from "@/lib/features/party/view";
import type { Json } from "@/lib/ledger/canonical";
import { contractTexts } from "@/lib/text/contract";
import { formatMoney } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** What a version of the charter is made of. */
export type CharterSource = {
  readonly project: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly objective: string;
    readonly language: Locale;
    readonly currency: string;
    readonly timeZone: string;
    readonly calendar: string;
    readonly initialPriceCents: number | null;
  };
  readonly version: number;
  readonly preset: Preset;
  readonly parameters: CharterParameters;
  readonly parties: readonly Pick<PartyView, "id" | "side" | "name" | "organisation">[];
};

const numerals = ["I", "II", "III", "IV", "V", "VI"];

/**
 * The whole text of a charter in the language of the contract: parties, project, model and deviations, the articles with
 * the parameters that complete them, the evidence agreement, entry into force. Both wordings of the articles are in `data`.
 */
export function charterRecord(source: CharterSource): RecordContent {
  const { project, version } = source;
  const { language } = project;
  const say = sayer(language);
  const telling: Telling = { say, locale: language, currency: project.currency };
  const { id, code, name, currency, timeZone, calendar } = project;
  const content = charterContent({
    ...source,
    project: { id, code, name, currency, timeZone, calendar },
    wording: wordings(),
  });
  const organisations = source.parties.map((party) => ({ partyId: party.id, ...party.organisation }));
  return {
    format: "aval.record/1",
    kind: "CHARTER",
    language,
    title: say("charter.record.title", { project: name }),
    subject: say("charter.record.subject", { version }),
    project: { code, name },
    sections: [
      ...preamble(source, telling),
      ...articleGroups.flatMap((group, index) => chapter(group, numerals[index] ?? "", source, telling)),
      ...closing(say),
    ],
    data: z.record(z.string(), z.json()).parse({
      ...plain(content),
      organisations,
      initialPriceCents: project.initialPriceCents,
      objective: project.objective,
    }),
  };
}

function sayer(language: Locale): Say {
  const texts = contractTexts(language);
  return (key, values) => texts(key, values);
}

/** Plain JSON of a value made of it. */
function plain(value: object): { readonly [key: string]: Json } {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(value)));
}

function wordings(): Record<ArticleCode, ArticleWording> {
  const [french, english] = [sayer("fr"), sayer("en")];
  const words = (say: Say, code: ArticleCode): ArticleWording["fr"] => ({
    title: say(`articles.${code}.title`),
    text: say(`articles.${code}.text`),
  });
  const entries = ArticleCode.options.map(
    (code) => [code, { fr: words(french, code), en: words(english, code) }] as const,
  );
  return z
    .record(
      ArticleCode,
      z.object({
        fr: z.object({ title: z.string(), text: z.string() }),
        en: z.object({ title: z.string(), text: z.string() }),
      }),
    )
    .parse(Object.fromEntries(entries));
}

function text(words: string): RecordBlock {
  return { type: "text", text: words };
}

function preamble({ project, parties, preset, parameters }: CharterSource, telling: Telling): readonly RecordSection[] {
  const { say, locale } = telling;
  const price = project.initialPriceCents;
  const facts = [
    ...(project.objective === "" ? [] : [say("charter.record.objective", { objective: project.objective })]),
    price === null
      ? say("charter.record.noPrice")
      : say("charter.record.price", { price: formatMoney(locale, { cents: price, currency: project.currency }) }),
    say("charter.record.frame", { currency: project.currency, zone: project.timeZone, calendar: project.calendar }),
  ];
  const deviations = deviationsFrom(preset, parameters);
  const rows = deviations.map((one) => [
    say(`parameters.${one.parameter}`),
    tellParameter(telling, one.parameter, one.standard),
    tellParameter(telling, one.parameter, one.chosen),
  ]);
  const table: RecordBlock = {
    type: "table",
    head: [say("charter.parameter"), say("charter.standard"), say("charter.chosen")],
    rows,
  };
  return [
    {
      note: say("charter.record.partiesNote"),
      detail: "",
      blocks: [
        text(say("charter.record.parties")),
        { type: "list", items: parties.map((party) => partyLine(party, say)) },
      ],
    },
    {
      note: say("charter.record.projectNote"),
      detail: "",
      blocks: [text(say("charter.record.project", { project: project.name })), { type: "list", items: facts }],
    },
    {
      note: say("charter.record.modelNote"),
      detail: "",
      blocks: [
        text(say("charter.record.model", { preset: say(`presets.${preset}`), deviations: rows.length })),
        ...(rows.length === 0 ? [] : [table]),
      ],
    },
  ];
}

function partyLine(party: CharterSource["parties"][number], say: Say): string {
  const { legalForm, registrationNumber, city } = party.organisation;
  const side = say(`sides.${party.side}`);
  return [say("charter.record.party", { side, name: party.name }), legalForm, registrationNumber, city]
    .filter((part) => part !== "")
    .join(", ");
}

function chapter(
  group: (typeof articleGroups)[number],
  numeral: string,
  { parameters }: CharterSource,
  telling: Telling,
): readonly RecordSection[] {
  const { say } = telling;
  const head: RecordSection = {
    note: say("charter.record.chapter", { numeral }),
    detail: "",
    blocks: [text(say(`charter.groups.${group.side}_${group.nature}`))],
  };
  return [
    head,
    ...group.codes.map((code): RecordSection => {
      const chosen = parametersOf(code).map((key) =>
        say("charter.record.parameter", {
          name: say(`parameters.${key}`),
          value: tellParameter(telling, key, parameters[key]),
        }),
      );
      const words = say("charter.record.article", {
        title: say(`articles.${code}.title`),
        text: say(`articles.${code}.text`),
      });
      return {
        note: code,
        detail: "",
        blocks: [text(words), ...(chosen.length === 0 ? [] : [{ type: "list", items: chosen } as const])],
      };
    }),
  ];
}

function closing(say: Say): readonly RecordSection[] {
  return [
    {
      note: say("charter.record.evidenceNote"),
      detail: "",
      blocks: [text(say("charter.record.evidence")), text(say("charter.record.evidenceLimit"))],
    },
    {
      note: say("charter.record.forceNote"),
      detail: "",
      blocks: [text(say("charter.record.force")), text(say("charter.record.language"))],
    },
  ];
}
