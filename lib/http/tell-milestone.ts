import { getLocale, getTranslations } from "next-intl/server";
import type { ArticleCode } from "@/lib/domain/article";
import { silenceOnMilestone } from "@/lib/domain/expiry-effect";
import type { Condition } from "@/lib/domain/milestone-decision";
import { commandOf, needsReasons } from "@/lib/domain/milestone-decision";
import { authorityFor, type CommandName } from "@/lib/domain/policy";
import type { RefusalView } from "@/lib/features/act/view";
import { type Drafted, type DraftedDecision, submissionOf } from "@/lib/features/milestone/queries-ceremony";
import type { DecisionDraftInput } from "@/lib/features/milestone/schema";
import type { DecisionCeremony } from "@/lib/features/milestone/view";
import type {
  CeremonyView,
  ConditionView,
  EffectView,
  ProofMethod,
  SignatoryView,
} from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import { proofNow } from "@/lib/http/proof-now";
import { linked, tellArticle, tellRefusals } from "@/lib/http/tell";
import { tellObservation, termOf } from "@/lib/http/tell-observation";
import { type Instant, instant } from "@/lib/kernel/instant";
import { formatDateTime, formatDueDate, formatDueTime, formatMoney } from "@/lib/text/format";

/** The ceremonies that sign one thing as it stands, or as it has just been written. */
export type CeremonyKind =
  | "agree"
  | "submit"
  | "cancel"
  | "reduction"
  | "lift"
  | "confirm"
  | "waive"
  | "rebut"
  | "notice";

const effects: Readonly<
  Record<CeremonyKind, { readonly causes: readonly ArticleCode[]; readonly closes: readonly ArticleCode[] }>
> = {
  agree: { causes: ["CR-10", "AD-04"], closes: ["CD-04"] },
  submit: { causes: ["AD-05", "AR-02"], closes: ["CR-12"] },
  cancel: { causes: ["CD-13"], closes: ["CR-12"] },
  reduction: { causes: ["AR-07"], closes: ["CR-12"] },
  lift: { causes: ["AD-06"], closes: ["CR-12"] },
  confirm: { causes: ["AD-06"], closes: ["CR-12"] },
  waive: { causes: ["CR-11"], closes: ["CR-12"] },
  rebut: { causes: ["CR-11", "AR-02"], closes: ["CR-12"] },
  notice: { causes: ["AR-02", "CD-05"], closes: ["CR-12"] },
};

const commandOfCeremony = {
  agree: "milestone.agree",
  submit: "milestone.submit",
  cancel: "milestone.cancel",
  reduction: "milestone.accept-price-reduction",
  lift: "reservation.lift",
  confirm: "reservation.confirm-lifting",
  waive: "reservation.waive",
  rebut: "milestone.rebut-tacit-acceptance",
  notice: "notice.send",
} as const satisfies Record<CeremonyKind, CommandName>;

type Texts = Awaited<ReturnType<typeof getTranslations>>;

/** A ceremony in the reader's language, for whatever is signed of a milestone or of a reservation. */
export async function tellCeremony(
  draft: Drafted,
  kind: CeremonyKind,
  more: { readonly subject: string; readonly leaveHref: string; readonly proof: ProofMethod },
): Promise<CeremonyView> {
  const t = await getTranslations();
  const list = (side: "causes" | "closes"): readonly EffectView[] =>
    effects[kind][side].map((code, index) => ({
      text: t(`milestones.ceremony.${kind}.${side}.${index + 1}`),
      article: tellArticle(t, code),
    }));
  const refusals = draft.refusals.filter((refusal) => refusal.kind !== "content-changed");
  return {
    ...(await base(draft, t, commandOfCeremony[kind])),
    // The amount is the milestone's: a lifting or a waiver moves no money.
    ...(["lift", "confirm", "waive", "notice"].includes(kind) ? { facts: [] } : {}),
    title: t(`milestones.ceremony.${kind}.title`, { code: more.subject }),
    leaveHref: more.leaveHref,
    conditions: await conditionRows(t, draft, kind),
    causes: list("causes"),
    closes: list("closes"),
    signatories: (await signatories(draft, kind === "agree" ? "definition" : "none")).filter(
      // A notice and a rebuttal are signed by the side that gives them, and nobody countersigns.
      ({ party }) => (kind !== "notice" && kind !== "rebut") || party.side === draft.scope.side,
    ),
    proof: more.proof,
    blocked:
      refusals.length === 0
        ? null
        : await tellRefusals(refusals, {
            project: draft.scope.code,
            timeZone: draft.scope.timeZone,
            subject: { kind: "milestone", code: draft.state.code },
          }),
  };
}

/** A ceremony with everything that its page says around it. */
export type WholeCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

/** What a page of such a ceremony needs: the view, its head, the sentence that is signed, and the word on the button. */
export async function tellWhole(
  draft: Drafted,
  kind: CeremonyKind,
  about: { readonly subject: string; readonly room: "milestones" | "reservations" },
): Promise<WholeCeremony> {
  const t = await getTranslations("milestones");
  const leaveHref = `/projects/${draft.scope.code}/${about.room}/${about.subject}`;
  const title = about.room === "milestones" ? draft.state.definition.title : "";
  return {
    view: await tellCeremony(draft, kind, { subject: about.subject, leaveHref, proof: await proofNow() }),
    head: t(`ceremony.${kind}.head`),
    declaration: t(`declaration.${kind}`, { party: draft.scope.partyName, code: about.subject, title }),
    label: t(`ceremony.${kind}.sign`),
  };
}

/** What must hold, and what does not yet: every refusal of the rule, each under its article. */
async function conditionRows(t: Texts, draft: Drafted, kind: CeremonyKind): Promise<readonly ConditionView[]> {
  const told =
    draft.refusals.length === 0
      ? null
      : await tellRefusals(draft.refusals, {
          project: draft.scope.code,
          timeZone: draft.scope.timeZone,
          subject: { kind: "milestone", code: draft.state.code },
        });
  const open = (told?.facts ?? []).map(({ fact, code, links }) => ({
    ...linked(links),
    ...{ label: fact, detail: "", met: false },
    article: told?.articles.find((article) => article.code === code) ?? null,
    closes: null,
  }));
  const code = effects[kind].causes[0];
  const all = {
    label: t(`milestones.ceremony.${kind}.condition`),
    detail: "",
    met: open.length === 0,
    article: code === undefined ? null : tellArticle(t, code),
    closes: null,
  };
  return open.length === 0 ? [all] : open;
}

/** The ceremony of a decision: the five decisions, each open or closed with its reason, over the record they would sign. */
export async function tellDecision(
  draft: DraftedDecision,
  input: DecisionDraftInput,
  proof: ProofMethod,
): Promise<DecisionCeremony> {
  const t = await getTranslations();
  const { state, scope, decision } = draft;
  const around = {
    project: scope.code,
    timeZone: scope.timeZone,
    subject: { kind: "milestone", code: state.code },
  } as const;
  const chosen = draft.choices.find((choice) => choice.decision === decision);
  const blocked: RefusalView | null = draft.refusals.length === 0 ? null : await tellRefusals(draft.refusals, around);
  const missing = needsReasons(decision) && !input.reasons.some((reason) => reason.text !== "");
  const choices = await Promise.all(
    draft.choices.map(async (choice) => {
      const first = choice.refusals[0];
      const told = first === undefined ? null : await tellRefusals([first], around);
      const [fact, article] = [told?.facts[0]?.fact, told?.articles[0]];
      return {
        value: choice.decision,
        reasoned: needsReasons(choice.decision),
        closed: fact === undefined || article === undefined ? null : { reason: fact, article },
      };
    }),
  );
  const results = new Map(
    (state.submissions.at(-1)?.results ?? []).map((result) => [result.criterionId, result.passed]),
  );
  const said = await base(draft, t, commandOf(draft.decision));
  return {
    view: {
      ...said,
      ...(await tellObservation(draft, said)),
      title: t("milestones.ceremony.decide.title", { code: state.code }),
      leaveHref: `/projects/${scope.code}/milestones/${state.code}`,
      conditions: await Promise.all(draft.conditions.map((condition) => conditionView(t, condition, draft))),
      causes: draft.consequences.causes.map((effect) => ({ text: t(`effects.${effect}`), article: null })),
      closes: draft.consequences.closes.map((closure) => ({
        text: t(`closures.${closure}`),
        article: closure === "no-going-back" ? tellArticle(t, "CD-04") : null,
      })),
      signatories: await signatories(draft, "submission"),
      proof,
      // A choice that is closed says so where it is chosen; nobody of the wrong role signs at all.
      blocked: draft.refusals.some((refusal) => refusal.kind === "wrong-role" || refusal.kind === "wrong-status")
        ? blocked
        : null,
    },
    decision,
    choices,
    currency: scope.currency,
    criteria: state.criteria.map(({ id, code, statement }) => ({
      id,
      code,
      statement,
      passed: results.get(id) ?? null,
    })),
    declaration: missing || (chosen?.refusals.length ?? 0) > 0 ? null : await declare(draft),
    draft: input,
  };
}

async function declare({ state, scope, decision, setting }: DraftedDecision): Promise<string> {
  const t = await getTranslations("milestones.declaration");
  const client = setting.parties.find((party) => party.side === "CLIENT")?.name ?? scope.partyName;
  const open = state.reservations.filter(
    (one) => one.status === "OPEN" || one.status === "FIX_SUBMITTED" || one.status === "CONTESTED",
  ).length;
  return t(decision, { party: client, code: state.code, title: state.definition.title, count: open });
}

async function conditionView(t: Texts, condition: Condition, draft: DraftedDecision): Promise<ConditionView> {
  const told = condition.met
    ? null
    : await tellRefusals(condition.refusals, {
        project: draft.scope.code,
        timeZone: draft.scope.timeZone,
        subject: { kind: "milestone", code: draft.state.code },
      });
  const closed = condition.closes.map((decision) => t(`decisions.${decision}`)).join(", ");
  return {
    label: t(`conditions.${condition.kind}`),
    detail: told?.facts.map((fact) => fact.fact).join(" ") ?? "",
    met: condition.met,
    article: tellArticle(t, condition.article),
    closes: condition.met ? null : t("milestones.ceremony.closes", { decisions: closed }),
    ...linked(told?.facts.flatMap(({ links = [] }) => links)),
  };
}

type Base = Pick<
  CeremonyView,
  "project" | "record" | "digest" | "earlier" | "term" | "facts" | "otherWays" | "onBehalf"
>;

async function base(draft: Drafted, t: Texts, command: CommandName): Promise<Base> {
  const locale = await getLocale();
  const { scope, state } = draft;
  const reader = { locale, timeZone: scope.timeZone };
  const submission = submissionOf(state);
  const inHand = state.status === "SUBMITTED" || state.status === "UNDER_VERIFICATION";
  const amount = formatMoney(locale, { cents: state.definition.amountCents, currency: scope.currency });
  const period = t(`periodUnit.${state.definition.verificationPeriod.unit}`, {
    amount: state.definition.verificationPeriod.amount,
  });
  const about = { twoStage: state.definition.twoStage, status: state.status };
  const silence = t(`todo.effects.${silenceOnMilestone(about, draft.setting.parameters)}`);
  return {
    project: { code: scope.code, name: scope.name },
    record: draft.record,
    digest: draft.digest,
    earlier: draft.earlier ?? null,
    ...(submission !== null && inHand ? { term: termOf(reader, submission.dueBefore) } : {}),
    facts: [
      ...(submission !== null && inHand
        ? [
            {
              name: t("milestones.term"),
              value: `${formatDueDate(reader, submission.dueBefore, { width: "long" })}, ${formatDueTime(reader, submission.dueBefore)}`,
              detail: t("milestones.termRule", { period }),
            },
            { name: t("milestones.silence"), value: silence, detail: null },
          ]
        : []),
      { name: t("milestones.amount"), value: amount, detail: null },
    ],
    otherWays: [
      {
        label: t("milestones.ceremony.back", { code: state.code }),
        href: `/projects/${scope.code}/milestones/${state.code}`,
      },
    ],
    onBehalf: onBehalf(draft, t, command),
  };
}

/** Under which written power the reader would sign, and for whom: said before, as it will be on the act. */
function onBehalf({ scope, setting }: Drafted, t: Texts, command: CommandName): string | null {
  const authority = authorityFor(command, scope, door().clock.now());
  if (!authority.ok || authority.value.delegation === null) return null;
  const party = setting.parties.find(({ id }) => id === authority.value.partyId)?.name ?? "";
  return t("milestones.ceremony.onBehalf", { party, delegation: authority.value.delegation.code });
}

/** Who signs: the two sides of the milestone, with what they have signed of this already. */
async function signatories(
  draft: Drafted,
  signed: "definition" | "submission" | "none",
): Promise<readonly SignatoryView[]> {
  const locale = await getLocale();
  const { scope, setting, state } = draft;
  const at = (moment: Instant): string =>
    formatDateTime({ locale, timeZone: scope.timeZone }, moment, { now: door().clock.now() });
  const submission = submissionOf(state);
  return setting.parties
    .filter((party) => party.side === "CLIENT" || party.id === state.agencyPartyId)
    .map(({ id, name, side, ordinal }) => {
      const agreed = state.definitionSignatures.find((signature) => signature.partyId === id)?.at;
      const here = draft.signed?.find(({ partyId }) => partyId === id)?.signedAt.toISOString();
      const handed = side === "AGENCY" ? submission?.signedAt : undefined;
      const moment = signed === "definition" ? agreed : signed === "submission" ? handed : here;
      return {
        name,
        party: { name, side, ordinal },
        signedAt: moment === undefined ? null : at(instant(moment)),
        you: id === scope.partyId,
      };
    });
}
