import { Minus, PenLine, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RequirementDifference } from "@/components/difference/requirement-difference";
import { TextLink } from "@/components/ui/text-link";
import type { DifferenceKind } from "@/lib/domain/difference";
import { type ItemDifference, versionsHref } from "@/lib/features/difference/view";

type Props = { readonly project: string; readonly item: ItemDifference };

/** One requirement that differs: how, from which version to which, and its words. */
export function ItemDifferenceRow({ project, item }: Props): ReactNode {
  const t = useTranslations("difference");
  const { code, kind, before, after } = item;
  return (
    <li className="grid gap-x-5 gap-y-3 border-b py-5 md:grid-cols-[168px_minmax(0,1fr)] print:break-inside-avoid">
      <div className="flex flex-col gap-1 max-md:flex-row max-md:flex-wrap max-md:gap-x-4">
        <Link
          data-row
          href={`/projects/${project}/requirements/${code}`}
          className="code-word t-13 font-semibold hover:underline"
        >
          {code}
        </Link>
        <KindMark kind={kind} />
        {before === null || after === null ? null : (
          <TextLink href={versionsHref(project, code, { from: before.version, to: after.version })} className="t-12">
            {t("versions", { from: before.version, to: after.version })}
          </TextLink>
        )}
      </div>
      <RequirementDifference before={before?.content ?? null} after={after?.content ?? null} />
    </li>
  );
}

const signs = { ADDED: Plus, REMOVED: Minus, CHANGED: PenLine } as const;

/** How it differs, by a sign and its word. */
function KindMark({ kind }: { readonly kind: DifferenceKind }): ReactNode {
  const t = useTranslations("difference");
  const Sign = signs[kind];
  return (
    <span className="t-12 flex items-center gap-1.5 text-text-2">
      <Sign aria-hidden size={14} strokeWidth={1.8} /> {t(`kind.${kind}`)}
    </span>
  );
}
