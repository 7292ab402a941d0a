import type { ReactNode } from "react";

/** The initials of a name: first letters of the first and last words. */
function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toLocaleUpperCase() ?? "")
    .join("");
}

/** A person, by their initials; the name always stands beside. */
export function Avatar({ name, small = false }: { readonly name: string; readonly small?: boolean }): ReactNode {
  return (
    <span
      aria-hidden
      className={`t-11 inline-flex shrink-0 items-center justify-center rounded-full border border-line-2 bg-sunken font-semibold text-text-2 [word-spacing:0] ${small ? "size-5" : "size-7"}`}
    >
      {initials(name)}
    </span>
  );
}
