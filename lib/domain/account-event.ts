import { z } from "zod";
import { code, event, id } from "@/lib/domain/event-definition";

const method = z.enum(["PASSWORD", "MAIL_LINK", "OIDC", "DEMO"]);

/** Everything a person does outside a project. Recorded in `account_event`: append-only, not chained. */
export const accountEventDefinitions = {
  AccountOpened: event({ by: z.enum(["SETUP", "INVITATION", "SIGN_IN", "DEMO"]) }),
  SignedIn: event({ sessionId: id, method }),
  SignedOut: event({ sessionId: id }),
  SessionEnded: event({ sessionId: id }),
  AllSessionsEnded: event({}),
  PasswordSet: event({}),
  ProfileChanged: event({ identityVersion: z.int().min(1) }),
  PreferencesChanged: event({ fields: z.array(z.string()) }),
  OrganisationRegistered: event({ organisationId: id }),
  OrganisationChanged: event({ organisationId: id }),
  ProjectFounded: event({ projectId: id, project: code }),
  InvitationAccepted: event({ invitationId: id, projectId: id, project: code }),
  PersonErased: event({ personId: id }),
};

type Definitions = typeof accountEventDefinitions;
export type AccountEventType = keyof Definitions;

/** One fact of a person's account. */
export type AccountEvent = {
  [T in AccountEventType]: { readonly type: T; readonly payload: z.infer<Definitions[T]["payload"]> };
}[AccountEventType];
