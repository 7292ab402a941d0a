import Link from "next/link";
import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { SmallSeal } from "@/components/ui/small-seal";
import { TextLink } from "@/components/ui/text-link";
import { Thread, ThreadItem } from "@/components/ui/thread";
import { presets } from "@/lib/domain/preset";
import { type CharterVersionView, tellParameters } from "@/lib/features/charter/view";
import { partyTexture } from "@/lib/features/party/view";
import { instant, instantOf } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly currency: string; readonly timeZone: string };
  readonly shown: CharterVersionView;
  readonly versions: readonly CharterVersionView[];
};

/** Beside the charter: who has signed, what differs from the model, the versions. */
export function CharterPanel({ project, shown, versions }: Props): ReactNode {
  return (
    <div className="flex flex-col gap-9">
      {shown.signatures.length === 0 ? null : <Signatures project={project} shown={shown} />}
      <Deviations project={project} shown={shown} />
      <Versions project={project} shown={shown} versions={versions} />
    </div>
  );
}

function Signatures({ project, shown }: Pick<Props, "project" | "shown">): ReactNode {
  const t = useTranslations("charter");
  const locale = useLocale();
  const nameOf = usePersonName();
  const record = shown.record;
  return (
    <section>
      <SectionHead
        title={t("signaturesTitle")}
        {...(record === null
          ? {}
          : {
              end: (
                <TextLink href={`/projects/${project.code}/records/${record}`}>{t("openRecord", { record })}</TextLink>
              ),
            })}
      />
      <ul>
        {shown.signatures.map(({ party, name, signedAt }) => (
          <li key={party.id} className="flex items-start gap-2.5 border-b py-2.5">
            <PartyMark texture={partyTexture(party.side, party.ordinal)} className="mt-1.25" />
            <span className="min-w-0 flex-1">
              <span className="t-13 block font-semibold">{party.name}</span>
              <span className="t-12 block text-text-3">
                {signedAt === null
                  ? t("toSign")
                  : t("signed", {
                      date: formatDate({ locale, timeZone: project.timeZone }, instant(signedAt), {
                        width: "long",
                        weekday: false,
                      }),
                      name: nameOf(name),
                    })}
              </span>
            </span>
            <SmallSeal kind={signedAt === null ? "open" : "accepted"} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deviations({ project, shown }: Pick<Props, "project" | "shown">): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const preset = t(`presets.${shown.preset}`);
  const told = tellParameters(
    { say: t, locale, currency: project.currency },
    presets[shown.preset],
    shown.parameters,
  ).filter((one) => one.deviates);
  return (
    <section>
      <SectionHead title={t("charter.deviationsTitle")} remark={preset} />
      {told.length === 0 ? (
        <p className="t-13 border-b py-2.5 text-text-2">{t("charter.noDeviation", { preset })}</p>
      ) : null}
      <dl>
        {told.map((one) => (
          <div key={one.key} className="border-b py-2.5">
            <dt className="t-13">
              {one.label}{" "}
              <a
                href={`#${one.article.toLowerCase()}`}
                className="t-12 font-medium text-ink underline decoration-ink-line underline-offset-3"
              >
                {one.article}
              </a>
            </dt>
            <dd className="t-13 mt-0.5">
              <del className="text-text-3">{one.standard}</del>{" "}
              <ins className="font-semibold no-underline">{one.chosen}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const knots = {
  DRAFT: "plain",
  PROPOSED: "open",
  WITHDRAWN: "plain",
  IN_FORCE: "accepted",
  SUPERSEDED: "accepted",
} as const;

function Versions({ project, shown, versions }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const now = instantOf(useNow());
  return (
    <section>
      <SectionHead title={t("charter.versionsTitle")} remark={t("charter.versionsRemark")} />
      <Thread label={t("charter.versionsTitle")}>
        {versions.map((one, index) => {
          const at = one.endedAt ?? one.inForceAt ?? one.proposedAt ?? one.draftedAt;
          return (
            <ThreadItem key={one.version} knot={knots[one.status]} last={index === versions.length - 1}>
              <Link
                href={`/projects/${project.code}/charter?version=${one.version}`}
                {...(one.version === shown.version ? { "aria-current": "page" } : {})}
                className="t-13 block hover:text-ink"
              >
                <span className={one.version === shown.version ? "font-semibold" : ""}>
                  {t("charter.version", { version: one.version })}
                </span>
                <span className="t-12 ml-2 text-text-3">
                  {t(`status.charter.${one.status}`)},{" "}
                  {formatDate({ locale, timeZone: project.timeZone }, instant(at), { weekday: false, now })}
                </span>
              </Link>
            </ThreadItem>
          );
        })}
      </Thread>
    </section>
  );
}
