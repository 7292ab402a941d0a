import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosureForm } from "@/components/calendar/closure-form";
import { ClosureList } from "@/components/calendar/closure-list";
import { OwnCalendarForm } from "@/components/calendar/own-calendar-form";
import { Digest } from "@/components/ui/digest";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Typeset, UserText } from "@/components/ui/typeset";
import type { AbilityView, Action } from "@/lib/features/act/view";
import { isCalendarName } from "@/lib/features/calendar/schema";
import type { CalendarView, DayOffView, PartyCalendarView } from "@/lib/features/calendar/view";
import { partyTexture } from "@/lib/features/party/view";
import { formatDay, formatList } from "@/lib/text/format";

type Act = { readonly action: Action; readonly ability: AbilityView };
type Props = {
  readonly view: CalendarView;
  readonly declare: Act;
  readonly nameOwn: Act;
  readonly withdraw: Action;
};

/** The calendar of a project: what it is, the coming days off, closures, and the calendars of the parties. */
export function CalendarSheet({ view, declare, nameOwn, withdraw }: Props): ReactNode {
  const t = useTranslations("calendar");
  const { project, closures, parties, days, today } = view;
  const own = parties.find(({ mine }) => mine)?.calendar ?? null;
  return (
    <>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <div className="mt-11 grid max-w-260 gap-x-14 gap-y-11 lg:grid-cols-2">
        <section>
          <SectionHead title={t("coming")} remark={t("withoutWeekends")} />
          <Table caption={t("coming")} dense>
            <TableHead>
              <Th className="w-1/2">{t("day")}</Th>
              <Th>{t("why")}</Th>
            </TableHead>
            <TableBody>
              {days.map((day) => (
                <DayRow key={day.on} day={day} />
              ))}
            </TableBody>
          </Table>
        </section>
        <div className="flex flex-col gap-11">
          <Frame view={view} />
          <section>
            <SectionHead title={t("closures")} />
            <ClosureList project={project.code} closures={closures} withdraw={withdraw} />
            <ClosureForm project={project.code} today={today} {...declare} />
          </section>
          <section>
            <SectionHead title={t("ofParties")} />
            <p className="t-13 mt-3 text-text-2">{t("ofPartiesLead")}</p>
            <ul className="mt-3">
              {parties.map((party) => (
                <PartyLine key={party.id} party={party} />
              ))}
            </ul>
            <OwnCalendarForm project={project.code} own={own} {...nameOwn} />
          </section>
        </div>
      </div>
    </>
  );
}

function Frame({ view }: Pick<Props, "view">): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { calendar, project } = view;
  const nameOf = (name: string): string => (isCalendarName(name) ? t(`setup.calendars.${name}`) : name);
  const beside =
    calendar.beside.length === 0
      ? []
      : [{ name: t("calendar.beside"), value: formatList(locale, calendar.beside.map(nameOf)) }];
  return (
    <section>
      <SectionHead
        title={t("calendar.inForce")}
        end={<TextLink href="/tools/due-date">{t("calendar.workOut")}</TextLink>}
      />
      <KeyValues
        entries={[
          { name: t("setup.calendar"), value: nameOf(calendar.name) },
          ...beside,
          { name: t("setup.timeZone"), value: project.timeZone },
          {
            name: t("calendar.version"),
            value: calendar.version,
            detail: t("calendar.until", { day: formatDay(locale, calendar.lastOn, { width: "long", weekday: false }) }),
          },
          { name: t("calendar.hash"), value: <Digest value={calendar.hash} copy /> },
        ]}
      />
    </section>
  );
}

function DayRow({ day: { on, kind, ...name } }: { readonly day: DayOffView }): ReactNode {
  const t = useTranslations("calendar");
  const locale = useLocale();
  return (
    <Row>
      <Td place="lead" className="figures">
        <Typeset>{formatDay(locale, on)}</Typeset>
      </Td>
      <Td place="aside">
        <UserText>{kind === "HOLIDAY" ? name[locale] : t("closedFor", { name: name[locale] })}</UserText>
      </Td>
    </Row>
  );
}

function PartyLine({ party: { party, calendar } }: { readonly party: PartyCalendarView }): ReactNode {
  const t = useTranslations();
  return (
    <li className="t-13 flex flex-wrap items-baseline gap-x-2 border-b py-2.5">
      <PartyMark texture={partyTexture(party.side, party.ordinal)} />
      <span className="font-medium">{party.name}</span>
      <span className="text-text-2">
        {calendar === null ? t("calendar.notNamed") : t(`setup.calendars.${calendar}`)}
      </span>
    </li>
  );
}
