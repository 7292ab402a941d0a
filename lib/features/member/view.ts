import type { Role, Side } from "@/lib/domain/party";
import type { ArticleView } from "@/lib/features/act/view";
import type { PartyView } from "@/lib/features/party/view";

/** How an empty post is filled: somebody invited into a party with a role, or a party brought in. */
export type Mend =
  | { readonly kind: "invite"; readonly partyId: string; readonly role: Role }
  | { readonly kind: "add-party"; readonly side: Side };

/** A post that the charter asks for and nobody fills: the fact, its article, and the act that mends it when the reader may. */
export type MissingPost = {
  readonly fact: string;
  readonly article: ArticleView;
  readonly mend: Mend | null;
  readonly label: string;
};

/** A party on the members page, with what the reader may do there. */
export type PartyDesk = PartyView & {
  readonly own: boolean;
  /** The roles to which the reader may invite somebody new: those of a lead alone, into a party where nobody is yet. */
  readonly invitable: readonly Role[];
  readonly mayChange: boolean;
  readonly mayRemove: boolean;
  /** In the charter in force; `null` while none is. */
  readonly bound: boolean | null;
  /** Of a provider that was chosen by a consultation: the signed choice, which is its contract, and the set that it is on. */
  readonly contract: ContractLine | null;
};

/** By what a provider is bound. */
export type ContractLine = { readonly record: string; readonly baseline: number };

/** The members page. */
export type MembersView = {
  readonly project: { readonly code: string; readonly name: string; readonly status: string };
  readonly reader: { readonly memberId: string; readonly timeZone: string };
  readonly now: string;
  readonly parties: readonly PartyDesk[];
  readonly mayAddParty: boolean;
  /** Sides that can still come in. */
  readonly openSides: readonly Side[];
};
