import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import type { RequirementView } from "@/lib/features/requirement/view";

type Props = { readonly project: string; readonly view: RequirementView };

/** The facts of a requirement: what it is, what it is worth, where it comes from, who agreed. */
export function RequirementFacts({ project, view }: Props): ReactNode {
  const t = useTranslations();
  const { content, chapter, externalReference, agreements, milestones } = view;
  const { kind, priority, source, verificationMethod } = content;
  const optional = (name: string, value: string | null): KeyValue[] =>
    value === null || value === "" ? [] : [{ name: t(name), value }];
  const entries: KeyValue[] = [
    { name: t("requirements.form.kind"), value: t(`requirementKind.${kind}`) },
    {
      name: t("requirements.form.priority"),
      value: priority === null ? t("requirements.noPriority") : t(`priority.${priority}`),
    },
    ...optional("requirements.form.source", source),
    ...optional("requirements.form.chapter", chapter),
    ...optional("requirements.form.externalReference", externalReference),
    ...(verificationMethod === null
      ? []
      : [{ name: t("requirements.form.verification"), value: t(`verificationMethod.${verificationMethod}`) }]),
    ...(agreements.length === 0
      ? []
      : [{ name: t("requirements.agreedBy"), value: agreements.map((side) => t(`sides.${side}`)).join(", ") }]),
    ...(milestones.length === 0
      ? []
      : [
          {
            name: t("rooms.milestones"),
            value: milestones.map((milestone) => (
              <TextLink
                key={milestone.code}
                href={`/projects/${project}/milestones/${milestone.code}`}
                className="mr-3"
              >
                {milestone.code} {milestone.title}
              </TextLink>
            )),
          },
        ]),
  ];
  return <KeyValues entries={entries} />;
}
