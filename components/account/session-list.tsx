"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { SectionHead } from "@/components/ui/section-head";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";

/** A session, its instants already in the reader's words. */
export type SessionRow = {
  readonly sessionId: string;
  readonly device: string;
  readonly method: string;
  readonly began: string;
  readonly seen: string;
  readonly isThis: boolean;
};

type Props = { readonly sessions: readonly SessionRow[]; readonly end: Action; readonly endOthers: Action };

/** Where one is signed in; each ends at once, here and there. */
export function SessionList({ sessions, end, endOthers }: Props): ReactNode {
  const t = useTranslations("profile");
  const say = useToast();
  const others = sessions.some((session) => !session.isThis);
  const all = others ? (
    <ActButton action={endOthers} input={{}} size="sm" onDone={() => say({ text: t("othersEnded") })}>
      {t("endOthers")}
    </ActButton>
  ) : null;
  return (
    <section>
      <SectionHead title={t("sessions")} remark={t("sessionsRemark", { count: sessions.length })} end={all} />
      <ul>
        {sessions.map((session) => (
          <li
            key={session.sessionId}
            className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1 border-b py-2 max-md:py-2.5"
          >
            <div className="min-w-0 flex-1 max-md:basis-full">
              <p className="t-13 font-medium">
                {session.device}
                {session.isThis ? <span className="t-12 ml-2.5 font-normal text-text-3">{t("this")}</span> : null}
              </p>
              <p className="t-12 text-text-3">
                {session.method}, {session.began}
              </p>
            </div>
            <p className="t-12 figures text-text-2 max-md:flex-1">
              <span className="text-text-3">{t("seen")} </span>
              {session.seen}
            </p>
            {session.isThis ? null : (
              <ActButton
                action={end}
                input={{ sessionId: session.sessionId }}
                size="sm"
                onDone={() => say({ text: t("ended") })}
              >
                <span aria-hidden>{t("end")}</span>
                <span className="sr-only">{t("endNamed", { name: session.device })}</span>
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
