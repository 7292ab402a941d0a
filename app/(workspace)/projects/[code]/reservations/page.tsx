import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { ReservationTable } from "@/components/reservation/reservation-table";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { openReservationStatuses } from "@/lib/domain/reservation";
import { listReservations } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("reservations") };
}

/** The reservations of a project. */
export default async function ReservationsPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { project, lines, now } = await readProject(code, async (reading) => {
    return { project: reading.scope, lines: await listReservations(reading), now: reading.now };
  });
  const open = lines.filter((line) => openReservationStatuses.includes(line.status)).length;
  const lead = t("reservations.lead", { count: open });
  const toMilestones = <ButtonLink href={`/projects/${code}/milestones`}>{t("reservations.seeMilestones")}</ButtonLink>;
  const none = <Empty fact={t("reservations.noneInProject")} rule={t("reservations.rule")} act={toMilestones} />;
  return (
    <MilestoneFrame project={project} room="reservations" title={t("rooms.reservations")} lead={lead}>
      {lines.length === 0 ? (
        none
      ) : (
        <ListKeys>
          <ReservationTable project={project} lines={lines} now={now} />
        </ListKeys>
      )}
    </MilestoneFrame>
  );
}
