"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AdviceActs } from "@/components/advice/advice-acts";
import { AdviceChip, AdviceKindMark } from "@/components/advice/advice-chip";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { AnswerSection } from "@/components/advice/answer-section";
import { SubjectLinks } from "@/components/advice/subject-links";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { AdviceAbilities, AdviceView } from "@/lib/features/advice/view";
import { formatDateTime, formatDay } from "@/lib/text/format";

export type AdviceActions = Readonly<Record<"issue" | "acknowledge" | "follow" | "lapse" | "noteOutcome", Action>>;
type Props = { readonly view: AdviceView; readonly abilities: AdviceAbilities; readonly actions: AdviceActions };

/** One piece of advice: what it says, word for word, what it stops, what was answered, what came of it. */
export function AdviceSheet({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice");
  const { project, content, code } = view;
  return (
    <AdviceFrame
      project={project}
      room="advice"
      here={code}
      title={content.object}
      lead={<AdviceKindMark kind={view.kind} />}
      end={<AdviceChip status={view.status} late={view.late} />}
    >
      {/* The acts stand before a long text: who reads it again finds them at once. */}
      <AdviceActs view={view} abilities={abilities} actions={actions} />
      <div className="max-w-xl">
        <Facts view={view} />
      </div>
      {(["facts", "options", "recommended"] as const).map((part) =>
        content[part] === "" ? null : (
          <section key={part} className="max-w-prose">
            <SectionHead title={t(`form.${part}`)} />
            <p className="t-16 mt-3 whitespace-pre-line">
              <UserText>{content[part]}</UserText>
            </p>
          </section>
        ),
      )}
      <Consequences view={view} />
      <section className="max-w-prose">
        <SectionHead title={t("interests")} remark={t("interestsRemark")} />
        <p className="t-14 mt-3 whitespace-pre-line">
          <UserText>{content.interests}</UserText>
        </p>
      </section>
      <AnswerSection view={view} />
    </AdviceFrame>
  );
}

function Facts({ view }: Pick<Props, "view">): ReactNode {
  const t = useTranslations("advice");
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const day = (on: string): string => formatDay(locale, on, { width: "long" });
  const root = `/projects/${view.project.code}/advice`;
  const link = (code: string): ReactNode => <TextLink href={`${root}/${code}`}>{code}</TextLink>;
  return (
    <KeyValues
      entries={[
        { name: t("by"), value: view.by, detail: t(`advisers.${view.adviser}`) },
        ...(view.issuedAt === null ? [] : [{ name: t("issued"), value: formatDateTime(reader, view.issuedAt) }]),
        ...(view.links.length === 0
          ? []
          : [{ name: t("concerns"), value: <SubjectLinks project={view.project.code} links={view.links} /> }]),
        ...(view.content.neededBy === null ? [] : [{ name: t("neededBy"), value: day(view.content.neededBy) }]),
        ...(view.dueOn === null ? [] : [{ name: t("due"), value: day(view.dueOn), detail: t("dueRule") }]),
        ...(view.opinion === null ? [] : [{ name: t("answersTo"), value: view.opinion }]),
        ...(view.supersedes === null ? [] : [{ name: t("supersedes"), value: link(view.supersedes) }]),
        ...(view.supersededBy === null ? [] : [{ name: t("supersededBy"), value: link(view.supersededBy) }]),
        ...(view.acknowledgedAt === null
          ? []
          : [{ name: t("read"), value: formatDateTime(reader, view.acknowledgedAt) }]),
        ...(view.escalatedAt === null
          ? []
          : [{ name: t("escalated"), value: formatDateTime(reader, view.escalatedAt) }]),
        ...(view.endReason === "" ? [] : [{ name: t("endReason"), value: view.endReason }]),
        ...(view.clientOnly ? [{ name: t("circle"), value: t("clientOnly") }] : []),
      ]}
    />
  );
}

function Consequences({ view }: Pick<Props, "view">): ReactNode {
  const t = useTranslations("advice");
  const said = (["cost", "delay", "quality", "legal"] as const).filter((on) => view.content[on] !== "");
  if (said.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("form.consequences")} />
      <Table caption={t("form.consequences")}>
        <TableHead>
          <Th>{t("record.on")}</Th>
          <Th>{t("record.consequence")}</Th>
        </TableHead>
        <TableBody>
          {said.map((on) => (
            <Row key={on}>
              <Td place="sign">{t(`consequences.${on}`)}</Td>
              <Td place="lead">
                <UserText>{view.content[on]}</UserText>
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
