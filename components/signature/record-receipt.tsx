import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RecordFileButtons } from "@/components/signature/record-files";
import { RecordSheet } from "@/components/signature/record-sheet";
import { ButtonLink } from "@/components/ui/button";
import { Digest } from "@/components/ui/digest";
import { KeyValues } from "@/components/ui/key-values";
import { PrintButton } from "@/components/ui/print-button";
import { Seal } from "@/components/ui/seal";
import { LockLine } from "@/components/ui/sealed-box";
import { PrintedName } from "@/components/ui/sheet";
import type { ArticleView } from "@/lib/features/act/view";
import type { RecordView, SignatureView } from "@/lib/features/signature/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate, formatReceiptTime } from "@/lib/text/format";

type Props = {
  readonly record: RecordView;
  readonly project: string;
  readonly lock: ArticleView;
  /** The act just signed, when the reader comes from the ceremony. */
  readonly justSigned: number | null;
  /** Who has the ball now, and what comes next. */
  readonly next?: ReactNode;
};

/** A signed record and its receipt: the sealed words, the printed names, the digests and the place in the register. */
export function RecordReceipt({ record, project, lock, justSigned, next }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const last = record.signatures.at(-1);
  const kind = t(`documentKind.${record.content.kind}`);
  const at = last === undefined ? record.now : last.signedAt;
  const timeZone = last?.timeZone ?? "Europe/Paris";
  const date = formatDate({ locale, timeZone }, instant(at));
  return (
    <div className="grid justify-between gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,760px)_264px]">
      <RecordSheet
        locked
        content={record.content}
        head={
          <>
            {t("signature.recordHead", { kind, code: record.code })} ·{" "}
            {t("signature.version", { version: record.version })}
          </>
        }
        seal={
          <Seal
            digest={record.digest}
            size={196}
            ring={t("signature.ring", { kind, date, act: last?.act ?? 0 })}
            justSet={justSigned !== null}
          />
        }
        foot={
          <div className="mt-6 flex flex-col gap-6 font-sans">
            <h3 className="t-13 font-semibold">{t("signature.signatures")}</h3>
            <div className="grid gap-6 md:grid-cols-2">
              {record.signatures.map((signature) => (
                <Signed key={`${signature.act} ${signature.name}`} signature={signature} />
              ))}
            </div>
            <div>
              <p className="t-12 text-text-3">{t("signature.contentDigest")}</p>
              <Digest value={record.digest} copy />
            </div>
            <LockNote kind={record.content.kind} lock={lock} />
            <p className="t-12 hidden text-text-3 print:block">{t("signature.copyNotice", { code: record.code })}</p>
          </div>
        }
      />
      <aside className="no-print flex flex-col gap-6 xl:pt-10">
        {next}
        <div className="flex flex-wrap gap-3">
          {last === undefined ? null : <RecordFileButtons project={project} record={record.code} />}
          <PrintButton>{t("signature.print")}</PrintButton>
          <ButtonLink href={`/projects/${project}/ledger?record=${record.code}`}>
            {t("signature.openLedger")}
          </ButtonLink>
        </div>
        <KeyValues
          narrow
          entries={[
            ...(last === undefined
              ? []
              : [
                  {
                    name: t("signature.act", { number: last.act }),
                    value: <Digest value={last.hash.slice(0, 32)} />,
                    detail: t("signature.place"),
                  },
                ]),
            {
              name: t("signature.headDigest", { number: record.head.seq }),
              value: <Digest value={record.head.hash} copy />,
            },
          ]}
        />
      </aside>
    </div>
  );
}

const lockLines = {
  CHARTER: "charter.lockLine",
  DELEGATION: "signature.lockLinePower",
  COMMITMENT: "signature.lockLineCommitment",
  FORMAL_NOTICE: "signature.lockLineNotice",
  // What no change request touches: it was said, and stays.
  MINUTES: "signature.lockLineKept",
  ADVICE_OVERRIDE: "signature.lockLineKept",
  SETTLEMENT: "signature.lockLineKept",
} as const;

/** By what a record of its kind can still be followed, or that it cannot. */
function LockNote({ kind, lock }: { readonly kind: string; readonly lock: Props["lock"] }): ReactNode {
  const t = useTranslations();
  const line = Object.entries(lockLines).find(([of]) => of === kind)?.[1];
  return line === undefined ? (
    <LockLine article={lock}>{t("signature.lockLine")}</LockLine>
  ) : (
    <LockLine>{t(line)}</LockLine>
  );
}

function Signed({ signature }: { readonly signature: SignatureView }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const at = formatReceiptTime({ locale, timeZone: signature.timeZone }, instant(signature.signedAt));
  return (
    <PrintedName name={signature.name === "" ? t("signature.erased") : signature.name}>
      <p>
        {t("signature.signatureLine", { role: t(`roles.${signature.role}`), party: signature.party.name })}
        {signature.delegation === null ? null : `, ${t("signature.byDelegation", { code: signature.delegation })}`}
      </p>
      <p>{t(`meanings.${signature.meaning}`)}</p>
      <p>{t("signature.signedLine", { at, method: t(`signature.method.${signature.method}`) })}</p>
      <p>{t("signature.act", { number: signature.act })}</p>
    </PrintedName>
  );
}
