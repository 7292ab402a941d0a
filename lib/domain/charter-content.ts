import { type ArticleCode, type ArticleWording, articleGroups, CHARTER_EDITION } from "@/lib/domain/article";
import { type CharterParameters, type ParameterKey, parametersOf } from "@/lib/domain/parameter";
import { type Side, Side as Sides } from "@/lib/domain/party";
import { type Deviation, deviationsFrom, type Preset } from "@/lib/domain/preset";

/** What a charter is made of. Organisations are named, people are not: they can be erased, the signed text cannot. */
export type CharterDraft = {
  readonly project: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly calendar: string;
  };
  readonly version: number;
  readonly preset: Preset;
  readonly parameters: CharterParameters;
  readonly parties: readonly { readonly id: string; readonly side: Side; readonly name: string }[];
  readonly wording: Readonly<Record<ArticleCode, ArticleWording>>;
};

/** One article as it is signed: its words in both languages and the parameters that complete it. */
export type SignedArticle = ArticleWording & {
  readonly code: ArticleCode;
  readonly parameters: Readonly<Record<string, CharterParameters[ParameterKey]>>;
};

/** The content of a charter as it is signed. */
export type CharterContent = {
  readonly kind: "CHARTER";
  readonly format: 1;
  readonly edition: number;
  readonly project: CharterDraft["project"];
  readonly version: number;
  readonly preset: Preset;
  readonly parties: CharterDraft["parties"];
  readonly articles: readonly SignedArticle[];
  readonly deviations: readonly Deviation[];
};

/**
 * The content that the parties sign, as plain JSON: the same facts give the same content whatever order they come in
 * (parties by side, then id; articles in the order of the charter). Its digest is taken by the caller (RFC 8785).
 */
export function charterContent(draft: CharterDraft): CharterContent {
  const order: readonly Side[] = Sides.options;
  const parties = [...draft.parties]
    .sort((a, b) => order.indexOf(a.side) - order.indexOf(b.side) || (a.id < b.id ? -1 : 1))
    .map(({ id, side, name }) => ({ id, side, name }));
  const articles: readonly SignedArticle[] = articleGroups
    .flatMap((group) => group.codes)
    .map((code) => signedArticle(code, draft));
  return {
    kind: "CHARTER",
    format: 1,
    edition: CHARTER_EDITION,
    project: draft.project,
    version: draft.version,
    preset: draft.preset,
    parties,
    articles,
    deviations: deviationsFrom(draft.preset, draft.parameters),
  };
}

function signedArticle(code: ArticleCode, draft: CharterDraft): SignedArticle {
  const { fr, en } = draft.wording[code];
  const chosen = parametersOf(code).map((key) => [key, draft.parameters[key]] as const);
  return {
    code,
    fr: { title: fr.title, text: fr.text },
    en: { title: en.title, text: en.text },
    parameters: Object.fromEntries(chosen),
  };
}
