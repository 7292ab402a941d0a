import { z } from "zod";

/** What the palette asks: at least two signs, at most eighty. */
export const SearchInput = z.string().trim().min(2).max(80);

/** What can be found. The headings of the palette are these. */
export const FoundKind = z.enum([
  "project",
  "requirement",
  "milestone",
  "reservation",
  "question",
  "record",
  "change",
  "advice",
  "risk",
  "dispute",
  "member",
]);
export type FoundKind = z.infer<typeof FoundKind>;

/** One thing found: its code or its name, a few words about it, and where it is. */
export type Found = {
  readonly kind: FoundKind;
  readonly code: string;
  readonly label: string;
  readonly project: string;
};

/** The page of what was found. */
export function foundHref({ kind, code, project }: Found): string {
  const root = `/projects/${project}`;
  switch (kind) {
    case "project":
      return root;
    case "requirement":
      return `${root}/requirements/${code}`;
    case "milestone":
      return `${root}/milestones/${code}`;
    case "reservation":
      return `${root}/reservations/${code}`;
    case "question":
      return `${root}/questions#${code}`;
    case "record":
      return `${root}/records/${code}`;
    case "change":
      return `${root}/changes/${code}`;
    case "advice":
      return `${root}/advice/${code}`;
    case "risk":
      return `${root}/risks/${code}`;
    case "dispute":
      return `${root}/disputes/${code}`;
    case "member":
      return `${root}/members`;
  }
}
