import { getTranslations } from "next-intl/server";
import { currentPerson } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { abilityTo } from "@/lib/domain/ability";
import {
  allAgreed,
  allQuestionsAnswered,
  allVerifiable,
  type BaselineFacts,
  decideBaseline,
  exclusionsStated,
  newlyAgreed,
  projectRuns,
} from "@/lib/domain/baseline";
import { authorityFor } from "@/lib/domain/policy";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { getLastBaselineRecord } from "@/lib/features/baseline/queries";
import {
  nextBaselineNumber,
  readBaselineSet,
  readInitialPrice,
  recordOfSet,
} from "@/lib/features/baseline/queries-set";
import type { BaselineReading } from "@/lib/features/baseline/view";
import { proofDesk } from "@/lib/http/proof-desk";
import { readProject } from "@/lib/http/reading";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { recordDigest } from "@/lib/ledger/sign";

/** The conditions of the signature, in the order in which they are checked, with the article of each. */
const conditions = [
  { key: "active", guard: projectRuns, article: "CD-02" },
  { key: "newlyAgreed", guard: newlyAgreed, article: "CD-01" },
  { key: "allAgreed", guard: allAgreed, article: "CD-01" },
  { key: "allVerifiable", guard: allVerifiable, article: "CD-01" },
  { key: "questionsAnswered", guard: allQuestionsAnswered, article: "CR-04" },
  { key: "exclusions", guard: exclusionsStated, article: "CR-10" },
] as const;

/** The set as its signatory reads it: the record word for word, its digest, the conditions and the effects, told in the reader's language. */
export async function readBaseline(project: string, exclusions: string): Promise<BaselineReading> {
  const t = await getTranslations();
  const { scope, now, items, record, earlier, number, initialPriceCents, unanswered } = await readProject(
    project,
    async ({ tx, scope, now }) => {
      const items = await readBaselineSet(tx, scope.projectId);
      const number = await nextBaselineNumber(tx, scope.projectId);
      const record = recordOfSet(scope, number, items, exclusions);
      const initialPriceCents = await readInitialPrice(tx, scope.projectId);
      const about = [{ kind: "BASELINE", code: String(number) }] as const;
      const unanswered = await loadUnansweredAdvice(tx, scope.projectId, about);
      const earlier = await getLastBaselineRecord(tx, scope);
      return { scope, now, items, number, record, initialPriceCents, unanswered, earlier };
    },
  );
  const digest = recordDigest(record);
  const { status: projectStatus } = scope;
  const facts: BaselineFacts = { status: "TO_SIGN", projectStatus, items, exclusions, unansweredAdvice: unanswered };
  const authority = authorityFor("baseline.sign", scope, now);
  const delegation = authority.ok ? authority.value.delegation : null;
  const may = abilityTo("baseline.sign", scope, now, (actor) =>
    decideBaseline(facts, actor, { read: digest, current: digest }, { initialPriceCents, delegation }),
  );
  const added = items.filter((item) => item.status === "AGREED").length;
  const root = `/projects/${project}`;
  const person = await currentPerson();
  return {
    input: { exclusions, read: items.map(({ code, version }) => ({ code, version })) },
    declaration: t("baselines.declaration", { number, count: items.length, added }),
    view: {
      project: { code: project, name: scope.name },
      title: t("baselines.signingTitle", { number }),
      leaveHref: `${root}/baselines`,
      record,
      digest,
      earlier,
      conditions: await Promise.all(
        conditions.map(async ({ key, guard, article }) => {
          const refusals = guard(facts);
          const told = refusals.length === 0 ? null : await tellRefusals(refusals, { project });
          return {
            label: t(`baselines.conditions.${key}`),
            detail: told === null ? "" : told.facts.map(({ fact }) => fact).join(" "),
            met: told === null,
            article: tellArticle(t, article),
            closes: null,
          };
        }),
      ),
      causes: [
        { text: t("baselines.causes.locked", { added }), article: tellArticle(t, "CR-01") },
        { text: t("baselines.causes.milestones"), article: tellArticle(t, "CD-01") },
      ],
      closes: [
        { text: t("baselines.closes.edit"), article: tellArticle(t, "CD-04") },
        { text: t("baselines.closes.withdraw"), article: tellArticle(t, "CD-04") },
      ],
      facts: [
        {
          name: t("baselines.facts.set"),
          value: t("baselines.facts.count", { count: items.length }),
          detail: t("baselines.facts.added", { added }),
        },
        {
          name: t("baselines.facts.silence"),
          value: t("baselines.facts.nothing"),
          detail: t("baselines.facts.silenceRule"),
        },
      ],
      signatories: [
        {
          name: person?.displayName ?? "",
          party: { name: scope.partyName, side: scope.side, ordinal: 1 },
          signedAt: null,
          you: may.allowed,
        },
      ],
      otherWays: [{ label: t("baselines.toList"), href: `${root}/requirements` }],
      proof: await proofMeans(proofDesk(), scope.personId),
      onBehalf: delegation === null ? null : t("baselines.onBehalf", { delegation: delegation.code }),
      blocked: may.allowed ? null : await tellRefusals(may.refusals, { project, subject: { kind: "baseline" } }),
    },
  };
}
