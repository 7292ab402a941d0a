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
  "order",
  "advice",
  "risk",
  "dispute",
  "meeting",
  "decision",
  "action",
  "member",
]);
export type FoundKind = z.infer<typeof FoundKind>;

/** One thing found: its code or its name, a few words about it, and where it is. */
export type Found = {
  readonly kind: FoundKind;
  readonly code: string;
  readonly label: string;
  readonly project: string;
  /** Of an order, the change and the agency under which it is read; its own number does not say. */
  readonly under?: { readonly change: string; readonly partyId: string } | null;
};

/** The page of what was found. */
export function foundHref({ kind, code, project, under }: Found): string {
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
    case "order":
      return under ? `${root}/changes/${under.change}/amendment?party=${under.partyId}` : `${root}/orders`;
    case "advice":
      return `${root}/advice/${code}`;
    case "risk":
      return `${root}/risks/${code}`;
    case "dispute":
      return `${root}/disputes/${code}`;
    case "meeting":
      return `${root}/committees/${code}`;
    case "decision":
      return `${root}/decisions/${code}`;
    case "action":
      return `${root}/actions/${code}`;
    case "member":
      return `${root}/members`;
  }
}
