import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  begin,
  close,
  draft,
  readInForce,
  verify,
  withdraw,
} from "@/app/(workspace)/projects/[code]/changes/[change]/amendment/actions";
import { OrderPage } from "@/components/amendment/order-page";
import { getOrderPage } from "@/lib/features/amendment/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = {
  readonly params: Promise<{ code: string; change: string }>;
  readonly searchParams: Promise<{ party?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("amendments"))("draftTitle", { change: (await params).change }) };
}

/** The order of a change: drafted, read with what it changes, and on its way to be signed. */
export default async function AmendmentPage({ params, searchParams }: Props) {
  const [{ code, change }, { party }] = await Promise.all([params, searchParams]);
  const wanted = typeof party === "string" ? party : "";
  const { view, abilities } = await readProject(code, (reading) => getOrderPage(reading, change, wanted));
  const around = { project: code, subject: { kind: "change-request", code: change } } as const;
  const acts = { draft, withdraw, begin, verify, close, readInForce };
  return <OrderPage view={view} abilities={await tellAbilities(abilities, around)} acts={acts} />;
}
