import type { ReactNode } from "react";

/** Sets what plain text cannot: the "er" of a first "1er" is raised. For dates and user text at display. */
export function Typeset({ children }: { readonly children: string }): ReactNode {
  const found = /\b1er\b/.exec(children);
  if (found === null) return children;
  const at = found.index;
  return (
    <>
      {children.slice(0, at)}1<sup>er</sup>
      <Typeset>{children.slice(at + 3)}</Typeset>
    </>
  );
}
