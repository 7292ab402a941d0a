"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ReasonAct } from "@/components/project/reason-act";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { PartyMark } from "@/components/ui/party-mark";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { DelegationStatus } from "@/lib/domain/delegation";
import type { Action } from "@/lib/features/act/view";
import type { DelegationEnd, DelegationView } from "@/lib/features/delegation/view";
import { partyTexture } from "@/lib/features/party/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate, formatDueDate, formatMoney } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly currency: string; readonly timeZone: string };
  readonly now: string;
  readonly powers: readonly (DelegationView & { readonly mayRevoke: boolean })[];
  readonly revoke: Action;
};

const looks: Record<DelegationStatus, { readonly tone: ChipTone; readonly seal: SmallSealKind }> = {
  IN_FORCE: { tone: "ink", seal: "accepted" },
  NOT_YET: { tone: "them", seal: "open" },
  OVER: { tone: "muted", seal: "tacit" },
  REVOKED: { tone: "text", seal: "rejected" },
};

/** Every power: from whom, to whom, for which acts, up to how much, until when. */
export function DelegationList({ project, now, powers, revoke }: Props): ReactNode {
  const t = useTranslations("delegations.columns");
  return (
    <Table caption={t("code")}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("from")}</Th>
        <Th>{t("to")}</Th>
        <Th className="w-[28%]">{t("acts")}</Th>
        <Th end>{t("ceiling")}</Th>
        <Th>{t("period")}</Th>
        <Th>{t("state")}</Th>
      </TableHead>
      <TableBody>
        {powers.map((power) => (
          <PowerRow key={power.id} power={power} project={project} now={now} revoke={revoke} />
        ))}
      </TableBody>
    </Table>
  );
}

function PowerRow({
  power,
  project,
  now,
  revoke,
}: Omit<Props, "powers"> & { readonly power: Props["powers"][number] }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const reader = { locale, timeZone: project.timeZone };
  const style = { now: instant(now), weekday: false };
  const period = t("delegations.period", {
    from: formatDate(reader, instant(power.validFrom), style),
    until: formatDueDate(reader, instant(power.validUntil), style),
  });
  const { tone, seal } = looks[power.status];
  return (
    <Row>
      <Td place="lead" code>
        <TextLink data-row href={`/projects/${project.code}/records/${power.record}`}>
          {power.code}
        </TextLink>
      </Td>
      <Td>
        <End end={power.grantor} />
        <span className="t-12 block text-text-3">{t(`roles.${power.role}`)}</span>
      </Td>
      <Td>
        <End end={power.grantee} />
      </Td>
      <Td>{power.acts.map((act) => t(`commands.${act}`)).join(", ")}</Td>
      <Td end>
        {power.maxAmountCents === null
          ? t("delegations.noCeiling")
          : formatMoney(locale, { cents: power.maxAmountCents, currency: project.currency }, { cents: false })}
      </Td>
      <Td className="figures">{period}</Td>
      <Td place="aside">
        <span className="flex flex-wrap items-center gap-x-2">
          <Chip tone={tone} sign={<SmallSeal kind={seal} />}>
            {t(`status.delegation.${power.status}`)}
          </Chip>
          {power.mayRevoke ? (
            <ReasonAct
              action={revoke}
              project={project.code}
              input={{ delegationId: power.id }}
              label={t("delegations.revoke")}
              name={`${t("delegations.revoke")}, ${power.code}`}
              title={t("delegations.revokeTitle", { code: power.code })}
              lead={t("delegations.revokeLead")}
            />
          ) : null}
        </span>
        {power.revokedAt === null ? null : (
          <span className="t-12 block text-text-3">
            {t("delegations.revokedAt", { date: formatDate(reader, instant(power.revokedAt), style) })}
          </span>
        )}
      </Td>
    </Row>
  );
}

function End({ end }: { readonly end: DelegationEnd }): ReactNode {
  const nameOf = usePersonName();
  return (
    <span className="inline-flex items-baseline gap-2">
      <PartyMark
        texture={partyTexture(end.party.side, end.party.ordinal)}
        label={end.party.name}
        className="shrink-0"
      />
      <span>{nameOf(end.name)}</span>
    </span>
  );
}
