import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoticeAct } from "@/components/notice/notice-act";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { NoticeLine } from "@/lib/features/notice/view";

type Props = {
  readonly project: string;
  readonly reservation: string;
  readonly notices: readonly NoticeLine[];
  readonly may: AbilityView;
  readonly draft: Action;
};

/** The formal notices on a reservation, and the way to begin one once it is late. */
export function NoticePart({ project, reservation, notices, may, draft }: Props): ReactNode {
  const t = useTranslations("silence");
  if (notices.length === 0 && !may.allowed) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("notice.onReservation")} />
      <NoticeLinks project={project} notices={notices} />
      {may.allowed ? (
        <div className="mt-4">
          <ButtonRow>
            <NoticeAct
              action={draft}
              project={project}
              subject={{ kind: "reservation", code: reservation }}
              awaited="RESERVATION_FIX"
            />
          </ButtonRow>
        </div>
      ) : null}
    </section>
  );
}

/** Notices by number: what each awaits and where it stands. */
export function NoticeLinks({ project, notices }: Pick<Props, "project" | "notices">): ReactNode {
  const t = useTranslations("silence");
  if (notices.length === 0) return null;
  return (
    <ul className="t-14 mt-4 flex flex-col gap-1.5">
      {notices.map((notice) => (
        <li key={notice.code}>
          <TextLink href={`/projects/${project}/notices/${notice.code}`}>
            {t("notice.name", { code: notice.code })}
          </TextLink>{" "}
          {t(`awaited.${notice.awaited}`, { matter: notice.matter })}, {t(`notice.status.${notice.status}`)}
        </li>
      ))}
    </ul>
  );
}
