"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { usePreview } from "@/components/milestone/use-preview";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { NoticeChannel } from "@/lib/domain/formal-notice";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Wanted = { project: string; notice: string; channel: NoticeChannel };
type Props = {
  readonly first: CeremonyView;
  readonly notice: string;
  readonly milestone: string;
  readonly party: string;
  readonly preview: (wanted: Wanted) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** Sends a formal notice, signed; the way by which it goes enters the record. */
export function SendingCeremony({ first, notice, milestone, party, preview, action, requestCode }: Props): ReactNode {
  const t = useTranslations();
  const project = first.project.code;
  const [channel, setChannel] = useState<NoticeChannel>("PLATFORM");
  const ask = useCallback((wanted: Wanted) => preview(wanted), [preview]);
  const shown = usePreview<Wanted, CeremonyView>({ input: { project, notice, channel }, view: first }, ask);
  const again: SigningAction = async (call) => {
    const answer = await action(call);
    if (!answer.ok && answer.problem.kind === "refused") shown.again();
    return answer;
  };
  return (
    <SigningCeremony
      view={{ ...shown.view, earlier: shown.before?.record ?? null }}
      action={again}
      requestCode={requestCode}
      subject={{ kind: "milestone", code: milestone }}
      head={t("milestones.ceremony.notice.head")}
      declaration={shown.fresh ? t("milestones.declaration.notice", { party, code: notice, title: "" }) : null}
      label={t("milestones.ceremony.notice.sign")}
      input={{ notice, channel }}
      choices={
        <ChoiceGroup
          name="channel"
          legend={t("silence.notice.channel")}
          value={channel}
          choices={NoticeChannel.options.map((value) => ({ value, label: t(`silence.notice.channels.${value}`) }))}
          onChange={(value) => {
            const chosen = NoticeChannel.parse(value);
            setChannel(chosen);
            shown.write({ project, notice, channel: chosen });
          }}
        />
      }
    />
  );
}
