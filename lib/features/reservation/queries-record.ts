import type { RecordContent } from "@/lib/domain/record";
import { reservationContent } from "@/lib/domain/signed-content";
import {
  contractSay,
  frame,
  paragraph,
  partiesSection,
  type RecordScope,
  table,
} from "@/lib/features/milestone/queries-record";
import type { ReservationState } from "@/lib/features/milestone/queries-reservations";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";

type Kind = "RESERVATION_LIFTING" | "RESERVATION_WAIVER";

/** What both sides sign when a reservation is lifted, and the client alone when it waives one: the page and the command share it. */
export function reservationRecord(
  scope: RecordScope,
  setting: Setting,
  milestone: MilestoneState,
  reservation: ReservationState,
  draft: { readonly kind: Kind; readonly comment: string },
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`reservations.record.${key}`, values);
  const lifting = draft.kind === "RESERVATION_LIFTING";
  const content = reservationContent(draft.kind, {
    project: { id: scope.projectId, code: scope.code },
    milestone: { id: milestone.id, code: milestone.code },
    reservation: {
      id: reservation.id,
      code: reservation.code,
      severity: reservation.severity,
      statement: reservation.statement,
    },
    fixVersion: lifting ? reservation.fixVersion : null,
    comment: draft.comment,
  });
  return frame(
    scope,
    {
      kind: draft.kind,
      title: t(lifting ? "liftingTitle" : "waiverTitle", { code: reservation.code }),
      subject: reservation.code,
      data: content,
    },
    [
      {
        detail: t("object"),
        blocks: [
          paragraph(
            t("about", { code: reservation.code, milestone: milestone.code, title: milestone.definition.title }),
          ),
          table(
            [t("severity"), t("finding"), t("steps"), t("requirement")],
            [
              [
                say(`severity.${reservation.severity}`),
                reservation.statement,
                reservation.steps,
                reservation.linkedTo ?? "",
              ],
            ],
          ),
        ],
      },
      {
        detail: t(lifting ? "fix" : "reason"),
        blocks: [
          lifting ? paragraph(t("fixed", { version: reservation.fixVersion ?? "" })) : null,
          draft.comment === "" ? null : paragraph(draft.comment),
        ],
      },
      { detail: t("effect"), blocks: [paragraph(t(lifting ? "lifted" : "waived", { code: reservation.code }))] },
    ],
    partiesSection(scope, setting, milestone.agencyPartyId),
  );
}
