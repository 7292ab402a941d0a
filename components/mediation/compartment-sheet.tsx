import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DisputeChip } from "@/components/dispute/dispute-chip";
import { DraftSection } from "@/components/mediation/draft-section";
import { MessageForm } from "@/components/mediation/message-form";
import { MissionEnd } from "@/components/mediation/mission-end";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { CompartmentView, MediationThread } from "@/lib/features/mediation/view";
import { formatBytes, formatDateTime, formatDay } from "@/lib/text/format";

type Acts = Readonly<Record<"post" | "draft" | "agree" | "end", Action>>;
type Props = { readonly view: CompartmentView; readonly acts: Acts };

/** A mediation from inside: who is here, what is said to all, what each side says to the mediator alone, the draft agreement. */
export function CompartmentSheet({ view, acts }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { dispute, eraseOn, dueOn, members, threads } = view;
  const day = (on: string): string => formatDay(locale, on, { width: "long" });
  const kept = view.destroyed
    ? t("mediations.destroyed")
    : eraseOn === null
      ? t("mediations.kept", { days: view.keptDays })
      : t("mediations.erasedOn", { day: day(eraseOn) });
  return (
    <>
      <PageHeader crumbs={[{ label: t("rooms.mediations"), href: "/mediations" }, { label: dispute }]} />
      <PageBody>
        <PageTitle lead={t("mediations.confidential")} end={<DisputeChip status={view.status} />}>
          {t("mediations.of", { code: dispute })}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">
          <section className="flex flex-col gap-2">
            <SectionHead
              title={t("mediations.members")}
              remark={dueOn === null ? undefined : t("mediations.until", { day: day(dueOn) })}
            />
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {members.map(({ name, party }) => (
                <li key={`${name} ${party ?? ""}`} className="t-13">
                  <b className="font-semibold">{name}</b>, {party ?? t("mediations.mediator")}
                </li>
              ))}
            </ul>
            <p className="t-13 text-text-2">{kept}</p>
            {view.status === "MEDIATOR_APPOINTED" ? <p className="t-13">{t("mediations.beginsSoon")}</p> : null}
          </section>
          {threads.map((thread) => (
            <Thread key={thread.partyId ?? ""} thread={thread} view={view} post={acts.post} />
          ))}
          {view.destroyed ? null : <DraftSection view={view} draft={acts.draft} agree={acts.agree} />}
          {view.open && view.me.partyId === null ? <MissionEnd view={view} end={acts.end} /> : null}
        </div>
      </PageBody>
    </>
  );
}

function Thread({
  thread,
  view,
  post,
}: {
  readonly thread: MediationThread;
  readonly view: CompartmentView;
  readonly post: Action;
}): ReactNode {
  const t = useTranslations("mediations");
  const locale = useLocale();
  const { party, messages, partyId } = thread;
  const reader = { locale, timeZone: view.project.timeZone };
  const title = party === null ? t("all") : view.me.partyId === null ? t("aloneWith", { party }) : t("alone");
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title={title} remark={party === null ? t("writeAll") : t("writeAlone", { party })} />
      {messages.length === 0 ? <p className="t-13 text-text-2">{t("none")}</p> : null}
      {messages.map((message) => (
        <article key={message.id} className="flex max-w-measure flex-col gap-1 border-line border-l-2 pl-4">
          <p className="t-12 text-text-3">
            <b className="font-semibold text-text">{message.by}</b>, {formatDateTime(reader, message.at)}
          </p>
          <p className="t-14 whitespace-pre-line">{message.text ?? t("unreadable")}</p>
          {message.files.map((file) => (
            <TextLink key={file.id} href={`/api/mediations/${view.mediationId}/files/${file.id}`}>
              {file.name} ({formatBytes(locale, file.bytes)})
            </TextLink>
          ))}
        </article>
      ))}
      {view.open ? <MessageForm mediationId={view.mediationId} threadPartyId={partyId} post={post} /> : null}
    </section>
  );
}
