import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-look";

type Props = { readonly onRetry: () => void; readonly children: ReactNode };

/** The main button of a page that failed. By itself: what stands in for any page must not bring links and seals with it. */
export function RetryButton({ onRetry, children }: Props): ReactNode {
  return (
    <button type="button" onClick={onRetry} className={buttonClass({ variant: "main" })}>
      {children}
    </button>
  );
}
