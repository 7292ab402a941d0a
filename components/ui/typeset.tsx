import { Fragment, type ReactNode } from "react";

/** Sets what plain text cannot: the "er" of "1er" is raised. For dates and user text at display. */
export function Typeset({ children }: { readonly children: string }): ReactNode {
  return children.split(/(\b1er\b)/).map((part, index) =>
    part === "1er" ? (
      <Fragment key={index}>
        1<sup>er</sup>
      </Fragment>
    ) : (
      part
    ),
  );
}
