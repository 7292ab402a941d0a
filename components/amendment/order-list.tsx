import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrderTable } from "@/components/amendment/order-table";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { RoomFrame } from "@/components/shell/room-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { Tabs } from "@/components/ui/tabs";
import { AmendmentStatus } from "@/lib/domain/amendment";
import type { OrderCounts, OrderLine } from "@/lib/features/amendment/view";
import type { Instant } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";

type Props = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly currency: Currency;
  };
  readonly now: Instant;
  readonly lines: readonly OrderLine[];
  readonly more: boolean;
  readonly counts: OrderCounts;
  readonly status: AmendmentStatus | null;
  readonly after: string | null;
};

/** The orders whose prices the reader sees, the newest first; by state. */
export function OrderList({ project, now, lines, more, counts, status, after }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const all = AmendmentStatus.options.reduce((sum, one) => sum + counts[one], 0);
  const href = (wanted: AmendmentStatus | null): string =>
    wanted === null ? `${root}/orders` : `${root}/orders?status=${wanted}`;
  const query = status === null ? {} : { status };
  const last = lines.at(-1)?.code ?? "";
  const next = more ? `${root}/orders?${new URLSearchParams({ ...query, after: last })}` : undefined;
  const shown = [null, ...AmendmentStatus.options.filter((one) => counts[one] > 0 || one === status)];
  return (
    <RoomFrame
      project={project}
      trail={[{ label: t("rooms.change") }, { label: t("rooms.orders") }]}
      isList
      title={t("amendments.listTitle")}
      lead={t("amendments.listLead")}
      end={lines.length === 0 ? undefined : <ExportMenu project={project.code} list="orders" query={query} />}
    >
      {all === 0 ? (
        <Empty
          fact={t("amendments.none")}
          rule={t("amendments.noneRule")}
          act={<ButtonLink href={`${root}/changes`}>{t("amendments.toChanges")}</ButtonLink>}
        />
      ) : (
        <div>
          <Tabs
            look="filter"
            label={t("amendments.filter")}
            tabs={shown.map((one) => ({
              href: href(one),
              label: one === null ? t("amendments.all") : t(`status.amendment.${one}`),
              count: String(one === null ? all : counts[one]),
              current: one === status,
            }))}
          />
          <div className="mt-4">
            <ListKeys>
              <OrderTable project={project} lines={lines} now={now} />
            </ListKeys>
            <KeyPages previous={after === null ? undefined : href(status)} next={next} />
          </div>
        </div>
      )}
    </RoomFrame>
  );
}
