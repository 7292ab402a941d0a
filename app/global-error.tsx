"use client";

import { mono, sans, serif } from "@/app/fonts";
import { Wordmark } from "@/components/ui/mark";
import { RetryButton } from "@/components/ui/retry-button";
import "./globals.css";

type Props = { readonly error: Error & { digest?: string }; readonly retry: () => void };

/** When the document itself failed: no language and no catalogue is known, so both languages are spoken from here. */
export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="fr" data-theme="system" className={`${sans.variable} ${serif.variable} ${mono.variable}`}>
      <body>
        <main id="main" className="page-gutter min-h-dvh max-w-measure bg-paper py-8">
          <Wordmark />
          <h1 className="t-28 mt-8">Aval n’a pas pu répondre</h1>
          <p className="t-16 mt-1.5 text-text-2">Rien n’a été changé. Réessayez dans un instant.</p>
          <p lang="en" className="t-14 mt-4 text-text-2">
            Aval could not answer. Nothing was changed. Try again in a moment.
          </p>
          <div className="mt-6 flex">
            <RetryButton onRetry={retry}>
              <span>
                Réessayer / <span lang="en">Try again</span>
              </span>
            </RetryButton>
          </div>
          {error.digest === undefined ? null : <p className="dg mt-6 text-text-3">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
