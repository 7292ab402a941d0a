import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { ReasonAct } from "@/components/project/reason-act";
import { Ball } from "@/components/ui/ball";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { CharterVersionView } from "@/lib/features/charter/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly shown: CharterVersionView | null;
  readonly open: number | null;
  readonly inForce: number | null;
  readonly abilities: { readonly [act in "draft" | "propose" | "withdraw" | "sign"]: AbilityView };
  readonly acts: { readonly propose: Action; readonly withdraw: Action };
};

/** Where the charter stands, in one sentence, and the acts that are open to the reader. */
export function CharterTitle(props: Props): ReactNode {
  const t = useTranslations("charter");
  const locale = useLocale();
  const { shown, inForce, project, abilities } = props;
  const missing = shown?.signatures.filter((signature) => signature.signedAt === null).length ?? 0;
  const status = shown?.status ?? "NONE";
  const waits =
    status === "PROPOSED"
      ? abilities.sign.allowed
      : status === "DRAFT" || status === "NONE"
        ? abilities.draft.allowed
        : null;
  const date =
    shown?.inForceAt == null
      ? ""
      : formatDate({ locale, timeZone: project.timeZone }, instant(shown.inForceAt), { width: "long", weekday: false });
  const lead =
    inForce !== null && status !== "IN_FORCE"
      ? t("leads.AMENDMENT", { version: inForce })
      : t.has(`leads.${status}`)
        ? t(`leads.${status}`, { version: shown?.version ?? 0, date })
        : undefined;
  return (
    <PageTitle
      sign={waits === null ? undefined : <Ball side={waits ? "yours" : "theirs"} scale={1.6} />}
      lead={lead}
      end={<CharterActs {...props} />}
    >
      {t(`headline.${status}`, { missing })}
    </PageTitle>
  );
}

function CharterActs({ project, shown, open, abilities, acts }: Props): ReactNode {
  const t = useTranslations("charter");
  const root = `/projects/${project.code}/charter`;
  const version = shown?.version ?? 0;
  const subject = { kind: "charter" } as const;
  const status = shown?.status;
  const canSign = status === "PROPOSED" && abilities.sign.allowed;
  return (
    <div className="flex flex-wrap items-start gap-3 max-md:w-full max-md:flex-col max-md:items-stretch">
      {canSign ? (
        <ButtonLink href={`${root}/sign`} variant="main" size="lg">
          {t("signHere")}
        </ButtonLink>
      ) : null}
      {status === "DRAFT" && abilities.draft.allowed ? (
        <ButtonLink href={`${root}/parameters`}>{t("edit")}</ButtonLink>
      ) : null}
      {status === "DRAFT" && abilities.draft.allowed ? (
        <ActButton
          action={acts.propose}
          input={{ version }}
          ability={abilities.propose}
          project={project.code}
          subject={subject}
          variant="main"
        >
          {t("propose")}
        </ActButton>
      ) : null}
      {status === "PROPOSED" && abilities.withdraw.allowed ? (
        <ReasonAct
          action={acts.withdraw}
          project={project.code}
          subject={subject}
          input={{ version }}
          label={t("withdraw")}
          title={t("withdrawTitle")}
          lead={t("withdrawLead")}
          look="plain"
        />
      ) : null}
      {open === null && abilities.draft.allowed ? (
        <ButtonLink href={`${root}/parameters`} variant={status === "IN_FORCE" ? "plain" : "main"}>
          {status === "IN_FORCE" ? t("amend") : t("begin")}
        </ButtonLink>
      ) : null}
    </div>
  );
}
