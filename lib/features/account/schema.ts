import { z } from "zod";
import { onOneLine } from "@/lib/kernel/one-line";
import { locales, themes } from "@/lib/text/locale";

/** How long a password is: at least twelve signs, so that words can make it; at most two hundred, so that hashing stays cheap. */
export const passwordLength = { min: 12, max: 200 } as const;

/** A text that is never written down, not even as a digest: it reads as `null` in JSON, so no receipt can give it away. */
export type Hidden = { readonly reveal: () => string; readonly toJSON: () => null };

/** A password as typed. Whether it is good enough is judged where it is set, with the words of its person. */
export const Password = z
  .string()
  .min(1)
  .max(passwordLength.max * 2)
  .transform((typed): Hidden => ({ reveal: () => typed, toJSON: () => null }));

/** An e-mail address as typed. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

const displayName = z.string().overwrite(onOneLine).trim().min(1).max(200);

/** What a person says about themselves and how they like to read. */
export const ChangeProfileInput = z.object({
  displayName,
  title: z.string().overwrite(onOneLine).trim().max(200),
  gender: z.enum(["feminine", "masculine", "unspecified"]),
  locale: z.enum(locales),
  theme: z.enum(themes),
  density: z.enum(["comfortable", "dense"]),
});
export type ChangeProfileInput = z.infer<typeof ChangeProfileInput>;

/** A new password, on a fresh proof of identity; the session in which it is typed goes on, all others end. */
export const SetPasswordInput = z.object({ proofId: z.uuid(), keep: z.uuid(), newPassword: Password });

/** One's session to end. */
export const EndSessionInput = z.object({ sessionId: z.uuid() });

/** The session to keep when all others end. */
export const EndOtherSessionsInput = z.object({ keep: z.uuid() });

/** The first account of an installation. */
export const SetUpInput = z.object({
  code: z.string().trim().min(1).max(60),
  email: Email,
  displayName,
  password: Password,
});

/** An organisation as its name should have been written. */
export const CorrectOrganisationInput = z.object({
  organisationId: z.uuid(),
  name: z.string().overwrite(onOneLine).trim().min(1).max(200),
  legalForm: z.string().overwrite(onOneLine).trim().max(120),
  registrationNumber: z.string().overwrite(onOneLine).trim().max(60),
  city: z.string().overwrite(onOneLine).trim().max(120),
});
