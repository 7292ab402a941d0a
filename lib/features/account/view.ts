import type { Instant } from "@/lib/kernel/instant";

/** One of a person's sessions, as their profile lists it. */
export type SessionView = {
  readonly sessionId: string;
  readonly method: "PASSWORD" | "LINK" | "OIDC" | "DEMO" | "SETUP";
  /** The browser and the system as far as the user agent tells them; null when it does not. */
  readonly browser: string | null;
  readonly system: string | null;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly isThis: boolean;
};

/** What the profile needs to know about how a person signs in. */
export type AccessView = { readonly hasPassword: boolean; readonly sessions: readonly SessionView[] };

/** An organisation as the administrator corrects it. */
export type OrganisationView = {
  readonly organisationId: string;
  readonly name: string;
  readonly legalForm: string;
  readonly registrationNumber: string;
  readonly city: string;
};

/** What the administrator of an installation sees: no project among it. */
export type InstallationView = { readonly people: number; readonly organisations: readonly OrganisationView[] };

/** A mail kept in the database, in demo and development. */
export type KeptMailView = {
  readonly id: string;
  readonly email: string;
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What goes with it, and where it is fetched: by a member of its project, like any record. */
  readonly files: readonly { readonly name: string; readonly href: string }[];
  readonly createdAt: Instant;
};

/** One example of a mail, as it would be written. */
export type MailPreview = {
  readonly template: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/(Chrome|Chromium|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** Reads the browser and the system out of a user agent, as far as a person would name them. */
export function describeUserAgent(userAgent: string): {
  readonly browser: string | null;
  readonly system: string | null;
} {
  const named = (list: typeof browsers): string | null =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: named(browsers), system: named(systems) };
}

/** Why somebody was not let in, as the sign-in forms tell it. */
export type EntryFault =
  | {
      readonly kind:
        | "email-invalid"
        | "password-missing"
        | "wrong-credential"
        | "link-over"
        | "code-wrong"
        | "name-missing";
    }
  | { readonly kind: "password-too-short" | "password-too-long" | "password-about-you" | "password-guessable" }
  | { readonly kind: "rate-limited" | "rate-limited-link"; readonly until: Instant };

/** The state of a sign-in form: what was typed is kept, but passwords. */
export type EntryState = { readonly email: string; readonly problem: EntryFault | null };

/** The state of the set-up form. */
export type SetUpState = EntryState & { readonly code: string; readonly displayName: string };

/** Why no proof of identity was given. */
export type ProofFault =
  | { readonly kind: "wrong-credential" | "means-not-yours" | "signed-out" }
  | { readonly kind: "rate-limited"; readonly until: Instant };

/** Whether a code has left for the person's address. */
export type CodeAnswer =
  | { readonly ok: true; readonly minutes: number }
  | { readonly ok: false; readonly problem: ProofFault };

/** Whether the password was set, or why not. */
export type PasswordAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem:
        | ProofFault
        | {
            readonly kind:
              | "password-too-short"
              | "password-too-long"
              | "password-about-you"
              | "password-guessable"
              | "proof-over";
          };
    };

/** What is asked beside a new password: the old one, a mailed code, nothing just after a mailed link; in the demo there are none. */
export type PasswordProof = "current" | "code" | "fresh-link" | "demo";
