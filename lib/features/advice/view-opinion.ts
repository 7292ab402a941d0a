import type { AdviceLink, Adviser } from "@/lib/domain/advice-content";
import type { OpinionStatus } from "@/lib/domain/opinion";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

/** What the holder of an expert's link may know before the code. The address is the server's alone. */
export type AskedView = {
  readonly state: "OPEN" | "USED" | "OVER";
  readonly opinion: string;
  readonly name: string;
  readonly email: string;
  readonly neededBy: string;
  readonly language: Locale;
  readonly timeZone: string;
  readonly client: string;
};

/** The one question of an expert. */
export type RoomView = {
  readonly projectId: string;
  readonly opinionId: string;
  readonly opinion: string;
  readonly status: "OPEN" | "GIVEN";
  readonly project: string;
  readonly language: Locale;
  readonly timeZone: string;
  readonly name: string;
  readonly organisation: string;
  readonly question: string;
  readonly facts: string;
  readonly neededBy: string;
  readonly client: string;
};

/** A request for an opinion, as the project reads it. */
export type OpinionLine = {
  readonly code: string;
  readonly status: OpinionStatus;
  readonly askedOf: Adviser;
  /** The party or the expert who is asked. */
  readonly who: string;
  readonly question: string;
  readonly facts: string;
  readonly neededBy: string;
  readonly requestedAt: Instant;
  readonly links: readonly AdviceLink[];
  /** The advice that answered it. */
  readonly advice: string | null;
  /** It is asked of the reader's party, who may answer it. */
  readonly mine: boolean;
};

/** What one may do with a request. */
export type OpinionAbilities = { readonly renew: AbilityView; readonly withdraw: AbilityView };

/** Why an expert is not let in. */
export type OpinionDoorFault =
  | { readonly kind: "wrong-credential" | "link-over" }
  | { readonly kind: "rate-limited"; readonly until: Instant };

/** What the door of an expert says: a code was mailed, or why not. */
export type OpinionDoorState = { readonly isMailed: boolean; readonly fault: string | null };

/** What the form of an expert gets back: given, or what is missing, told. */
export type OpinionGiven =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly fields: Readonly<Record<string, string>> };
