import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { raise } from "@/app/(workspace)/projects/[code]/reservations/actions";
import { ReservationForm } from "@/components/reservation/reservation-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getReservationForm } from "@/lib/features/reservation/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }>; readonly searchParams: Promise<{ milestone?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reservations"))("newTitle", { milestone: "" }) };
}

/** Lists a reservation on a milestone. */
export default async function NewReservationPage({ params, searchParams }: Props) {
  const [{ code }, { milestone = "" }, t] = await Promise.all([params, searchParams, getTranslations()]);
  const start = await readProject(code, (reading) => getReservationForm(reading, String(milestone)));
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: start.project.name, href: root },
          { label: start.milestone, href: `${root}/milestones/${start.milestone}` },
          { label: t("reservations.new") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("reservations.rule")}>
          {t("reservations.newTitle", { milestone: start.milestone })}
        </PageTitle>
        <div className="mt-8">
          <ReservationForm start={start} action={raise} />
        </div>
      </PageBody>
    </>
  );
}
