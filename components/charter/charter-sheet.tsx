import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { articleNote, isChapter, splitArticle } from "@/components/signature/record-article";
import { Seal } from "@/components/ui/seal";
import { LockLine } from "@/components/ui/sealed-box";
import { MarginNote, Sheet } from "@/components/ui/sheet";
import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";

type Props = {
  readonly record: RecordContent;
  readonly digest: string;
  readonly head: string;
  /** Proposed and after: nothing of it changes any more. */
  readonly locked: boolean;
  /** Signed by all: the seal is set. */
  readonly sealed: boolean;
};

/** The charter as a record: margin, chapters, articles with their numbers in the margin. */
export function CharterSheet({ record, digest, head, locked, sealed }: Props): ReactNode {
  const t = useTranslations("charter");
  return (
    <Sheet
      locked={locked}
      margin
      sealAt="bottom"
      {...(locked ? { seal: <Seal digest={digest} size={132} state={sealed ? "set" : "waiting"} /> } : {})}
    >
      <div lang={record.language}>
        <MarginNote>
          <p className="t-12 text-ink">{head}</p>
          <h2 className="s-30 mt-2 max-w-[24ch]">{record.title}</h2>
        </MarginNote>
        {record.sections.map((section, index) => (
          <CharterSection
            key={section.note}
            section={section}
            chapter={isChapter(section, record.sections[index + 1])}
          />
        ))}
        {locked ? (
          <MarginNote>
            <div className="mt-6 font-sans md:pr-24">
              <LockLine>{t("lockLine")}</LockLine>
            </div>
          </MarginNote>
        ) : null}
      </div>
    </Sheet>
  );
}

/** The address of a part of the sheet. */
export function anchorOf(note: string): string {
  return note.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function CharterSection({
  section,
  chapter,
}: {
  readonly section: RecordSection;
  readonly chapter: boolean;
}): ReactNode {
  const [first] = section.blocks;
  const id = anchorOf(section.note);
  return (
    <div id={id} className={chapter ? "mt-9 scroll-mt-28" : "mt-4 scroll-mt-28"}>
      <MarginNote note={section.note}>
        {chapter && first?.type === "text" ? (
          <h3 className="s-17 font-semibold">{first.text}</h3>
        ) : (
          section.blocks.map((block) => (
            <CharterBlock key={JSON.stringify(block)} block={block} article={articleNote.test(section.note)} />
          ))
        )}
      </MarginNote>
    </div>
  );
}

function CharterBlock({ block, article }: { readonly block: RecordBlock; readonly article: boolean }): ReactNode {
  switch (block.type) {
    case "text":
      return (
        <p className="s-15 mb-2 text-pretty last:mb-0">{article ? <ArticleText text={block.text} /> : block.text}</p>
      );
    case "list":
      return (
        <ul className="s-15 mb-2 list-disc pl-5 text-text-2 last:mb-0">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <BlockTable block={block} />;
  }
}

/** The title of an article is its operative word. */
function ArticleText({ text }: { readonly text: string }): ReactNode {
  const { title, rest } = splitArticle(text);
  return (
    <>
      {title === "" ? null : <strong className="font-semibold">{title}</strong>}
      {rest}
    </>
  );
}

function BlockTable({ block }: { readonly block: Extract<RecordBlock, { type: "table" }> }): ReactNode {
  return (
    <div className="mb-2 overflow-x-auto">
      <table className="s-15 w-full text-left">
        <thead className="t-12 border-ink-line border-b text-text-3">
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col" className="py-1.5 pr-4 font-normal font-sans">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join(" ")} className="border-b align-baseline">
              {row.map((cell, index) => (
                <td key={`${block.head[index] ?? ""} ${cell}`} className="py-1.5 pr-4">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
