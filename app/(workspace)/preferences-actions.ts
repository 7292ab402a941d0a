"use server";

import { cookies } from "next/headers";
import { isLocale, isTheme, localeCookie, themeCookie } from "@/lib/text/locale";

/** A preference lasts a year; the browser's scripts need not read it. */
const kept = { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true } as const;

/** Keeps the reader's language. What is not one of ours changes nothing. */
export async function chooseLocale(value: string): Promise<void> {
  if (isLocale(value)) (await cookies()).set(localeCookie, value, kept);
}

/** Keeps the reader's theme. What does not exist changes nothing. */
export async function chooseTheme(value: string): Promise<void> {
  if (isTheme(value)) (await cookies()).set(themeCookie, value, kept);
}
