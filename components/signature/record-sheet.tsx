import { diffWords } from "diff";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MarginNote, Sheet } from "@/components/ui/sheet";
import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";

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
          <p className="t-12 text-ink">{head}</p>
          <h2 className="s-30 mt-2 max-w-[24ch]">{content.title}</h2>
        </MarginNote>
        {content.sections.map((section) => (
          <Section key={`${section.note} ${section.detail}`} section={section} earlier={earlierOf(section, earlier)} />
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

function Section({
  section,
  earlier,
}: {
  readonly section: RecordSection;
  readonly earlier: RecordSection | null | undefined;
}): ReactNode {
  return (
    <MarginNote note={section.note} detail={section.detail === "" ? undefined : section.detail}>
      {section.blocks.map((block, index) => (
        <Block
          key={textOf(block)}
          block={block}
          before={earlier === undefined ? undefined : (earlier?.blocks[index] ?? null)}
        />
      ))}
    </MarginNote>
  );
}

type BlockProps = { readonly block: RecordBlock; readonly before: RecordBlock | null | undefined };

function Block({ block, before }: BlockProps): ReactNode {
  switch (block.type) {
    case "text":
      return (
        <p className="mb-2 last:mb-0">
          <Changed
            text={block.text}
            before={before === undefined ? undefined : before === null ? "" : textOf(before)}
          />
        </p>
      );
    case "list":
      return (
        <ul className="mb-2 list-disc pl-5 last:mb-0">
          {block.items.map((item, index) => (
            <li key={item}>
              <Changed
                text={item}
                before={before?.type === "list" ? (before.items[index] ?? "") : before === null ? "" : undefined}
              />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <BlockTable block={block} before={before} />;
  }
}

function BlockTable({
  block,
  before,
}: {
  readonly block: Extract<RecordBlock, { type: "table" }>;
  readonly before: RecordBlock | null | undefined;
}): ReactNode {
  const old = before?.type === "table" ? new Map(before.rows.map((row) => [row[0], row])) : null;
  return (
    <div className="mb-2 overflow-x-auto last:mb-0">
      <table className="w-full border-collapse">
        <thead>
          <tr className="t-12 border-line-2 border-b text-left font-sans text-text-3">
            {block.head.map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-3 font-medium last:pr-0">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join(" ")} className="border-b align-top last:border-b-0">
              {row.map((cell, column) => (
                <td key={block.head[column]} className="figures py-1.5 pr-3 last:pr-0">
                  <Changed text={cell} before={before === undefined ? undefined : (old?.get(row[0])?.[column] ?? "")} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A text with its changes since the version before: underlined when added, struck when removed, said as such. */
function Changed({ text, before }: { readonly text: string; readonly before: string | undefined }): ReactNode {
  if (before === undefined || before === text) return text;
  let place = 0;
  return diffWords(before, text).map((part) => {
    place += part.value.length;
    const key = `${place}${part.added}${part.removed}`;
    if (part.added)
      return (
        <ins key={key} className="border-you-solid border-b-2 bg-you-tint no-underline">
          {part.value}
        </ins>
      );
    if (part.removed)
      return (
        <del key={key} className="text-text-3">
          {part.value}
        </del>
      );
    return <span key={key}>{part.value}</span>;
  });
}

function textOf(block: RecordBlock): string {
  switch (block.type) {
    case "text":
      return block.text;
    case "list":
      return block.items.join(" ");
    case "table":
      return block.rows.map((row) => row.join(" ")).join(" ");
  }
}
