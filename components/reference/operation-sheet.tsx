import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FieldList } from "@/components/reference/field-list";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { ContentView, OperationView } from "@/lib/features/reference/view";

const code = "t-12 whitespace-pre-wrap wrap-anywhere rounded-control bg-sunken p-4 font-mono";

/** One operation: what it does, how it is called, what it takes, what it answers. */
export async function OperationSheet({ operation }: { readonly operation: OperationView }): Promise<ReactNode> {
  const t = await getTranslations("reference");
  const { method, path, summary, description, parameters, body, answer, statuses, curl } = operation;
  return (
    <article className="flex flex-col gap-9">
      <header lang="en">
        <h1 className="t-28">{summary}</h1>
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3 font-mono text-sm">
          <span className="text-text-3">{method}</span>
          <span className="wrap-anywhere">/api/v1{path}</span>
        </p>
        <p className="t-16 mt-4 max-w-[66ch] text-pretty text-text-2">{description}</p>
      </header>
      <section>
        <SectionHead title={t("example")} />
        <pre lang="en" className={`${code} mt-4`}>
          {curl}
        </pre>
      </section>
      <section>
        <SectionHead title={t("parameters")} />
        <FieldList fields={parameters} />
      </section>
      <Content title={t("body")} content={body} />
      <Content title={t("answer", { status: answer?.status ?? "" })} content={answer} />
      <section>
        <SectionHead title={t("statuses")} end={<TextLink href="/docs/api#problems">{t("problems")}</TextLink>} />
        <ul>
          {statuses.map(({ status, description: said }) => (
            <li key={status} className="t-13 flex gap-4 border-b py-2">
              <span className="figures font-mono">{status}</span>
              <span lang="en" className="text-text-2">
                {said}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Content({ title, content }: { readonly title: string; readonly content: ContentView | null }): ReactNode {
  if (content === null) return null;
  return (
    <section>
      <SectionHead title={title} remark={content.media} />
      <FieldList fields={content.fields} />
      {content.example === null ? null : (
        <pre lang="en" className={`${code} mt-4`}>
          {content.example}
        </pre>
      )}
    </section>
  );
}
