import type { RecordBlock } from "@/lib/domain/record";
import { paragraph, table } from "@/lib/features/milestone/queries-record";
import type { DecisionState } from "@/lib/features/room/queries-state";

type T = (key: string, values?: Record<string, string | number>) => string;
type Names = ReadonlyMap<string, { readonly name: string; readonly party: string }>;

/** A text as paragraphs of a record: parted where a line is left empty. */
function paragraphsOf(text: string): readonly RecordBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(paragraph);
}

/** A decision as minutes tell it: what was decided by whom, what else was considered, every voice and every dissent. */
export function sayDecision(t: T, decision: DecisionState, names: Names): readonly RecordBlock[] {
  const { code, title, text, grounds, status, effect, options, votes, favour, against, abstained } = decision;
  const name = (id: string): string => names.get(id)?.name ?? "";
  const counted = favour === null ? [] : [{ favour, against: against ?? 0, abstained: abstained ?? 0 }];
  return [
    paragraph(t("decision", { code, title, status })),
    ...paragraphsOf(text),
    ...(grounds.trim() === "" ? [] : [paragraph(t("grounds", { text: grounds }))]),
    ...(options.length < 2
      ? []
      : [
          table(
            [t("option"), t("detail"), t("kept")],
            options.map((one) => [one.label, one.detail, t(one.retained ? "retained" : "notRetained")]),
          ),
        ]),
    ...(votes.length === 0
      ? []
      : [
          table(
            [t("voter"), t("party"), t("ballot"), t("why")],
            votes.map((vote) => [
              voterOf(t, vote, name),
              names.get(vote.seatMemberId)?.party ?? "",
              t(`ballots.${vote.ballot}`),
              vote.reason,
            ]),
          ),
        ]),
    ...counted.map((voices) => paragraph(t("counted", voices))),
    ...(status === "ADOPTED" || status === "REVOKED" ? [paragraph(t(`effects.${effect}`))] : []),
    ...(decision.revokes === null || status !== "ADOPTED"
      ? []
      : [paragraph(t("revokes", { decision: decision.revokes.code }))]),
    ...(decision.reason.trim() === "" ? [] : [paragraph(t("postponed", { reason: decision.reason }))]),
  ];
}

/** Who voted, and for whose seat where it was not their own. */
function voterOf(t: T, vote: DecisionState["votes"][number], name: (id: string) => string): string {
  const { memberId, seatMemberId } = vote;
  return memberId === seatMemberId ? name(memberId) : t("byProxy", { by: name(memberId), of: name(seatMemberId) });
}
