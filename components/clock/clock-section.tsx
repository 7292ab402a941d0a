import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ClockActions, ClockActs } from "@/components/clock/clock-acts";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import type { RefusedSubject } from "@/lib/features/act/view";
import type { ClockView, MatterClocks } from "@/lib/features/clock/view";
import { formatDateTime, formatDay, formatDueDate, formatPeriod } from "@/lib/text/format";

type Props = {
  readonly matter: MatterClocks;
  readonly subject: RefusedSubject;
  readonly actions: ClockActions;
};

/** The periods that run on a matter, the same for both sides: whose turn, until when, how the day moved, what was reminded. */
export function ClockSection({ matter, subject, actions }: Props): ReactNode {
  const t = useTranslations("clocks");
  if (matter.clocks.length === 0) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("title")} />
      <div className="flex flex-col gap-8">
        {matter.clocks.map((clock) => (
          <div key={clock.id}>
            <ClockAccount clock={clock} matter={matter} />
            {clock.id === matter.open && matter.abilities !== null ? (
              <ClockActs
                project={matter.project}
                subject={subject}
                clock={clock}
                abilities={matter.abilities}
                actions={actions}
              />
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}

function ClockAccount({ clock, matter }: { readonly clock: ClockView; readonly matter: MatterClocks }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const reader = { locale, timeZone: matter.timeZone };
  const { now } = matter;
  const day = (on: string): string => formatDay(reader.locale, on, { now });
  const at = (when: ClockView["startedAt"]): string => formatDateTime(reader, when, { now });
  const period =
    clock.amount === null || clock.unit === null
      ? t("clocks.agreedDay")
      : formatPeriod(reader.locale, clock.amount, clock.unit);
  const moved = clock.firstDueOn === clock.dueOn ? undefined : t("clocks.firstDue", { day: day(clock.firstDueOn) });
  const told = clock.reminders.filter((one) => one.state === "TOLD");
  const planned = clock.reminders.filter((one) => one.state === "PLANNED" && clock.endedAt === null);
  return (
    <>
      <p className="t-16 mb-2 font-medium">
        {t(`clocks.kind.${clock.kind}`)}
        <span className="t-13 ml-3 font-normal text-text-3">{t(`clocks.state.${clock.state}`)}</span>
      </p>
      <KeyValues
        entries={[
          { name: t("clocks.turn"), value: clock.party ?? t(`sides.${clock.side}`) },
          { name: t("clocks.since"), value: at(clock.startedAt), detail: period },
          {
            name: t("clocks.due"),
            value: formatDueDate(reader, clock.dueBefore, { width: "long", now }),
            ...(moved === undefined ? {} : { detail: moved }),
          },
          ...(clock.cause === null ? [] : [{ name: t("clocks.suspended"), value: t(`clocks.cause.${clock.cause}`) }]),
          ...(clock.proposal === null
            ? []
            : [
                {
                  name: t("clocks.proposed"),
                  value: t("clocks.proposedBy", {
                    party: clock.proposal.party,
                    cause: t(`clocks.cause.${clock.proposal.cause}`),
                  }),
                  detail: clock.proposal.reason,
                },
              ]),
          ...clock.changes.map((change) => ({
            name: at(change.at),
            value: t(`clocks.change.${change.kind}`, {
              cause: t(`clocks.cause.${change.cause}`),
              days: change.days,
              day: day(change.dueOn),
            }),
          })),
          ...told.map((one) => ({
            name: one.toldAt === null ? "" : at(one.toldAt),
            value: t("clocks.told", {
              step: one.step,
              people: one.people,
              roles: one.roles.map((role) => t(`roles.${role}`)).join(", "),
            }),
          })),
          ...(planned.length === 0
            ? []
            : [{ name: t("clocks.planned"), value: planned.map((one) => at(one.at)).join(" · ") }]),
          ...(clock.endedAt === null
            ? []
            : [
                {
                  name: t("clocks.ended"),
                  value: at(clock.endedAt),
                  ...(clock.state === "EXPIRED" ? { detail: t("clocks.endedFor", { day: day(clock.dueOn) }) } : {}),
                },
              ]),
        ]}
      />
    </>
  );
}
