import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { MilestoneOrder, RequirementOrder } from "@/lib/features/amendment/view";

/** Where an order is read: its signed record, or the page on which it is written. */
function orderHref(
  project: string,
  { record, change }: { readonly record: string | null; readonly change: string },
): string {
  return record === null
    ? `/projects/${project}/changes/${change}/amendment`
    : `/projects/${project}/records/${record}`;
}

type VersionProps = { readonly project: string; readonly orders: readonly RequirementOrder[] };

/** By which order a version took the place of another, came in, or left the scope. */
export function VersionOrders({ project, orders }: VersionProps): ReactNode {
  const t = useTranslations("amendments");
  return orders.map((one) => (
    <p key={`${one.amendment} ${one.kind}`} className="t-12">
      <TextLink href={orderHref(project, one)}>
        {t("requirementBy", {
          ...{ kind: one.kind, amendment: one.amendment, version: one.version, fromVersion: one.fromVersion ?? 0 },
        })}
      </TextLink>
    </p>
  ));
}

type MilestoneProps = {
  readonly project: string;
  readonly milestone: string;
  readonly orders: readonly MilestoneOrder[];
};

/** What replaced a milestone, what it replaces, and which orders changed it. */
export function MilestoneLineage({ project, milestone, orders }: MilestoneProps): ReactNode {
  const t = useTranslations("amendments");
  if (orders.length === 0) return null;
  const words = ({ relation, other, amendment }: MilestoneOrder): string => {
    if (relation === "SUPERSEDED") return t("supersededBy", { milestone, replacing: other ?? "", amendment });
    return relation === "REPLACES"
      ? t("supersedes", { milestone, replaced: other ?? "", amendment })
      : t("amendedBy", { amendment });
  };
  return (
    <section>
      <SectionHead title={t("lineage")} />
      <ul className="t-13">
        {orders.map((one) => (
          <li key={`${one.amendment} ${one.relation}`} className="border-b py-2.5">
            {one.other === null ? (
              words(one)
            ) : (
              <TextLink href={`/projects/${project}/milestones/${one.other}`}>{words(one)}</TextLink>
            )}
            <span className="t-12 block">
              <TextLink href={orderHref(project, one)}>{one.record ?? one.amendment}</TextLink>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
