"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import type { SilenceActions } from "@/components/milestone/silence-section";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AbilityView } from "@/lib/features/act/view";
import type { SilenceView } from "@/lib/features/milestone/view-silence";
import { formatDateTime, formatNumber, formatShare } from "@/lib/text/format";

type Props = {
  readonly view: SilenceView;
  readonly service: NonNullable<SilenceView["service"]>;
  readonly may: AbilityView;
  readonly actions: SilenceActions;
};

const kinds = ["OUTAGE", "DEGRADED", "AGREED_MAINTENANCE"] as const;

/** How available the observed service was, its incidents, and the way to declare one. */
export function IncidentPart({ view, service, may, actions }: Props): ReactNode {
  const t = useTranslations("silence.service");
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const { regularity, incidents } = service;
  const calling = { project: view.project.code, subject: { kind: "milestone", code: view.milestone } } as const;
  return (
    <div className="mt-6">
      <p className="t-14">
        {t(regularity.regular ? "regular" : "irregular", {
          share: formatShare(locale, regularity.basisPoints),
          threshold: formatShare(locale, regularity.thresholdBasisPoints),
          down: formatNumber(locale, regularity.downMinutes),
          used: formatNumber(locale, regularity.usedMinutes),
        })}
      </p>
      <ul className="t-13 mt-2 flex flex-col gap-1.5 text-text-2">
        {incidents.map((one) => (
          <li key={one.number} className="flex flex-wrap items-center gap-x-3">
            <span>
              {t(one.endedAt === null ? "lasting" : "incident", {
                number: one.number,
                kind: t(`kinds.${one.kind}`),
                from: formatDateTime(reader, one.startedAt),
                until: one.endedAt === null ? "" : formatDateTime(reader, one.endedAt),
              })}{" "}
              {one.description}
            </span>
            {may.allowed && one.endedAt === null ? (
              <ActButton
                {...calling}
                size="sm"
                action={actions.endIncident}
                input={{ milestone: view.milestone, incident: one.number, endedAt: view.now }}
              >
                {t("end")}
              </ActButton>
            ) : null}
          </li>
        ))}
      </ul>
      {may.allowed ? <Declare view={view} actions={actions} calling={calling} /> : null}
    </div>
  );
}

function Declare({
  view,
  actions,
  calling,
}: Pick<Props, "view" | "actions"> & {
  readonly calling: {
    readonly project: string;
    readonly subject: { readonly kind: "milestone"; readonly code: string };
  };
}): ReactNode {
  const t = useTranslations("silence.service");
  const [kind, setKind] = useState<string>("OUTAGE");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  // What the device writes is its own local time, told with its offset.
  const moment = (local: string): string => (local === "" ? "" : new Date(local).toISOString());
  return (
    <div className="mt-3">
      <ReasonAct
        {...calling}
        action={actions.declare}
        label={t("declare")}
        lead={t("declareLead")}
        field={t("description")}
        toInput={(description) => ({
          milestone: view.milestone,
          kind,
          description,
          startedAt: moment(from),
          endedAt: moment(until),
        })}
      >
        <Field label={t("kind")}>
          <Select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            {kinds.map((value) => (
              <option key={value} value={value}>
                {t(`kinds.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("startedAt")}>
          <TextInput
            type="datetime-local"
            required
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </Field>
        <Field label={t("endedAt")} optional>
          <TextInput type="datetime-local" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        </Field>
      </ReasonAct>
    </div>
  );
}
