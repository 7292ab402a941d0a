import type { CharterParty } from "@/lib/domain/charter";
import type { ExitItem } from "@/lib/domain/exit-plan";
import type { Role, Side } from "@/lib/domain/party";

/** How a party is drawn: a texture in ink, never a colour (look.md 5). The names are those of the drawing components. */
export type PartyTexture = "solid" | "hatch" | "dots" | "cross" | "hatch-45" | "hatch-90";

const agencyTextures = ["hatch", "cross", "hatch-45", "hatch-90"] as const;

/** The texture of a party: client solid, AMO dotted, agencies hatched in the order in which they came. */
export function partyTexture(side: Side, ordinal: number): PartyTexture {
  if (side === "CLIENT") return "solid";
  if (side === "AMO" || side === "MEDIATOR") return "dots";
  return agencyTextures[(ordinal - 1) % agencyTextures.length] ?? "hatch";
}

/** What a provider who left hands back; `doneOn` once it is done. */
export type ExitItemView = {
  readonly id: string;
  readonly party: string;
  readonly kind: ExitItem;
  readonly doneOn: string | null;
  readonly note: string;
};

/** A role as a person holds it, or is invited to. */
export type HeldRole = { readonly role: Role; readonly substitute: boolean };

/** Somebody who takes part. */
export type MemberView = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly HeldRole[];
};

/** Somebody who is asked to. The address shows to their own party and to the inviter's. */
export type InvitationView = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly HeldRole[];
  readonly state: "OPEN" | "EXPIRED";
  readonly expiresAt: string;
};

/** A party with its organisation, its people and those it waits for. */
export type PartyView = {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly ordinal: number;
  readonly organisation: {
    readonly name: string;
    readonly legalForm: string;
    readonly registrationNumber: string;
    readonly city: string;
  };
  readonly members: readonly MemberView[];
  readonly invitations: readonly InvitationView[];
};

/** The parties as the charter's rules see them: those invited count as named, an invitation that ran out does not. */
export function charterParties(parties: readonly PartyView[]): readonly CharterParty[] {
  return parties.map((party) => ({
    id: party.id,
    side: party.side,
    members: [
      ...party.members.map((member) => ({ personId: member.personId, roles: member.roles.map((held) => held.role) })),
      ...party.invitations
        .filter((invitation) => invitation.state === "OPEN")
        .map((invitation) => ({ personId: invitation.id, roles: invitation.roles.map((held) => held.role) })),
    ],
  }));
}
