import type { AdviceAnswer } from "@/lib/domain/advice";
import type { RecordContent } from "@/lib/domain/record";
import { type AdviceState, contentOf } from "@/lib/features/advice/queries-state";
import { contractSay, frame, paragraph, type RecordScope, table } from "@/lib/features/milestone/queries-record";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import { formatDay } from "@/lib/text/format";

/** What the client answers when it does not follow, or not wholly. */
export type Override = {
  readonly answer: Exclude<AdviceAnswer, "FOLLOWED">;
  readonly reason: string;
  readonly consequences: string;
};

const foreseen = ["cost", "delay", "quality", "legal"] as const;

/** An override as it would be signed now: the advice word for word, why it is not followed, which consequences are accepted. */
export function overrideRecord(
  scope: RecordScope,
  setting: Setting,
  state: AdviceState,
  { answer, reason, consequences }: Override,
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string => say(`advice.record.${key}`, values);
  const { kind, object, facts, options, recommended, interests, ...rest } = contentOf(state);
  const by = state.party ?? [state.expert, state.organisation].filter((part) => part).join(", ");
  const links = state.links.map((link) => say(`advice.subjects.${link.kind}`, { code: link.code }));
  const day = state.dueOn === null ? "" : formatDay(scope.language, state.dueOn, { width: "long" });
  const client = setting.parties.find(({ side }) => side === "CLIENT")?.name ?? "";
  return frame(
    scope,
    {
      kind: "ADVICE_OVERRIDE",
      title: t("title", { kind, code: state.code, answer }),
      subject: state.code,
      data: {
        kind: "ADVICE_OVERRIDE",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        advice: { id: state.id, code: state.code, kind, adviser: state.adviser, partyId: state.partyId, by },
        content: contentOf(state),
        issuedAt: state.issuedAt?.toISOString() ?? null,
        links: state.links,
        answer,
        reason,
        consequences,
        charterVersion: setting.charterVersion,
      },
    },
    [
      { detail: t("object"), blocks: [paragraph(t("by", { kind, by, object })), paragraph(t("due", { day }))] },
      { detail: t("facts"), blocks: [paragraph(facts)] },
      { detail: t("options"), blocks: [options === "" ? null : paragraph(options)] },
      { detail: t("recommended"), blocks: [recommended === "" ? null : paragraph(recommended)] },
      {
        detail: t("foreseen"),
        blocks: [
          table(
            [t("on"), t("consequence")],
            foreseen.map((on) => [say(`advice.consequences.${on}`), rest[on]]),
          ),
        ],
      },
      { detail: t("interests"), blocks: [paragraph(interests)] },
      { detail: t("concerns"), blocks: [links.length === 0 ? null : { type: "list", items: links }] },
      {
        detail: t("answer"),
        blocks: [paragraph(t(`answers.${answer}`, { client, code: state.code })), paragraph(reason)],
      },
      { detail: t("accepted"), blocks: [paragraph(consequences)] },
    ],
    {
      note: say("milestones.record.parties"),
      detail: "",
      blocks: [
        {
          type: "list",
          items: [
            say("milestones.record.party", {
              name: client,
              role: say(kind === "WARNING" ? "roles.CLIENT_SIGNATORY" : "advice.record.signer"),
            }),
          ],
        },
      ],
    },
  );
}
