import { getTranslations } from "next-intl/server";
import { authorityFor } from "@/lib/domain/policy";
import type { Refusal } from "@/lib/domain/refusal";
import type { OverrideDraft } from "@/lib/features/advice/queries-ceremony";
import type { CeremonyView, ProofMethod } from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import { tellArticle, tellRefusals } from "@/lib/http/tell";

/** What is still being typed is said by the fields themselves, not as a refusal. */
const typed: readonly Refusal["kind"][] = ["content-changed", "reason-missing", "consequences-missing"];

/** The ceremony by which advice is overridden, in the reader's language. */
export async function tellOverride(draft: OverrideDraft, proof: ProofMethod): Promise<CeremonyView> {
  const t = await getTranslations();
  const { scope, state, setting, record, digest, signatory, brought } = draft;
  const { code, content } = { code: state.code, content: { kind: state.kind } };
  const [free, told] = [tellArticle(t, "CR-06"), tellArticle(t, "CD-03")];
  const refusals = draft.refusals.filter(({ kind }) => !typed.includes(kind));
  const leaveHref = `/projects/${scope.code}/advice/${code}`;
  const written = (words: string): boolean => words.trim() !== "";
  const condition = (label: string, met: boolean, article = free) => ({
    ...{ label: t(`advice.ceremony.${label}`), detail: "", met, article, closes: null },
  });
  const authority = authorityFor("advice.override", scope, door().clock.now());
  const power = authority.ok ? authority.value.delegation : null;
  const client = setting.parties.find(({ side }) => side === "CLIENT");
  const party = { side: "CLIENT", name: client?.name ?? "", ordinal: client?.ordinal ?? 1 } as const;
  return {
    project: { code: scope.code, name: scope.name },
    title: t("advice.ceremony.title", { kind: content.kind, code }),
    leaveHref,
    record,
    digest,
    earlier: null,
    conditions: [
      condition("reasonSaid", written(brought.reason)),
      condition("consequencesSaid", written(brought.consequences)),
    ],
    causes: [
      { text: t("advice.ceremony.causes"), article: free },
      { text: t("advice.ceremony.causesOpen"), article: told },
    ],
    closes: [{ text: t("advice.ceremony.closes"), article: tellArticle(t, "CR-12") }],
    facts: [],
    signatories: [{ name: signatory, party, signedAt: null, you: true }],
    otherWays: [{ label: t("advice.ceremony.back"), href: leaveHref }],
    proof,
    onBehalf: power === null ? null : t("milestones.ceremony.onBehalf", { party: party.name, delegation: power.code }),
    blocked: refusals.length === 0 ? null : await tellRefusals(refusals, { project: scope.code }),
  };
}
