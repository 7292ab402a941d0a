"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ErrorState } from "@/components/ui/error-state";

/** A page that could not be read: nothing was changed, one may try again. */
export function FailedPage({
  digest,
  onRetry,
}: {
  readonly digest: string | undefined;
  readonly onRetry: () => void;
}): ReactNode {
  const t = useTranslations("rooms");
  return (
    <>
      <PageHeader crumbs={[]} />
      <PageBody>
        <ErrorState fact={t("errorTitle")} rule={t("errorRule")} digest={digest} onRetry={onRetry} />
      </PageBody>
    </>
  );
}
