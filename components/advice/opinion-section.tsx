"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { SubjectLinks } from "@/components/advice/subject-links";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { Typeset, UserText } from "@/components/ui/typeset";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { OpinionAbilities, OpinionLine } from "@/lib/features/advice/view-opinion";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly opinions: readonly OpinionLine[];
  readonly mayAnswer: AbilityView;
  readonly abilities: OpinionAbilities;
  readonly renew: Action;
  readonly withdraw: Action;
};

/** The opinions that were asked for: of whom, on what, by when, and what was given. */
export function OpinionSection({ opinions, ...way }: Props): ReactNode {
  const t = useTranslations("advice.opinions");
  if (opinions.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark")} />
      <ul className="flex flex-col">
        {opinions.map((opinion) => (
          <li key={opinion.code} className="border-line border-b py-4">
            <OpinionItem opinion={opinion} {...way} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpinionItem({ opinion, ...way }: Omit<Props, "opinions"> & { readonly opinion: OpinionLine }): ReactNode {
  const t = useTranslations("advice.opinions");
  const locale = useLocale();
  const { code, who, neededBy, status } = opinion;
  const day = formatDay(locale, neededBy, { width: "long" });
  return (
    <div className="flex flex-col gap-2">
      <p className="t-14 font-medium">
        {code} · <UserText>{opinion.question}</UserText>
      </p>
      <p className="t-13 text-text-2">
        <Typeset>{t("asked", { who, day, of: opinion.askedOf })}</Typeset> {t(`status.${status}`)}
        {opinion.advice === null ? null : (
          <>
            {" "}
            <TextLink href={`/projects/${way.project}/advice/${opinion.advice}`}>{opinion.advice}</TextLink>
          </>
        )}
      </p>
      <div className="t-13">
        <SubjectLinks project={way.project} links={opinion.links} />
      </div>
      {status === "OPEN" ? <OpinionActs opinion={opinion} {...way} /> : null}
    </div>
  );
}

function OpinionActs({
  project,
  opinion,
  mayAnswer,
  abilities,
  renew,
  withdraw,
}: Omit<Props, "opinions"> & { readonly opinion: OpinionLine }): ReactNode {
  const t = useTranslations("advice.opinions");
  const { code, mine, askedOf } = opinion;
  return (
    <ButtonRow>
      {mine && mayAnswer.allowed ? (
        <ButtonLink variant="main" href={`/projects/${project}/advice/new?opinion=${code}`}>
          {t("answer")}
        </ButtonLink>
      ) : null}
      {askedOf === "EXPERT" && abilities.renew.allowed ? (
        <ActButton action={renew} project={project} input={{ opinion: code }}>
          {t("renew")}
        </ActButton>
      ) : null}
      {abilities.withdraw.allowed ? (
        <ReasonAct
          action={withdraw}
          project={project}
          subject={{ kind: "advice" }}
          label={t("withdraw")}
          lead={t("withdrawLead", { code })}
          field={t("reason")}
          toInput={(reason) => ({ opinion: code, reason })}
        />
      ) : null}
    </ButtonRow>
  );
}
