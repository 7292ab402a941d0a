import { hash, type Options, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";
import { dictionary as frenchWords } from "@zxcvbn-ts/language-fr";
import { passwordLength } from "@/lib/features/account/schema";

/** Argon2id as OWASP's Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Below 3 of 4 (about 10^8 guesses) a password falls to a patient attacker who holds the hash. */
const leastScore = 3;

const judge = new ZxcvbnFactory({
  dictionary: { ...commonWords, ...englishWords, ...frenchWords },
  graphs: adjacencyGraphs,
  maxLength: passwordLength.max,
});

/** The same signs typed on any keyboard give the same bytes (NFKC, as RFC 8265 advises). */
function normal(password: string): string {
  return password.normalize("NFKC");
}

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

let decoy: Promise<string> | undefined;

/** Verifies a password. Without a stored hash it verifies against a decoy and answers false, in the same time. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await decoy), normal(password));
  return stored !== null && fits;
}

/** Why a password is not good enough; the sentences are in the catalogues under `auth.password`. */
export type PasswordFault = "password-too-short" | "password-too-long" | "password-about-you" | "password-guessable";

/** Judges a password for a person. No composition rules: length, common passwords and words, and nothing about oneself. */
export function passwordFault(
  password: string,
  person: { readonly email: string | null; readonly displayName: string },
): PasswordFault | null {
  const text = normal(password);
  if (text.length < passwordLength.min) return "password-too-short";
  if (text.length > passwordLength.max) return "password-too-long";
  const own = ownWords(person);
  const bare = plain(text);
  if (own.some((word) => bare.includes(word) && bare.length - word.length < passwordLength.min))
    return "password-about-you";
  return judge.check(text, [...own, "aval"]).score < leastScore ? "password-guessable" : null;
}

/** The words of an address and a name that are long enough to be recognised in a password. */
function ownWords({ email, displayName }: { readonly email: string | null; readonly displayName: string }): string[] {
  const words = [
    ...(email ?? "").split("@"),
    ...(email ?? "").split(/[@.+_-]/),
    ...displayName.split(/[\s'’-]/),
    displayName.replace(/\s/g, ""),
  ];
  return [...new Set(words.map(plain).filter((word) => word.length >= 4))];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
