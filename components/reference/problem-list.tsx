import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import type { ProblemLine } from "@/lib/features/reference/view";

/** Every kind of problem, where its `type` leads. */
export async function ProblemList({ problems }: { readonly problems: readonly ProblemLine[] }): Promise<ReactNode> {
  const t = await getTranslations("reference");
  return (
    <section id="problems" className="mt-12">
      <SectionHead title={t("problems")} remark={t("problemsRemark")} />
      <dl>
        {problems.map(({ code, status, title, detail }) => (
          <div key={code} id={`problem-${code}`} className="border-b py-3">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <span className="t-14 font-medium">{title}</span>
              <code className="t-12 wrap-anywhere font-mono text-text-3" lang="en">
                {status} {code}
              </code>
            </dt>
            <dd className="t-13 mt-0.5 max-w-[70ch] text-text-2">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
