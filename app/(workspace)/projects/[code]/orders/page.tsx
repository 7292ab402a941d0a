import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderList } from "@/components/amendment/order-list";
import { AmendmentStatus } from "@/lib/domain/amendment";
import { countOrders, listOrders } from "@/lib/features/amendment/queries";
import { AmendmentCode } from "@/lib/features/amendment/schema";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("amendments"))("listTitle") };
}

const pageSize = 50;
const Status = AmendmentStatus.nullable().catch(null);
const After = AmendmentCode.nullable().catch(null);

/** The orders of a project: amendments and purchase orders, under the filter of the address. */
export default async function OrdersPage({ params, searchParams }: Props) {
  const [{ code }, asked] = await Promise.all([params, searchParams]);
  const [status, after] = [Status.parse(asked.status), After.parse(asked.after)];
  const view = await readProject(code, async ({ tx, scope, now }) => {
    const page = { status, size: pageSize + 1, ...(after === null ? {} : { after }) };
    const [found, counts] = await Promise.all([listOrders(tx, scope, page), countOrders(tx, scope)]);
    return { project: scope, now, lines: found.slice(0, pageSize), more: found.length > pageSize, counts };
  });
  return <OrderList {...view} status={status} after={after} />;
}
