import { getTranslations } from "next-intl/server";
import type { InputIssue } from "@/lib/commands/define-command";
import type { Ability } from "@/lib/domain/ability";
import type { Refusal } from "@/lib/domain/refusal";
import { waysOut } from "@/lib/domain/refusal";
import type { AbilityView, ArticleView, RefusalView, RefusedSubject, WayView } from "@/lib/features/act/view";
import { wayHref } from "@/lib/features/act/view";

/** What surrounds a refusal: the project and the subject its ways out lead to. */
export type Surroundings = { readonly project?: string | undefined; readonly subject?: RefusedSubject | undefined };

/** At most three ways out are offered (look.md 6): the first are the closest. */
const offeredWays = 3;

type Texts = Awaited<ReturnType<typeof getTranslations>>;

/** Says refusals in the reader's language: every fact, each article once, and what can be done instead. */
export async function tellRefusals(refusals: readonly Refusal[], around: Surroundings): Promise<RefusalView> {
  const t = await getTranslations();
  const codes = [...new Set(refusals.map((refusal) => refusal.article))];
  const ways = [...new Set(refusals.flatMap((refusal) => waysOut(refusal)))].slice(0, offeredWays);
  return {
    facts: refusals.map((refusal) => ({ fact: tellFact(t, refusal), code: refusal.article })),
    articles: codes.map((code) => tellArticle(t, code)),
    ways: ways.map((way): WayView => {
      const href = around.project === undefined ? null : wayHref(way, around.project, around.subject);
      return { title: t(`ways.${way}.title`), detail: t(`ways.${way}.detail`), label: t(`ways.${way}.label`), href };
    }),
  };
}

/** Says whether a button may act, and if not why. */
export async function tellAbility(ability: Ability, around: Surroundings): Promise<AbilityView> {
  return ability.allowed ? ability : { allowed: false, refusal: await tellRefusals(ability.refusals, around) };
}

/** Says what is wrong with each field. */
export async function tellIssues(issues: readonly InputIssue[]): Promise<{ readonly [path: string]: string }> {
  const t = await getTranslations("input");
  return Object.fromEntries(
    issues.map(({ path, code, params }) => [path, t.has(code) ? t(code, scalars(params)) : t("invalid")]),
  );
}

/** An article in the reader's language. */
export function tellArticle(t: Texts, code: Refusal["article"]): ArticleView {
  return { code, title: t(`articles.${code}.title`), text: t(`articles.${code}.text`), source: t("act.articleSource") };
}

function tellFact(t: Texts, refusal: Refusal): string {
  const { kind, article, ...params } = refusal;
  const told = Object.entries(params).map(([name, value]) => [name, tellParam(t, name, value)] as const);
  return t(`refusals.${kind}`, { article, ...Object.fromEntries(told) });
}

/** Lists of codes are enumerated, an empty one says so; roles, statuses and sides are said in words. */
function tellParam(t: Texts, name: string, value: unknown): string | number {
  if (typeof value === "number") return value;
  // Sentences choose their words by the side itself: "du client", "de l’agence".
  if (name === "side") return String(value);
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  if (items.length === 0) return t("act.none");
  const words = items.map(
    (item) => ["roles", "status", "sides"].map((space) => `${space}.${item}`).find((key) => t.has(key)) ?? item,
  );
  return words.map((word) => (t.has(word) ? t(word) : word)).join(name === "expected" ? t("act.or") : t("act.and"));
}

function scalars(params: InputIssue["params"]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
    ),
  );
}
