import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** One sentence about a whole form, said as soon as it stands there. */
export function FormFault({ text }: { readonly text: string | undefined }): ReactNode {
  return (
    <div role="alert" className="empty:hidden">
      {text === undefined ? null : (
        <p className="t-13 flex gap-2 rounded-control border border-late-line bg-late-tint px-3 py-2.5 text-late">
          <CircleAlert aria-hidden size={16} strokeWidth={1.8} className="mt-0.5 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
