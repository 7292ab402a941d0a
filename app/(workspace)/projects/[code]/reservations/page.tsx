import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MilestoneTabs } from "@/components/milestone/milestone-tabs";
import { ReservationTable } from "@/components/reservation/reservation-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { openReservationStatuses } from "@/lib/domain/reservation";
import { listReservations } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("reservations") };
}

/** The reservations of a project. */
export default async function ReservationsPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations();
  const { name, lines } = await readProject(code, async (reading) => ({
    name: reading.scope.name,
    lines: await listReservations(reading),
  }));
  const open = lines.filter((line) => openReservationStatuses.includes(line.status)).length;
  return (
    <>
      <PageHeader crumbs={[{ label: name, href: `/projects/${code}` }, { label: t("rooms.reservations") }]}>
        <MilestoneTabs project={code} current="reservations" />
      </PageHeader>
      <PageBody>
        <PageTitle lead={t("reservations.lead", { count: open })}>{t("rooms.reservations")}</PageTitle>
        <div className="mt-8">
          {lines.length === 0 ? (
            <Empty fact={t("reservations.noneInProject")} rule={t("reservations.rule")} />
          ) : (
            <ReservationTable project={code} lines={lines} />
          )}
        </div>
      </PageBody>
    </>
  );
}
