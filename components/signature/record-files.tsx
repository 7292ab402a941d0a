import { Braces, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { type RecordForm, recordFileHref } from "@/lib/features/signature/view-proof";

type Props = { readonly project: string; readonly record: string };

const forms = [
  ["pdf", FileText],
  ["json", Braces],
] as const satisfies readonly (readonly [RecordForm, typeof FileText])[];

/** The two forms in which a signed record is taken away: to be read and printed, and to be checked by a program. */
export function RecordFileButtons({ project, record }: Props): ReactNode {
  const t = useTranslations("recordFile");
  return forms.map(([form, Icon]) => (
    <a
      key={form}
      href={recordFileHref(project, record, form)}
      download
      aria-label={t("give", { record, form: t(form) })}
      className={buttonClass({ variant: "plain" })}
    >
      <Icon aria-hidden size={16} strokeWidth={1.6} /> {t(form)}
    </a>
  ));
}

/** The same, in a row of the list. */
export function RecordFileLinks({ project, record }: Props): ReactNode {
  const t = useTranslations("recordFile");
  return (
    <span className="inline-flex gap-3">
      {forms.map(([form]) => (
        <a
          key={form}
          href={recordFileHref(project, record, form)}
          download
          aria-label={t("give", { record, form: t(form) })}
          className="inline-flex min-h-6 min-w-6 items-center text-ink hover:underline max-md:min-h-11"
        >
          {t(form)}
        </a>
      ))}
    </span>
  );
}
