import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { open } from "@/app/(workspace)/projects/[code]/changes/actions";
import { ChangeRequestForm } from "@/components/change-request/change-request-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { OriginText } from "@/lib/features/change-request/schema";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }>; readonly searchParams: Promise<{ origin?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("new") };
}

/** Opens a change request; where it comes from stands in the address. */
export default async function NewChangePage({ params, searchParams }: Props) {
  const [{ code }, { origin }, t] = await Promise.all([params, searchParams, getTranslations()]);
  const { name } = await readProject(code, async ({ scope }) => scope);
  const from = OriginText.safeParse(origin ?? "");
  const defaults = {
    changeRequest: "",
    type: "EVOLUTION",
    title: "",
    description: "",
    reason: "",
    origin: from.success ? from.data : "",
  } as const;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: `/projects/${code}` },
          { label: t("rooms.changes"), href: `/projects/${code}/changes` },
          { label: t("changes.new") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("changes.rule")}>{t("changes.new")}</PageTitle>
        <div className="mt-8">
          <ChangeRequestForm project={code} action={open} defaults={defaults} />
        </div>
      </PageBody>
    </>
  );
}
