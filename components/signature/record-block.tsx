import { lazy, type ReactNode, Suspense } from "react";
import { splitArticle } from "@/components/signature/record-article";
import { cx } from "@/components/ui/class-names";
import { Typeset } from "@/components/ui/typeset";
import type { RecordBlock } from "@/lib/domain/record";

/** `before`: `undefined` when nothing is compared, `null` when this block is new. */
type BlockProps = {
  readonly block: RecordBlock;
  readonly before: RecordBlock | null | undefined;
  /** What its first words are: the title of an article, or a chapter as a whole. */
  readonly role?: "article" | "chapter" | undefined;
};

/** One block of a record, with its changes marked word by word. */
export function RecordBlockView({ block, before, role }: BlockProps): ReactNode {
  switch (block.type) {
    case "text":
      return (
        <p className={cx("mb-2 text-pretty last:mb-0", role === "chapter" && "s-17 font-semibold")}>
          <Words
            text={block.text}
            before={before === undefined ? undefined : before === null ? "" : textOf(before)}
            titled={role === "article"}
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
    <table className="mb-2 w-full border-collapse last:mb-0 max-md:block md:text-[.9375em]">
      <thead className="max-md:sr-only">
        <tr className="t-12 border-line-2 border-b text-left font-sans text-text-3">
          {block.head.map((name) => (
            <th key={name} scope="col" className="py-1.5 pr-2 font-medium last:pr-0">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {block.rows.map((row) => (
          <tr key={row.join(" ")} className="border-b align-top last:border-b-0 max-md:block max-md:py-2">
            {row.map((cell, column) => (
              <td
                key={block.head[column]}
                data-label={block.head[column]}
                className={cx(cellFrame, cell === "" && before === undefined ? "max-md:hidden" : cellLook(cell))}
              >
                <span className="min-w-0">
                  <Changed text={cell} before={before === undefined ? undefined : (old?.get(row[0])?.[column] ?? "")} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On phones a row is a short list: each cell beside the name of its column. */
const cellFrame =
  "figures md:py-1.5 md:pr-2 last:pr-0 max-md:grid max-md:grid-cols-[88px_minmax(0,1fr)] max-md:gap-x-3 max-md:py-0.5 max-md:before:t-12 max-md:before:pt-1 max-md:before:font-sans max-md:before:text-text-3 max-md:before:content-[attr(data-label)]";

/**
 * A digest or an address breaks anywhere rather than be cut; a code or a figure never breaks, nor a day where there is room
 * for the longest of them: on a phone "vendredi 27 novembre 2026" would stick out.
 */
function cellLook(cell: string): string {
  if (/\S{40}/.test(cell))
    return /^[0-9a-f]{64}$/.test(cell)
      ? "max-md:before:[word-spacing:.06em] max-md:before:break-normal dg break-all md:min-w-48"
      : "max-md:before:break-normal break-all md:min-w-40";
  if (cell.length <= 14) return "whitespace-nowrap";
  return day.test(cell) ? "md:whitespace-nowrap" : "md:min-w-14";
}

/** A day in full, with or without the day of the week: "vendredi 16 octobre 2026". */
const day = /^(\p{L}+\s)?\d{1,2}(er)?\s\p{L}+\.?\s\d{4}$/u;

/** The words of a paragraph; the title of an article is strong. */
function Words({
  text,
  before,
  titled,
}: {
  readonly text: string;
  readonly before: string | undefined;
  readonly titled: boolean;
}): ReactNode {
  const now = splitArticle(text);
  if (!titled || now.title === "") return <Changed text={text} before={before} />;
  const old = before === undefined ? undefined : splitArticle(before);
  return (
    <>
      <strong className="font-semibold">
        <Changed text={now.title} before={old?.title} />
      </strong>
      <Changed text={now.rest} before={old?.rest} />
    </>
  );
}

/** Fetched with the first change: most of what is signed has none. Until then the words stand unmarked. */
const ChangedWords = lazy(async () => ({
  default: (await import("@/components/signature/changed-words")).ChangedWords,
}));

/** A text with its changes since the version before: underlined when added, struck when removed, said as such. */
function Changed({ text, before }: { readonly text: string; readonly before: string | undefined }): ReactNode {
  if (before === undefined || before === text) return <Typeset>{text}</Typeset>;
  return (
    <Suspense fallback={<Typeset>{text}</Typeset>}>
      <ChangedWords text={text} before={before} />
    </Suspense>
  );
}

/** The words of a block. */
export function textOf(block: RecordBlock): string {
  switch (block.type) {
    case "text":
      return block.text;
    case "list":
      return block.items.join(" ");
    case "table":
      return block.rows.map((row) => row.join(" ")).join(" ");
  }
}
