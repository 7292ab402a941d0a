import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { typographed } from "@/lib/text/typography";

/** A first "1er", a code such as EX-044, R-J3-01, PV-2026-001, or a SHA-256. */
const special = /\b1er\b|\b[0-9a-f]{64}\b|\b[A-Z]{1,3}(?:-[A-Z]?\d+)+\b/;

/** Sets what plain text cannot: the "er" of "1er" is raised, a code is never cut, a digest stands in groups of four that copy as one word. For dates, messages and user text at display. */
export function Typeset({ children }: { readonly children: string }): ReactNode {
  const found = special.exec(children);
  if (found === null) return children;
  const [word] = found;
  return (
    <>
      {children.slice(0, found.index)}
      {word === "1er" ? (
        <>
          1<sup>er</sup>
        </>
      ) : word.length === 64 ? (
        <span className="dg">
          {[...word.matchAll(/.{4}/g)].map((group) => (
            <span key={group.index} className="mr-[.6ch] inline-block">
              {group[0]}
            </span>
          ))}
        </span>
      ) : (
        <span className="code-word">{word}</span>
      )}
      <Typeset>{children.slice(found.index + word.length)}</Typeset>
    </>
  );
}

/** What a person wrote, in the typography of the reader's language: for display only, never for what is signed. */
export function UserText({ children }: { readonly children: string }): ReactNode {
  return <Typeset>{typographed(useLocale(), children)}</Typeset>;
}
