import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { articleNote, isChapter } from "@/components/signature/record-article";
import { RecordBlockView, textOf } from "@/components/signature/record-block";
import { MarginNote, Sheet } from "@/components/ui/sheet";
import type { RecordContent, RecordSection } from "@/lib/domain/record";

type Props = {
  readonly content: RecordContent;
  /** What the reader knew before: the differences are marked word by word. */
  readonly earlier?: RecordContent | null;
  /** Above the title: "Projet de procès-verbal", or the number of the record. */
  readonly head: ReactNode;
  readonly locked?: boolean;
  readonly seal?: ReactNode;
  readonly foot?: ReactNode;
};

/** A record as it is read, signed and printed: its own words, in the language of the contract. */
export function RecordSheet({ content, earlier = null, head, locked = false, seal, foot }: Props): ReactNode {
  const t = useTranslations("signature");
  const gone =
    earlier === null
      ? []
      : earlier.sections.filter((old) => !content.sections.some((section) => sameNote(section, old)));
  return (
    <Sheet locked={locked} margin seal={seal}>
      <div lang={content.language}>
        <MarginNote>
          <div className={seal === undefined ? undefined : "md:min-h-31 md:pr-36"}>
            <p className="t-12 text-ink">{head}</p>
            <h2 className="s-30 mt-2 max-w-[30ch]">{content.title}</h2>
          </div>
        </MarginNote>
        {content.sections.map((section, index) => (
          <Section
            key={`${section.note} ${section.detail}`}
            section={section}
            earlier={earlierOf(section, earlier)}
            role={roleOf(section, content.sections[index + 1])}
          />
        ))}
        {gone.map((section) => (
          <MarginNote key={section.note} note={section.note} detail={t("removed")}>
            <del className="text-text-2">{section.blocks.map(textOf).join(" ")}</del>
          </MarginNote>
        ))}
        {foot === undefined ? null : <MarginNote>{foot}</MarginNote>}
      </div>
    </Sheet>
  );
}

function sameNote(a: RecordSection, b: RecordSection): boolean {
  return a.note === b.note && a.detail === b.detail;
}

/** `undefined` when nothing is compared, `null` when this part is new. */
function earlierOf(section: RecordSection, earlier: RecordContent | null): RecordSection | null | undefined {
  if (earlier === null) return undefined;
  return earlier.sections.find((old) => sameNote(old, section)) ?? null;
}

type BlockRole = "article" | "chapter" | undefined;

function roleOf(section: RecordSection, next: RecordSection | undefined): BlockRole {
  return articleNote.test(section.note) ? "article" : isChapter(section, next) ? "chapter" : undefined;
}

function Section({
  section,
  earlier,
  role,
}: {
  readonly section: RecordSection;
  readonly earlier: RecordSection | null | undefined;
  readonly role: BlockRole;
}): ReactNode {
  return (
    <MarginNote note={section.note} detail={section.detail === "" ? undefined : section.detail}>
      {section.blocks.map((block, index) => (
        <RecordBlockView
          key={textOf(block)}
          block={block}
          before={earlier === undefined ? undefined : (earlier?.blocks[index] ?? null)}
          role={role}
        />
      ))}
    </MarginNote>
  );
}
