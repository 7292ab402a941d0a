import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  declareClosureAction,
  nameOwnCalendarAction,
  withdrawClosureAction,
} from "@/app/(workspace)/projects/[code]/settings/calendar/actions";
import { CalendarSheet } from "@/components/calendar/calendar-sheet";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { getCalendarPage } from "@/lib/features/calendar/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

/** The days on which the project rests, the closures of its parties, and by which calendar each works. */
export default async function CalendarPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("calendar");
  const { view, declare, nameOwn } = await readProject(code, ({ tx, scope, now }) => getCalendarPage(tx, scope, now));
  return (
    <>
      <ProveHeader project={view.project} here={t("title")} />
      <PageBody>
        <CalendarSheet
          view={view}
          declare={{ action: declareClosureAction, ability: await tellAbility(declare, { project: code }) }}
          nameOwn={{ action: nameOwnCalendarAction, ability: await tellAbility(nameOwn, { project: code }) }}
          withdraw={withdrawClosureAction}
        />
      </PageBody>
    </>
  );
}
