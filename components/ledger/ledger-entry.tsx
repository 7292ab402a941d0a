import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActCapacity, ActSentence } from "@/components/ledger/act-sentence";
import { ButtonLink } from "@/components/ui/button";
import { Digest } from "@/components/ui/digest";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { Seal } from "@/components/ui/seal";
import { TextLink } from "@/components/ui/text-link";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import { formatNumber, formatReceiptTime, formatTime, type Reader } from "@/lib/text/format";

type Props = { readonly entry: LedgerEntryView; readonly project: string; readonly reader: Reader };

/** One act: its sentence, and on demand what was said, what was signed and how it is tied to the act before. */
export function LedgerEntry({ entry, project, reader }: Props): ReactNode {
  const t = useTranslations("ledger");
  const said = entry.texts.find(({ field }) => reasons.includes(field))?.text ?? null;
  return (
    <details className="group/entry -my-3" id={`act-${entry.seq}`}>
      <summary
        data-row
        className="t-13 grid cursor-pointer list-none grid-cols-[64px_minmax(0,1fr)_84px_56px] items-baseline gap-x-3 py-3 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-1 [&::-webkit-details-marker]:hidden"
      >
        <time dateTime={entry.at} className="figures text-text-2 max-md:t-12 max-md:order-2 max-md:text-text-3">
          {formatTime(reader, entry.at)}
        </time>
        <span className="min-w-0 max-md:order-1 max-md:col-span-2">
          <ActSentence entry={entry} />
          <span className="t-12 mt-0.5 block pl-6 text-text-3">
            <ActCapacity entry={entry} />
          </span>
          {said === null ? null : (
            <span className="t-12 mt-0.5 line-clamp-2 block pl-6 text-text-2">{t("said", { text: said })}</span>
          )}
        </span>
        <span className="dg text-text-3 max-md:hidden">{entry.hash.slice(0, 8).replace(/(.{4})/, "$1 ")}</span>
        <span className="figures text-right text-text-2 max-md:t-12 max-md:order-3">
          {formatNumber(reader.locale, entry.seq)}
        </span>
      </summary>
      <EntryDetail entry={entry} project={project} reader={reader} />
    </details>
  );
}

const reasons: readonly string[] = ["reason", "comment", "message", "note"];

function EntryDetail({ entry, project, reader }: Props): ReactNode {
  const t = useTranslations("ledger");
  const { record, subject } = entry;
  const facts: readonly KeyValue[] = [
    { name: t("at"), value: formatReceiptTime(reader, entry.at) },
    ...entry.texts.map(({ field, text }) => ({
      name: t.has(`texts.${field}`) ? t(`texts.${field}`) : t("texts.other"),
      value:
        text === null ? (
          <span className="text-text-3">{t("erased")}</span>
        ) : (
          <span className="whitespace-pre-line">{text}</span>
        ),
    })),
    ...(entry.withheld ? [{ name: t("withheldName"), value: t("withheld") }] : []),
    ...(record === null || entry.digest === null
      ? []
      : [
          {
            name: t("sealed"),
            value: <TextLink href={`/projects/${project}/records/${record}`}>{record}</TextLink>,
            detail: <Digest value={entry.digest} />,
          },
        ]),
    { name: t("hash"), value: <Digest value={entry.hash} copy /> },
    {
      name: t("tiedTo"),
      value: entry.seq === 1 ? t("genesis") : t("previous", { act: formatNumber(reader.locale, entry.seq - 1) }),
      detail: <Digest value={entry.prevHash} />,
    },
    {
      name: t("state"),
      value: entry.intact ? t("intactEntry") : <span className="font-semibold text-late">{t("brokenEntry")}</span>,
    },
  ];
  return (
    <div className="mb-3 flex gap-6 bg-sealed px-4 py-4 max-md:flex-col">
      {entry.digest === null ? null : <Seal digest={entry.digest} size={88} />}
      <div className="min-w-0 flex-1">
        <KeyValues stacked entries={facts} />
        <div className="mt-3 flex flex-wrap gap-2">
          {record === null ? null : (
            <ButtonLink size="sm" href={`/projects/${project}/records/${record}`}>
              {t("openRecord")}
            </ButtonLink>
          )}
          {subject === null ? null : (
            <ButtonLink size="sm" href={subject.href}>
              {t("openSubject", { code: subject.code })}
            </ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}
