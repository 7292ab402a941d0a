import type { PersonId } from "@/lib/kernel/ids";

/** Who is at a door, once the session (or, later, the token) is known to be live. The clock acts as SYSTEM elsewhere. */
export type Actor = { readonly personId: PersonId; readonly sessionId: string | null };
