"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { TermsForm } from "@/components/dispute/terms-form";
import { drawBlind } from "@/components/mediation/blind";
import { ButtonLink } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import type { Action } from "@/lib/features/act/view";
import type { CompartmentView, MediationDraft } from "@/lib/features/mediation/view";
import { formatDay, formatMoney } from "@/lib/text/format";

type Props = { readonly view: CompartmentView; readonly draft: Action; readonly agree: Action };

/** The draft agreement: the text on the table, who agrees to it, and the way to its signature once both do. */
export function DraftSection({ view, draft: put, agree }: Props): ReactNode {
  const t = useTranslations("mediations");
  const { mediationId, project, dispute, draft, parties, me, open } = view;
  const [claimant, respondent] = parties;
  const both = draft !== null && parties.every(({ id }) => draft.agreedBy.includes(id));
  const mayAgree = open && draft !== null && me.partyId !== null && !draft.agreedBy.includes(me.partyId);
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title={t("agreement")} />
      {draft === null ? <p className="t-13 text-text-2">{t("noDraft")}</p> : <OnTheTable view={view} draft={draft} />}
      {mayAgree ? (
        <div>
          <ActButton variant="main" action={agree} input={{ mediationId, version: draft.version }}>
            {t("agree")}
          </ActButton>
        </div>
      ) : null}
      {both && open ? (
        <div className="flex flex-col items-start gap-2">
          <p className="t-13">{t("signHere")}</p>
          {me.partyId === null ? null : (
            <ButtonLink href={`/projects/${project.code}/disputes/${dispute}/sign?proposal=0`} variant="main">
              {t("toSign")}
            </ButtonLink>
          )}
        </div>
      ) : null}
      {open ? (
        <details>
          <summary className="t-13 mb-4 cursor-pointer font-medium">
            {draft === null ? t("draftFirst") : t("draftForm")}
          </summary>
          <TermsForm
            action={put}
            currency={project.currency}
            claimant={claimant?.name ?? ""}
            respondent={respondent?.name ?? ""}
            button={t("draftAct")}
            extra={() => ({ mediationId, blind: drawBlind() })}
          />
        </details>
      ) : null}
    </section>
  );
}

/** The text on the table, and which parties agree to it. */
function OnTheTable({ view, draft }: { readonly view: CompartmentView; readonly draft: MediationDraft }): ReactNode {
  const t = useTranslations("mediations");
  const say = useTranslations("disputes");
  const locale = useLocale();
  const [claimant = "", respondent = ""] = view.parties.map(({ name }) => name);
  const [payer, receiver] = draft.payer === "CLAIMANT" ? [claimant, respondent] : [respondent, claimant];
  const amount = formatMoney(locale, { cents: draft.cents, currency: view.project.currency });
  return (
    <article className="flex max-w-measure flex-col gap-2 border-line border-l-2 pl-4">
      <p className="t-12 text-text-3">
        {t("version", { number: draft.version })},{" "}
        {say("validDay", { day: formatDay(locale, draft.validUntil, { width: "long" }) })}
      </p>
      <p className="s-17 whitespace-pre-line">{draft.text}</p>
      <p className="t-13">{say("conceded", { party: claimant, text: draft.claimantConcession })}</p>
      <p className="t-13">{say("conceded", { party: respondent, text: draft.respondentConcession })}</p>
      <p className="t-13 font-medium">
        {draft.cents === 0 ? say("nobodyPays") : say("pays", { payer, receiver, amount })}
      </p>
      {view.parties.map(({ id, name }) => (
        <p key={id} className="t-12 text-text-2">
          {draft.agreedBy.includes(id) ? t("agreedBy", { party: name }) : t("waiting", { party: name })}
        </p>
      ))}
    </article>
  );
}
