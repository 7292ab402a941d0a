import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PreparationFrame } from "@/components/shell/ceremony-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

type Props = { readonly project: { readonly code: string; readonly name: string }; readonly change: string };

/** There is nothing to sign: no order of this change is written, or none that this reader sees. */
export function NoOrder({ project, change }: Props): ReactNode {
  const t = useTranslations("amendments");
  const leaveHref = `/projects/${project.code}/changes/${change}/amendment`;
  const title = t("ceremony.title", { code: change });
  return (
    <PreparationFrame leaveHref={leaveHref} project={project.name} title={title}>
      <h1 className="sr-only">{title}</h1>
      <Empty fact={t("none")} rule={t("noneRule")} act={<ButtonLink href={leaveHref}>{t("toOrder")}</ButtonLink>} />
    </PreparationFrame>
  );
}
