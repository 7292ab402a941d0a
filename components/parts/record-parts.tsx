import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";
import { sampleDigest } from "@/components/parts/sample-digest";
import { useSampleArticle } from "@/components/parts/use-sample-article";
import { Digest } from "@/components/ui/digest";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { PrintArticles } from "@/components/ui/print-articles";
import { Seal } from "@/components/ui/seal";
import { LockLine } from "@/components/ui/sealed-box";
import { MarginNote, PrintedName, Sheet } from "@/components/ui/sheet";
import { StepBar, StepThread } from "@/components/ui/step-thread";
import { Thread, ThreadItem } from "@/components/ui/thread";

/** Sheets, threads, steps, facts. */
export function RecordParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const article = useSampleArticle();
  const steps = [
    { id: "lire", label: t("stepRead"), detail: t("stepReadDetail"), state: "done" },
    { id: "verifier", label: t("stepCheck"), detail: t("stepCheckDetail"), state: "now" },
    { id: "signer", label: t("stepSign"), state: "todo" },
  ] as const;
  return (
    <>
      <Part title={t("sheets")} note={t("sheetsNote")}>
        <Sheet margin>
          <MarginNote>
            <h3 className="s-30 mb-2">{t("recordTitle")}</h3>
          </MarginNote>
          <MarginNote note={t("article3")} detail={t("article3Detail")}>
            {t("recordText")} <del>3,8</del> <ins>3,9</ins>
          </MarginNote>
        </Sheet>
        <div className="mt-16 mr-7 max-md:mr-0">
          <Sheet locked seal={<Seal digest={sampleDigest} size={196} ring={t("ring")} />}>
            <p className="t-12 text-text-3">
              <span className="mr-3 font-medium text-ink">{t("actNumber")}</span>
              {t("actTime")}
            </p>
            <h3 className="s-30 mt-3 max-w-96">{t("receiptTitle")}</h3>
            <p className="s-17 mt-5 max-w-2xl">{t("declaration")}</p>
            <div className="mt-7 mb-6 grid gap-8 md:grid-cols-2">
              <PrintedName name="Hélène Marchetti">{t("method")}</PrintedName>
              <PrintedName name="Sophie Lantier">{t("method2")}</PrintedName>
            </div>
            <KeyValues stacked entries={[{ name: t("digestName"), value: <Digest value={sampleDigest} /> }]} />
            <div className="mt-4">
              <LockLine article={article}>{t("lockLine")}</LockLine>
            </div>
            <PrintArticles articles={[article]} />
          </Sheet>
        </div>
      </Part>
      <Part title={t("threads")} note={t("threadsNote")}>
        <div className="grid gap-10 md:grid-cols-[1fr_220px]">
          <Thread label={t("threads")}>
            <ThreadItem>
              <ActLine time="10:21" name="Inès Belkacem" act={t("act1")} />
            </ThreadItem>
            <ThreadItem knot="reserved" selected>
              <ActLine time="10:51" name="Hélène Marchetti" act={t("act2")} />
            </ThreadItem>
            <ThreadItem knot="broken" knotLabel={t("broken")}>
              <ActLine time="11:04" name="Romain Delorme" act={t("act3")} />
            </ThreadItem>
            <ThreadItem doubtful last>
              <ActLine time="11:15" name="Judith Amsellem" act={t("act3")} />
            </ThreadItem>
          </Thread>
          <div className="max-xl:hidden">
            <StepThread steps={steps} />
          </div>
        </div>
        <div className="mt-6 max-w-sm xl:hidden">
          <StepBar steps={steps} />
        </div>
      </Part>
    </>
  );
}

function ActLine({
  time,
  name,
  act,
}: {
  readonly time: string;
  readonly name: string;
  readonly act: string;
}): ReactNode {
  return (
    <p className="t-13 flex flex-wrap items-baseline gap-x-3">
      <span className="figures w-12 text-text-3">{time}</span>
      <PartyMark texture="hatch" />
      <span className="min-w-0">
        <strong className="font-semibold">{name}</strong> {act}
      </span>
    </p>
  );
}
