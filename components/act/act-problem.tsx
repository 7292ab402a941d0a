"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Acting } from "@/components/act/use-act";
import { InlineRefusal } from "@/components/ui/inline-refusal";
import type { RefusalView } from "@/lib/features/act/view";

/** Fetched with the first refusal: most pages are left without one. */
const RefusalDialog = dynamic(() => import("@/components/ui/refusal-dialog").then((loaded) => loaded.RefusalDialog));

/** Says why an act was not done: a refusal in its dialog, anything else in one line. Field errors stand at their fields. */
export function ActProblem({ acting }: { readonly acting: Acting }): ReactNode {
  const t = useTranslations("act");
  const { problem, clear } = acting;
  if (problem === null) return null;
  if (problem.kind === "refused")
    return <RefusalNotice refusal={problem.refusal} open onOpenChange={(open) => !open && clear()} />;
  if (problem.kind === "invalid-input")
    return (
      <p role="alert" className="t-13 text-late">
        {t("fieldsToMend", { count: Object.keys(problem.fields).length })}
      </p>
    );
  return <InlineRefusal fact={problem.message} />;
}

type NoticeProps = {
  readonly refusal: RefusalView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** The dialog of a refusal told by the server: first fact as title, the others under it, articles, ways out. */
export function RefusalNotice({ refusal, open, onOpenChange }: NoticeProps): ReactNode {
  const t = useTranslations("act");
  const [first, ...others] = refusal.facts;
  const here = (): void => onOpenChange(false);
  return (
    <RefusalDialog
      open={open}
      onOpenChange={onOpenChange}
      fact={first?.fact ?? t("failed")}
      origin={others.length === 0 ? undefined : { sign: null, text: others.map((other) => other.fact).join(" ") }}
      articles={refusal.articles}
      ways={refusal.ways.map(({ href, ...way }) => (href === null ? { ...way, onAct: here } : { ...way, href }))}
    />
  );
}
