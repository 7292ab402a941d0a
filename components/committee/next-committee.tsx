import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { NextMeeting } from "@/lib/features/desk/view";
import { formatDateTime, formatDay } from "@/lib/text/format";

type Props = {
  readonly view: { readonly code: string; readonly timeZone: string };
  readonly meeting: NextMeeting;
};

/** The next committee of a project: which, when, and by when it must be convened. */
export function NextCommittee({ view, meeting }: Props): ReactNode {
  const t = useTranslations("committees.next");
  const locale = useLocale();
  const convening = meeting.missing.find((gap) => gap.kind === "CONVOCATION");
  const at = formatDateTime({ locale, timeZone: view.timeZone }, meeting.startsAt);
  return (
    <span className="inline-flex flex-col">
      <TextLink href={`/projects/${view.code}/committees/${meeting.code}`}>
        {t("line", { committee: meeting.body.title, at })}
      </TextLink>
      {convening === undefined ? null : (
        <span className="t-12 text-text-3">
          {t("planned", { on: formatDay(locale, convening.on, { width: "long" }) })}
        </span>
      )}
    </span>
  );
}
