import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MilestoneLineage } from "@/components/amendment/lineage";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { MilestoneView } from "@/lib/features/milestone/view";
import { partyTexture } from "@/lib/features/party/view";
import { formatDay, formatMoney, formatPeriod, formatShare } from "@/lib/text/format";

/** What a milestone promises: agency, dates, price, verification, deliverables, needs and inputs. */
export function MilestoneFacts({ view }: { readonly view: MilestoneView }): ReactNode {
  const t = useTranslations("milestones");
  const told = useTranslations("todo");
  const locale = useLocale();
  const day = (on: string | null): string => (on === null ? t("notSet") : formatDay(locale, on, { now: view.now }));
  const root = `/projects/${view.project.code}`;
  return (
    <div className="flex flex-col gap-8">
      <section>
        <SectionHead
          title={t("promise")}
          remark={
            view.definitionRecord === null ? (
              t("draftVersion", { version: view.version })
            ) : (
              <TextLink href={`${root}/records/${view.definitionRecord}`}>{view.definitionRecord}</TextLink>
            )
          }
        />
        <KeyValues
          entries={[
            {
              name: t("agency"),
              value: (
                <span className="flex items-center gap-2">
                  <PartyMark texture={partyTexture("AGENCY", view.agency.ordinal)} /> {view.agency.name}
                </span>
              ),
            },
            { name: t("planned"), value: `${day(view.startsOn)} – ${day(view.dueOn)}` },
            ...(view.amountCents === null || view.paymentShare === null
              ? []
              : [
                  {
                    name: t("amount"),
                    value: formatMoney(locale, { cents: view.amountCents, currency: view.project.currency }),
                    detail: t("share", { share: formatShare(locale, view.paymentShare) }),
                  },
                ]),
            {
              name: t("verification"),
              value: formatPeriod(locale, view.period.amount, view.period.unit),
              detail: t(view.twoStage ? "twoStage" : "singleStage"),
            },
            { name: t("silence"), value: told(`effects.${view.silence}`) },
          ]}
        />
      </section>
      <MilestoneLineage project={view.project.code} milestone={view.code} orders={view.orders} />
      <section>
        <SectionHead title={t("deliverables")} />
        <ul className="t-13">
          {view.deliverables.map((one) => (
            <li key={one.title} className="border-b py-2.5">
              {one.title}
              {one.description === "" ? null : <span className="t-12 block text-text-3">{one.description}</span>}
            </li>
          ))}
        </ul>
      </section>
      {view.clientInputs.length === 0 ? null : (
        <section>
          <SectionHead title={t("inputs")} />
          <ul className="t-13">
            {view.clientInputs.map((one) => (
              <li key={one.title} className="flex justify-between gap-3 border-b py-2.5">
                <span>{one.title}</span>
                <span className="t-12 shrink-0 text-right text-text-3">
                  {day(one.dueOn)}
                  {one.critical ? <span className="block">{t("critical")}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.requirements.length === 0 ? null : (
        <section>
          <SectionHead title={t("covered")} remark={String(view.requirements.length)} />
          <ul className="t-13 flex max-h-80 flex-col overflow-y-auto" tabIndex={0}>
            {view.requirements.map((one) => (
              <li key={one.code} className="flex gap-3 border-b py-2">
                <TextLink href={`${root}/requirements/${one.code}`} className="code-word">
                  {one.code}
                </TextLink>
                <span className="min-w-0 text-text-2">{one.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
