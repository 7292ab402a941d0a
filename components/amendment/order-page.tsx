import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrderAgreement } from "@/components/amendment/order-agreement";
import { OrderChip } from "@/components/amendment/order-chip";
import { OrderForm, type ReadInForce } from "@/components/amendment/order-form";
import { OrderWork } from "@/components/amendment/order-work";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RecordSheet } from "@/components/signature/record-sheet";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { OrderPageView } from "@/lib/features/amendment/view";

type Acts = Readonly<Record<"draft" | "withdraw" | "begin" | "verify" | "close", Action>> & {
  readonly readInForce: ReadInForce;
};
type Props = {
  readonly view: OrderPageView;
  readonly abilities: Readonly<Record<"draft" | "withdraw" | "begin" | "verify" | "close", AbilityView>>;
  readonly acts: Acts;
};

/** The order of a change: what was decided, what it changes word for word, who has signed, and what can be done. */
export function OrderPage({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("amendments");
  const rooms = useTranslations("rooms");
  const { project, change, order, agreed } = view;
  const root = `/projects/${project.code}`;
  const signed = useTranslations("signature");
  const kinds = useTranslations("documentKind");
  const headOf = ({ record, status, instrument }: NonNullable<OrderPageView["order"]>): string =>
    record === null || status !== "CONTRACTED"
      ? t("ceremony.head", { instrument })
      : signed("recordHead", { kind: kinds(instrument), code: record });
  const drafting = abilities.draft.allowed && (order === null || order.status === "DRAFT");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: rooms("changes"), href: `${root}/changes` },
          { label: change.code, href: `${root}/changes/${change.code}` },
          { label: order?.code ?? t("list") },
        ]}
      />
      <PageBody panelLabel={t("agreed")} panel={agreed === null ? undefined : <OrderAgreement view={view} />}>
        <PageTitle
          lead={drafting ? t("draftLead") : t("lead", { change: change.code })}
          end={order === null ? undefined : <OrderChip status={order.status} />}
        >
          {order === null
            ? t("draftTitle", { change: change.code })
            : t(`title.${order.instrument}`, { code: order.code })}
        </PageTitle>
        {agreed === null ? (
          <div className="mt-8">
            <Empty
              fact={change.status === "APPROVED" ? t("hidden") : t("notApproved")}
              rule={change.status === "APPROVED" ? t("hiddenRule") : t("notApprovedRule")}
              act={<ButtonLink href={`${root}/changes/${change.code}`}>{t("toChange")}</ButtonLink>}
            />
          </div>
        ) : (
          <>
            <OrderWork view={view} abilities={abilities} acts={acts} />
            {drafting ? (
              <section className="mt-9">
                <OrderForm key={order?.version ?? 0} view={view} action={acts.draft} readInForce={acts.readInForce} />
              </section>
            ) : null}
            {order === null ? null : (
              <section className="mt-11">
                <SectionHead title={t("differences")} />
                <div className="mt-5">
                  <RecordSheet
                    content={order.content}
                    earlier={order.before}
                    head={headOf(order)}
                    locked={order.status === "CONTRACTED"}
                  />
                </div>
              </section>
            )}
          </>
        )}
      </PageBody>
    </>
  );
}
