"use client";

import { FailedPage } from "@/components/shell/failed-page";

type Props = { readonly error: Error & { digest?: string }; readonly retry: () => void };

/** What failed on our side, inside the frame that still stands. */
export default function PageError({ error, retry }: Props) {
  return <FailedPage digest={error.digest} onRetry={retry} />;
}
