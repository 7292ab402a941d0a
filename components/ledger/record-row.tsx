import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RecordFileLinks } from "@/components/signature/record-files";
import { PartyMark } from "@/components/ui/party-mark";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Td } from "@/components/ui/table";
import type { RecordLine } from "@/lib/features/ledger/view-records";
import { partyTexture } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, type Reader } from "@/lib/text/format";

type Props = {
  readonly record: RecordLine;
  readonly project: string;
  readonly reader: Reader;
  readonly now: Instant;
};

/** One signed record of the list: what it is, who signed it, its files. */
export function RecordRow({ record, project, reader, now }: Props): ReactNode {
  const t = useTranslations("records");
  const kinds = useTranslations("documentKind");
  const { code, kind, title, version, parties, frozenAt } = record;
  const signed = parties.length > 0;
  return (
    <Row>
      <Td place="sign">
        <SmallSeal kind={signed ? "accepted" : "open"} label={signed ? t("signed") : t("waiting")} className="inline" />
      </Td>
      <Td place="aside" code>
        {code}
      </Td>
      <Td place="lead">
        <Link href={`/projects/${project}/records/${code}`} data-row className="font-medium hover:underline">
          {title}
        </Link>
        <span className="t-12 ml-2 whitespace-nowrap text-text-3">{t("version", { version })}</span>
      </Td>
      <Td className="text-text-2">{kinds(kind)}</Td>
      <Td>
        {signed ? (
          <span className="flex flex-wrap gap-x-3 gap-y-1">
            {parties.map((party) => (
              <span key={`${party.side}-${party.ordinal}`} className="inline-flex items-baseline gap-1.5">
                <PartyMark texture={partyTexture(party.side, party.ordinal)} /> {party.name}
              </span>
            ))}
          </span>
        ) : (
          <span className="text-text-3">{t("nobodyYet")}</span>
        )}
      </Td>
      <Td end className="whitespace-nowrap text-text-2">
        {formatDate(reader, frozenAt, { now })}
      </Td>
      <Td end className="whitespace-nowrap">
        {signed ? <RecordFileLinks project={project} record={code} /> : null}
      </Td>
    </Row>
  );
}
