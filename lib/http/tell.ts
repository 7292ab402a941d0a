import { getLocale, getTranslations } from "next-intl/server";
import type { InputIssue } from "@/lib/commands/define-command";
import type { Ability } from "@/lib/domain/ability";
import type { Refusal } from "@/lib/domain/refusal";
import { waysOut } from "@/lib/domain/refusal";
import type {
  AbilityView,
  ArticleView,
  NamedLink,
  RefusalView,
  RefusedSubject,
  WayView,
} from "@/lib/features/act/view";
import { wayHref } from "@/lib/features/act/view";
import { tellTime } from "@/lib/http/tell-time";
import type { Locale } from "@/lib/text/locale";

/** What surrounds a refusal: the project and the subject its ways out lead to, and the zone in which its dates are told. */
export type Surroundings = {
  readonly project?: string | undefined;
  readonly subject?: RefusedSubject | undefined;
  /** IANA name, the project's. */
  readonly timeZone?: string | undefined;
};

/** In which language, and in which zone when it is known, the dates of a refusal are told. */
export type When = { readonly locale: Locale; readonly timeZone: string | undefined };

/** At most three ways out are offered (look.md 6): the first are the closest. */
const offeredWays = 3;

/** The catalogues in one language, whoever opened them: a page in its reader's, the API in the one that is asked for. */
export type Texts = {
  (key: string, values?: Record<string, string | number>): string;
  readonly has: (key: string) => boolean;
};

/** Says refusals in the reader's language: every fact, each article once, and what can be done instead. */
export async function tellRefusals(refusals: readonly Refusal[], around: Surroundings): Promise<RefusalView> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  return sayRefusals(t, refusals, around, { locale, timeZone: around.timeZone });
}

function sayRefusals(t: Texts, refusals: readonly Refusal[], around: Surroundings, when: When): RefusalView {
  const codes = [...new Set(refusals.map((refusal) => refusal.article))];
  const ways = [...new Set(refusals.flatMap((refusal) => waysOut(refusal)))].slice(0, offeredWays);
  return {
    facts: refusals.map((refusal) => ({
      ...{ fact: tellFact(t, refusal, when), code: refusal.article },
      ...(refusal.kind !== "advice-unanswered" || around.project === undefined
        ? {}
        : { links: adviceLinks(around.project, refusal.advice) }),
    })),
    articles: codes.map((code) => tellArticle(t, code)),
    ways: ways.map((way): WayView => {
      const href = around.project === undefined ? null : wayHref(way, around.project, around.subject);
      return { title: t(`ways.${way}.title`), detail: t(`ways.${way}.detail`), label: t(`ways.${way}.label`), href };
    }),
  };
}

/** The links of a fact, as a condition of a ceremony carries them: none where there are none. */
export function linked(links: readonly NamedLink[] = []): { readonly links?: readonly NamedLink[] } {
  return links.length === 0 ? {} : { links };
}

/** The pages on which advice is answered. */
function adviceLinks(project: string, advice: readonly string[]): readonly NamedLink[] {
  return advice.map((code) => ({ label: code, href: `/projects/${project}/advice/${code}` }));
}

/** Says whether a button may act, and if not why. */
export async function tellAbility(ability: Ability, around: Surroundings): Promise<AbilityView> {
  return ability.allowed ? ability : { allowed: false, refusal: await tellRefusals(ability.refusals, around) };
}

/** Says what is wrong with each field. */
export async function tellIssues(issues: readonly InputIssue[]): Promise<{ readonly [path: string]: string }> {
  const t = await getTranslations();
  return Object.fromEntries(issues.map((issue) => [issue.path, tellIssue(t, issue)]));
}

/** Says what is wrong with one field. */
export function tellIssue(t: Texts, { code, params }: InputIssue): string {
  return t.has(`input.${code}`) ? t(`input.${code}`, { format: "", ...scalars(params) }) : t("input.invalid");
}

/** An article in the reader's language. */
export function tellArticle(t: Texts, code: Refusal["article"]): ArticleView {
  return { code, title: t(`articles.${code}.title`), text: t(`articles.${code}.text`), source: t("act.articleSource") };
}

/** The fact of one refusal. Without `when` its dates stay as machines write them. */
export function tellFact(t: Texts, refusal: Refusal, when?: When): string {
  const { kind, article, ...params } = refusal;
  const told = Object.entries(params).map(([name, value]) => [name, tellParam(t, name, value, when)] as const);
  return t(`refusals.${kind}`, { article, ...Object.fromEntries(told) });
}

/** Lists of codes are enumerated, an empty one says so; roles, statuses, sides and dates are said in words. */
function tellParam(t: Texts, name: string, value: unknown, when: When | undefined): string | number {
  if (typeof value === "number") return value;
  const time = when === undefined || typeof value !== "string" ? null : tellTime(value, when.locale, when.timeZone);
  if (time !== null) return time;
  // Sentences choose their words by the side itself: "du client", "de l’agence".
  if (name === "side") return String(value);
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  if (items.length === 0) return t("act.none");
  const words = items.map((item) => {
    const key = ["roles", "status", "sides", "missing"].map((space) => `${space}.${item}`).find((one) => t.has(one));
    return key === undefined ? item : t(key);
  });
  // "a, b or c": only the last of several is an alternative in words.
  return name === "expected" && words.length > 1
    ? `${words.slice(0, -1).join(t("act.and"))}${t("act.or")}${words.at(-1) ?? ""}`
    : words.join(t("act.and"));
}

function scalars(params: InputIssue["params"]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
    ),
  );
}
