import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { passTime } from "@/app/dev/time/actions";
import { TimeMachine } from "@/components/demo/time-machine";
import { timeCanPass, timeNow } from "@/lib/http/demo-time";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demoTime"))("title") };
}

/** Lets the time of the demo pass, so that one sees what a clock does. In demo only: anywhere else there is no such page. */
export default async function DemoTimePage() {
  if (!timeCanPass()) notFound();
  const t = await getTranslations("demoTime");
  return (
    <main id="main" tabIndex={-1} className="page-gutter mx-auto max-w-measure py-8">
      <h1 className="t-28">{t("title")}</h1>
      <p className="t-16 mt-1.5 mb-8 text-text-2">{t("lead")}</p>
      <TimeMachine now={timeNow()} pass={passTime} />
    </main>
  );
}
