"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { TermsForm } from "@/components/dispute/terms-form";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView, ProposalView } from "@/lib/features/dispute/view";
import { formatDay, formatMoney } from "@/lib/text/format";

type Acts = Readonly<Record<"propose" | "endOne", Action>>;
type Props = { readonly view: DisputeView; readonly abilities: DisputeAbilities; readonly acts: Acts };

/** Proposals and counter-proposals, what each concedes, until when; the one that both sign settles the dispute. */
export function ProposalSection({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("disputes");
  const { project, code, proposals, claimant, respondent, record } = view;
  const counterTo = proposals.findLast(({ state, isOver }) => state === "STANDING" && !isOver)?.ordinal ?? null;
  return (
    <section className="flex flex-col gap-5">
      <SectionHead
        title={t("proposals")}
        end={
          record === null ? undefined : (
            <TextLink href={`/projects/${project.code}/records/${record}`}>
              {t("openRecord", { code: record })}
            </TextLink>
          )
        }
      />
      {proposals.length === 0 ? <p className="t-13 text-text-2">{t("noProposal")}</p> : null}
      {proposals.map((one) => (
        <Proposal key={one.ordinal} proposal={one} view={view} endOne={acts.endOne} />
      ))}
      {abilities.propose.allowed ? (
        <details>
          <summary className="t-13 mb-4 cursor-pointer font-medium">
            {counterTo === null ? t("propose") : t("counterAct")}
          </summary>
          <TermsForm
            action={acts.propose}
            project={project.code}
            currency={project.currency}
            claimant={claimant.name}
            respondent={respondent.name}
            button={counterTo === null ? t("propose") : t("counterAct")}
            extra={() => ({ dispute: code, counterTo })}
          />
        </details>
      ) : null}
    </section>
  );
}

function Proposal({
  proposal,
  view,
  endOne,
}: {
  readonly proposal: ProposalView;
  readonly view: DisputeView;
  readonly endOne: Action;
}): ReactNode {
  const t = useTranslations("disputes");
  const locale = useLocale();
  const { project, code, claimant, respondent, myPartyId } = view;
  const { ordinal, counterTo, by, state, isOver, cents, payer, receiver } = proposal;
  const until = formatDay(locale, proposal.validUntil, { width: "long" });
  const amount = formatMoney(locale, { cents, currency: project.currency });
  const mine = [claimant.partyId, respondent.partyId].includes(myPartyId);
  return (
    <article className="flex max-w-measure flex-col gap-2 border-line border-l-2 pl-4">
      <p className="t-12 text-text-3">
        {by.name}, {counterTo === null ? t("proposal", { number: ordinal }) : t("counter", { number: counterTo })},{" "}
        {isOver ? t("overOn", { day: until }) : `${t(`proposalState.${state}`)}, ${t("validDay", { day: until })}`}
      </p>
      <p className="s-17 whitespace-pre-line">
        <UserText>{proposal.text}</UserText>
      </p>
      <p className="t-13">
        <UserText>{t("conceded", { party: claimant.name, text: proposal.claimantConcession })}</UserText>
      </p>
      <p className="t-13">
        <UserText>{t("conceded", { party: respondent.name, text: proposal.respondentConcession })}</UserText>
      </p>
      <p className="t-13 font-medium">
        {payer === null || receiver === null ? t("nobodyPays") : t("pays", { payer, receiver, amount })}
      </p>
      {proposal.signedBy.map((party) => (
        <p key={party} className="t-12 text-text-2">
          {t("signedBy", { party })}
        </p>
      ))}
      {proposal.endReason === "" ? null : <p className="t-13 text-text-2">{proposal.endReason}</p>}
      {state === "STANDING" && mine ? (
        <ButtonRow>
          {isOver ? null : (
            <ButtonLink
              href={`/projects/${project.code}/disputes/${code}/sign?proposal=${ordinal}`}
              variant={by.partyId === myPartyId ? "plain" : "main"}
            >
              {t("sign")}
            </ButtonLink>
          )}
          <ActButton
            action={endOne}
            project={project.code}
            subject={{ kind: "dispute", code }}
            input={{ dispute: code, proposal: ordinal, reason: "" }}
          >
            {by.partyId === myPartyId ? t("takeBack") : t("refuse")}
          </ActButton>
        </ButtonRow>
      ) : null}
    </article>
  );
}
