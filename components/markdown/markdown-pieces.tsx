import { Square, SquareCheck } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import type { Components } from "react-markdown";

/** The level of the heading that stands above a text. */
export type ParentLevel = 1 | 2 | 3 | 4 | 5;

type Words = { readonly image: (alt: string) => string; readonly task: (done: boolean) => string };

/** The tag of a heading of `level` in a text that stands under a heading of level `below`; never under h6. */
export function headingBelow(below: ParentLevel, level: number): "h2" | "h3" | "h4" | "h5" | "h6" {
  const demoted = below + level;
  if (demoted <= 2) return "h2";
  if (demoted === 3) return "h3";
  if (demoted === 4) return "h4";
  return demoted === 5 ? "h5" : "h6";
}

/** How each part of a Markdown text is drawn. Only the properties named here are passed on, whatever the text holds. */
export function markdownPieces(below: ParentLevel, words: Words): Components {
  return {
    h1: title(below, 1),
    h2: title(below, 2),
    h3: title(below, 3),
    h4: title(below, 4),
    h5: title(below, 5),
    h6: title(below, 6),
    a: ({ href, children, id, "aria-label": label, "aria-describedby": describedBy }) => (
      <SafeLink href={href} id={id} label={label} describedBy={describedBy}>
        {children}
      </SafeLink>
    ),
    img: ({ src, alt }) => (
      <SafeLink href={typeof src === "string" ? src : undefined}>{words.image(alt ?? "")}</SafeLink>
    ),
    input: ({ checked }) => {
      const Sign = checked === true ? SquareCheck : Square;
      return (
        <Sign
          role="img"
          aria-label={words.task(checked === true)}
          aria-hidden={false}
          size={14}
          strokeWidth={1.6}
          className="mr-1 inline-block"
        />
      );
    },
    ul: ({ children, className }) => <ul className={isTaskList(className) ? "pl-0" : "list-disc pl-6"}>{children}</ul>,
    ol: ({ children, start }) => (
      <ol start={start} className="list-decimal pl-6">
        {children}
      </ol>
    ),
    li: ({ children, id }) => <li id={id}>{children}</li>,
    blockquote: ({ children }) => (
      <blockquote className="border-l border-line-2 pl-4 text-text-2">{children}</blockquote>
    ),
    code: ({ children }) => <code className="rounded-chip bg-sunken px-1 font-mono">{children}</code>,
    // Long lines wrap: a block that scrolls sideways would be lost on paper and to the keyboard.
    pre: ({ children }) => (
      <pre className="whitespace-pre-wrap wrap-anywhere rounded-control bg-sunken p-3">{children}</pre>
    ),
    table: ({ children }) => <table className="w-full border-collapse">{children}</table>,
    th: ({ children, style }) => (
      <th scope="col" className={`wrap-anywhere border-b border-line-2 px-2 py-1 font-semibold ${alignment(style)}`}>
        {children}
      </th>
    ),
    td: ({ children, style }) => (
      <td className={`wrap-anywhere border-b border-line px-2 py-1 align-top ${alignment(style)}`}>{children}</td>
    ),
    hr: () => <hr className="border-line" />,
  };
}

function title(
  below: ParentLevel,
  level: number,
): (props: { readonly children?: ReactNode; readonly id?: string | undefined }) => ReactNode {
  const Tag = headingBelow(below, level);
  return ({ children, id }) => (
    <Tag id={id} className="mt-2 font-semibold">
      {children}
    </Tag>
  );
}

/** A link out says nothing of where the reader comes from; any address but these, or a note of this text, stays words. */
function SafeLink({
  href,
  id,
  label,
  describedBy,
  children,
}: {
  readonly href?: string | undefined;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  if (href === undefined || !/^(?:https?:\/\/|mailto:|#)/i.test(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className="link"
      rel="noopener noreferrer nofollow"
    >
      {children}
    </a>
  );
}

function isTaskList(className: string | undefined): boolean {
  return className?.includes("contains-task-list") === true;
}

function alignment(style: CSSProperties | undefined): string {
  if (style?.textAlign === "right") return "text-right";
  return style?.textAlign === "center" ? "text-center" : "text-left";
}
