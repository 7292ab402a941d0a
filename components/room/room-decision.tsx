"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { useRoom } from "@/components/room/room-context";
import { DecisionActs } from "@/components/room/room-decision-acts";
import { RoomVoices } from "@/components/room/room-voices";
import { cx } from "@/components/ui/class-names";
import { SmallSeal } from "@/components/ui/small-seal";
import { UserText } from "@/components/ui/typeset";
import type { RoomDecision as Decision } from "@/lib/features/room/view-live";
import { ceremonyPath } from "@/lib/features/room/view-paths";

/** A decision as it is put to the vote: the words that will bind, the options, the voices by seat, and what it still needs. */
export function RoomDecision({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useTranslations("room.decision");
  const proposed = decision.status === "PROPOSED";
  return (
    <article
      aria-label={decision.code}
      className={cx("rounded-sheet border", proposed ? "border-line-2 bg-paper" : "border-ink-line bg-sealed")}
    >
      <div className="p-5 max-md:p-4">
        <p className="t-13 flex flex-wrap items-center gap-2 font-semibold">
          {proposed ? null : <SmallSeal kind={decision.status === "ADOPTED" ? "accepted" : "rejected"} />}
          {t("head", { status: decision.status, code: decision.code })}
        </p>
        <p className="t-12 mt-0.5 text-text-3">
          {t("matter", { matter: decision.matter })} {t("effect", { effect: decision.effect })}
        </p>
        <Revokes decision={decision} />
        <h3 className="t-14 mt-3 font-semibold [overflow-wrap:anywhere]">
          <UserText>{decision.title}</UserText>
        </h3>
        <div className="mt-1.5 [&_p]:text-[1.25rem] [&_p]:leading-8">
          <MarkdownView source={decision.text} below={3} binding />
        </div>
        {decision.grounds === "" ? null : (
          <div className="mt-3">
            <p className="t-12 text-text-3">{t("grounds")}</p>
            <MarkdownView source={decision.grounds} below={3} />
          </div>
        )}
        <Options decision={decision} />
        {decision.reason === "" ? null : (
          <p className="t-13 mt-3 text-text-2 [overflow-wrap:anywhere]">
            <UserText>{decision.reason}</UserText>
          </p>
        )}
      </div>
      <RoomVoices decision={decision} />
      <SignedElsewhere decision={decision} />
      {proposed ? <DecisionActs decision={decision} /> : null}
    </article>
  );
}

function Options({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useTranslations("room.decision");
  return (
    <ul className="mt-4 border-line border-t" aria-label={t("options")}>
      {decision.options.map((option) => (
        <li
          key={option.label}
          className={cx("flex gap-3 border-line border-b px-2 py-2.5", option.retained && "bg-ink-tint")}
        >
          <span className="w-4 shrink-0 pt-0.5">
            {option.retained ? (
              <Check aria-label={t("retained")} size={16} strokeWidth={1.8} className="text-ink" />
            ) : null}
          </span>
          <div className="min-w-0">
            <p className={cx("t-13 [overflow-wrap:anywhere]", option.retained && "font-semibold")}>
              <UserText>{option.label}</UserText>
            </p>
            {option.detail === "" ? null : (
              <p className="t-12 text-text-3 [overflow-wrap:anywhere]">
                <UserText>{option.detail}</UserText>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The decision that this one would end, said before anybody votes. */
function Revokes({ decision: { revokes } }: { readonly decision: Decision }): ReactNode {
  const t = useTranslations("room.decision");
  const { page } = useRoom();
  if (revokes === null) return null;
  return (
    <p className="t-13 mt-2">
      <Link className="link" href={`/projects/${page.project.code}/decisions/${revokes}`}>
        {t("revokes", { decision: revokes })}
      </Link>
    </p>
  );
}

/** What is decided here and takes effect by signatures opens the ceremony of those who must sign, until they have signed. */
function SignedElsewhere({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useTranslations("room.decision");
  const { page } = useRoom();
  const { status, effect, subject, signed } = decision;
  if (status !== "ADOPTED" || effect !== "SIGNATURE" || subject === null) return null;
  const root = `/projects/${page.project.code}`;
  const order = signed?.complete === false;
  const record = signed?.record ?? "";
  return (
    <p className="t-13 border-ink-line border-t px-5 py-3 max-md:px-4">
      {signed === null ? (
        t("signNext")
      ) : (
        <Link className="link" href={`${root}/records/${record}`}>
          {t(order ? "signedPart" : "signedAs", { record })}
        </Link>
      )}{" "}
      {signed === null || order ? (
        <Link
          className="link"
          href={order ? `${root}/changes/${subject.code}/amendment` : ceremonyPath(page.project.code, subject)}
        >
          {t(order ? "orderOpen" : "signOpen", { code: subject.code })}
        </Link>
      ) : null}
    </p>
  );
}
