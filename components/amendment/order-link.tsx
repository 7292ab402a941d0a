import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";

type Props = { readonly project: string; readonly change: string; readonly status: ChangeRequestStatus };

const ordered: readonly ChangeRequestStatus[] = ["APPROVED", "CONTRACTED", "IN_IMPLEMENTATION", "VERIFIED", "CLOSED"];

/** What follows the decision: where the order of a change is written, signed and carried out. */
export function OrderLink({ project, change, status }: Props): ReactNode {
  const t = useTranslations("amendments");
  if (!ordered.includes(status)) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("list")} />
      <p className="t-13 mt-3 max-w-[62ch] text-text-2">{t("noneRule")}</p>
      <div className="mt-4">
        <ButtonLink
          variant={status === "APPROVED" ? "main" : "plain"}
          href={`/projects/${project}/changes/${change}/amendment`}
        >
          {t("toOrder")}
        </ButtonLink>
      </div>
    </section>
  );
}
