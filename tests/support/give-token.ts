import { v7 } from "uuid";
import { drawPersonalToken } from "@/lib/auth/personal-token";
import type { Door } from "@/lib/commands/execute";
import { transact } from "@/lib/db/transact";
import { saveToken } from "@/lib/features/token/store";
import type { PersonId } from "@/lib/kernel/ids";

/** A token to be had for a test: to act everywhere for a year, unless said. */
export type TokenWish = {
  readonly access?: "READ" | "ACT";
  readonly projects?: readonly string[] | null;
  /** How long it lives, in milliseconds. */
  readonly life?: number;
};

/** Makes a token of a person as the command keeps it, and hands it over. */
export async function giveToken(door: Door, personId: PersonId, wish: TokenWish = {}): Promise<string> {
  const token = drawPersonalToken();
  const now = door.clock.now();
  const { access = "ACT", projects = null, life = 300 * 86_400_000 } = wish;
  const expiresAt = new Date(Date.parse(now) + life);
  const row = { id: v7(), personId, name: "essai", access, projects: projects === null ? null : [...projects] };
  await transact(door.db, { personId }, (tx) => saveToken(tx, { ...row, token, now, expiresAt }));
  return token;
}
