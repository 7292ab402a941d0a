import type { ClockKind, MatterSubject } from "@/lib/domain/clock";
import type { Instant } from "@/lib/kernel/instant";

/** A feed as its person sees it again: never its address. Only live ones are shown. */
export type FeedView = {
  readonly feedId: string;
  /** The last four characters of its secret. */
  readonly ending: string;
  /** The code of the one project that it shows; `null` for every project of its person. */
  readonly project: string | null;
  readonly timeZone: string;
  readonly createdAt: Instant;
  /** When it was last fetched, to the hour; `null` when it never was. */
  readonly lastFetchedAt: Instant | null;
};

/** What making a feed answers: its path under the public address, this once, or why there is none. */
export type FeedAnswer =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly problem: { readonly kind: "signed-out" | "terms-invalid" | "feeds-exhausted" } };

/** One thing that falls due, as a calendar shows it. No name of a person is part of it. */
export type FeedEntry = {
  readonly id: string;
  /** A promised day of a milestone, or a clock that waits for the reader's side. */
  readonly kind: "MILESTONE" | ClockKind;
  readonly matter: { readonly kind: MatterSubject; readonly code: string; readonly title: string };
  readonly project: { readonly code: string; readonly name: string };
  /** `WAITING`: the term is suspended. `CANCELLED` is shown for thirty days, so that calendars take the entry away. */
  readonly state: "OPEN" | "WAITING" | "DONE" | "CANCELLED";
  readonly dueOn: string;
  /** The exclusive end of the term. */
  readonly dueBefore: Instant;
  /** The zone in which the term was counted. */
  readonly timeZone: string;
  /** Raised by each change that a calendar must take up (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly revisedAt: Instant;
};

/** For how many days a calendar is told that an entry is off. */
export const cancelledDays = 30;
/** For how many days an entry whose day has gone by is still shown. */
export const pastDays = 90;
