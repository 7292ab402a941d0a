import { Check, Lock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ArticleCode } from "@/components/ui/article-code";
import { TextLink } from "@/components/ui/text-link";
import type { ConditionView, EffectView } from "@/lib/features/signature/view";

/** The conditions of the charter, each met or not, with its proof, its article, and what it closes. */
export function ConditionList({ conditions }: { readonly conditions: readonly ConditionView[] }): ReactNode {
  const t = useTranslations("signature");
  return (
    <ul className="border-line-2 border-t">
      {conditions.map((condition) => (
        <li key={condition.label} className="flex gap-3 border-b py-3">
          {condition.met ? (
            <Check aria-hidden size={16} strokeWidth={1.8} className="mt-0.5 shrink-0 text-done" />
          ) : (
            <X aria-hidden size={16} strokeWidth={1.8} className="mt-0.5 shrink-0 text-text" />
          )}
          <div className="min-w-0 flex-1">
            <p className="t-14 font-semibold">
              <span className="sr-only">{condition.met ? t("met") : t("notMet")} </span>
              {condition.label}
            </p>
            {condition.detail === "" ? null : <p className="t-12 text-text-2">{condition.detail}</p>}
            {condition.met || condition.links === undefined ? null : (
              <p className="t-12 flex flex-wrap gap-x-3">
                {condition.links.map(({ label, href }) => (
                  <TextLink key={href} href={href}>
                    {label}
                  </TextLink>
                ))}
              </p>
            )}
            {condition.closes === null ? null : (
              <p className="t-12 mt-1 flex gap-1.5 font-medium text-text">
                <Lock aria-hidden size={14} strokeWidth={1.6} className="mt-px shrink-0" />
                {condition.closes}
              </p>
            )}
          </div>
          {condition.article === null ? null : <ArticleCode article={condition.article} />}
        </li>
      ))}
    </ul>
  );
}

type EffectsProps = { readonly causes: readonly EffectView[]; readonly closes: readonly EffectView[] };

/** What signing causes, and what will no longer be possible: side by side, in words. */
export function EffectLists({ causes, closes }: EffectsProps): ReactNode {
  const t = useTranslations("signature");
  return (
    <div className="mt-9 grid gap-x-8 gap-y-7 md:grid-cols-2">
      <EffectList title={t("causes")} effects={causes} />
      <EffectList title={t("closes")} effects={closes} />
    </div>
  );
}

function EffectList({
  title,
  effects,
}: {
  readonly title: string;
  readonly effects: readonly EffectView[];
}): ReactNode {
  return (
    <section>
      <h3 className="t-13 border-line-2 border-b pb-2 font-semibold">{title}</h3>
      <ul>
        {effects.map((effect) => (
          <li key={effect.text} className="t-13 border-b py-2.5 text-text-2 last:border-b-0">
            {effect.text} {effect.article === null ? null : <ArticleCode article={effect.article} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
