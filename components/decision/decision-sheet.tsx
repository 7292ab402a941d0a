import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DecisionChip } from "@/components/decision/decision-chip";
import { DecisionOptions } from "@/components/decision/decision-options";
import { DecisionVoices } from "@/components/decision/decision-voices";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { type DecisionPageView, matterPath } from "@/lib/features/decision/view";
import { instant } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";

/** One decision: its words, what was considered, who said what, by what it takes effect, what became of it. */
export function DecisionSheet({ view }: { readonly view: DecisionPageView }): ReactNode {
  const t = useTranslations();
  const { project, decision } = view;
  const root = `/projects/${project.code}`;
  const crumbs = [
    { label: project.name, href: root },
    { label: t("rooms.decisions"), href: `${root}/decisions` },
    { label: decision.code },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} />
      <PageBody>
        <PageTitle lead={useLead(view)} end={<DecisionChip status={decision.status} />}>
          {decision.title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">
          <section className="max-w-2xl rounded-sheet border border-ink-line bg-sealed px-5 py-4">
            <MarkdownView source={decision.text} binding />
          </section>
          <div className="max-w-2xl">
            <KeyValues entries={useFacts(view)} />
          </div>
          <section className="max-w-2xl">
            <SectionHead title={t("decisionRegister.grounds")} />
            <MarkdownView source={decision.grounds} className="mt-3" />
          </section>
          <DecisionOptions options={decision.options} />
          <DecisionVoices decision={decision} />
        </div>
      </PageBody>
    </>
  );
}

function useLead({ decision }: DecisionPageView): ReactNode {
  const t = useTranslations("decisionRegister");
  if (decision.status === "REVOKED") return t("leadRevoked", { decision: decision.revokedBy ?? "" });
  if (decision.status === "POSTPONED") return t("leadPostponed", { reason: decision.reason || "none" });
  if (decision.status === "REJECTED") return t("leadRejected");
  if (decision.status === "PROPOSED") return t("leadProposed");
  if (decision.effect === "ADOPTION") return t("leadAdopted");
  return t(decision.signed?.complete === true ? "leadSigned" : "leadSignature");
}

function useFacts({ project, decision, meeting, point }: DecisionPageView): readonly KeyValue[] {
  const t = useTranslations();
  const locale = useLocale();
  const reader = { locale, timeZone: project.timeZone };
  const root = `/projects/${project.code}`;
  const { subject, effect, signers, decidedBy, decidedAt } = decision;
  const path = subject === null ? null : matterPath(subject.kind, subject.code);
  const link = (code: string): ReactNode => <TextLink href={`${root}/decisions/${code}`}>{code}</TextLink>;
  return [
    {
      name: t("decisionRegister.taken"),
      value: <TextLink href={`${root}/committees/${meeting.code}`}>{`${meeting.committee}, ${meeting.code}`}</TextLink>,
      detail: t("decisionRegister.point", { ordinal: point.ordinal, title: point.title }),
    },
    {
      name: t("decisionRegister.authority"),
      value: t(`decisionRegister.authorityOf.${decision.matter}`),
      detail: t(`decisionRegister.rule.${decision.rule}`),
    },
    {
      name: t("decisionRegister.effect"),
      value:
        effect === "ADOPTION"
          ? t("decisionRegister.byAdoption")
          : t("decisionRegister.bySignature", { roles: signers.map((role) => t(`roles.${role}`)).join(", ") }),
      ...(subject === null || path === null
        ? {}
        : {
            detail: (
              <TextLink href={`${root}/${path}`}>
                {t(
                  effect === "SIGNATURE" && decision.status === "ADOPTED" && decision.signed?.complete !== true
                    ? "decisionRegister.toSignature"
                    : "decisionRegister.toSubject",
                  {
                    code: subject.code,
                  },
                )}
              </TextLink>
            ),
          }),
    },
    {
      name: t("decisionRegister.proposedBy"),
      value: decision.proposedBy,
      detail: formatDateTime(reader, instant(decision.proposedAt)),
    },
    ...(decidedBy === null || decidedAt === null
      ? []
      : [
          {
            name: t("decisionRegister.pronouncedBy"),
            value: decidedBy,
            detail: formatDateTime(reader, instant(decidedAt)),
          },
        ]),
    ...(decision.signed === null
      ? []
      : [
          {
            name: t("decisionRegister.signed"),
            value: <TextLink href={`${root}/records/${decision.signed.record}`}>{decision.signed.record}</TextLink>,
          },
        ]),
    ...(decision.revokes === null ? [] : [{ name: t("decisionRegister.revokes"), value: link(decision.revokes) }]),
    ...(decision.revokedBy === null
      ? []
      : [{ name: t("decisionRegister.revokedByLabel"), value: link(decision.revokedBy) }]),
  ];
}
