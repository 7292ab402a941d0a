"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { Wordmark } from "@/components/ui/mark";

type Props = { readonly error: Error & { digest?: string }; readonly retry: () => void };

/** What failed on our side, outside any frame. */
export default function RootError({ error, retry }: Props) {
  const t = useTranslations("rooms");
  return (
    <main id="main" tabIndex={-1} className="page-gutter min-h-dvh bg-paper py-8">
      <Wordmark />
      <ErrorState fact={t("errorTitle")} rule={t("errorRule")} digest={error.digest} onRetry={retry} />
    </main>
  );
}
