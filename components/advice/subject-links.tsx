import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { AdviceLink, AdviceSubject } from "@/lib/domain/advice-content";

/** Where each kind of matter is read. */
const pages: Readonly<Record<AdviceSubject, (code: string) => string>> = {
  MILESTONE: (code) => `milestones/${code}`,
  CHANGE_REQUEST: (code) => `changes/${code}`,
  BASELINE: () => "baselines",
  AMENDMENT: () => "orders",
  CONSULTATION: (code) => `consultations/${code}`,
  CHARTER: () => "charter",
  DECISION: (code) => `decisions/${code}`,
  RISK: (code) => `risks/${code}`,
  DISPUTE: (code) => `disputes/${code}`,
};

type Props = { readonly project: string; readonly links: readonly AdviceLink[] };

/** What advice is about, each a way to its page. */
export function SubjectLinks({ project, links }: Props): ReactNode {
  const t = useTranslations("advice.subjects");
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5">
      {links.map(({ kind, code }) => {
        return (
          <li key={`${kind} ${code}`}>
            <TextLink href={`/projects/${project}/${pages[kind](code)}`}>{t(kind, { code })}</TextLink>
          </li>
        );
      })}
    </ul>
  );
}
