import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { refusalDefinitions, refusalKinds, waysOut } from "@/lib/domain/refusal";

/** Every refusal that `refusals` may hold: its article of the charter, and what can be done instead. */
export async function RefusalList(): Promise<ReactNode> {
  const t = await getTranslations();
  return (
    <section id="refusals" className="mt-12">
      <SectionHead title={t("reference.refusals")} remark={t("reference.refusalsRemark")} />
      <dl>
        {refusalKinds.map((kind) => {
          const { article } = refusalDefinitions[kind];
          return (
            <div key={kind} id={`refusal-${kind}`} className="border-b py-2">
              <dt>
                <code className="t-13 wrap-anywhere font-mono" lang="en">
                  {kind}
                </code>
              </dt>
              <dd className="t-13 text-text-2">
                {t("reference.article", { code: article, title: t(`articles.${article}.title`) })}
                <span className="t-12 block text-text-3">
                  {waysOut({ kind })
                    .map((way) => t(`ways.${way}.title`))
                    .join(t("reference.orElse"))}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
