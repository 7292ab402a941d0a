import { callerAddress } from "@/lib/auth/counted-address";

/** Calls that anybody may make, by address: so many at once, then so many a second. */
const [burst, perSecond] = [120, 40];
/** Addresses remembered at most: an address that is forgotten has its whole burst again. */
const mostAddresses = 10_000;

type Bucket = { left: number; at: number };

const buckets = new Map<string, Bucket>();

/**
 * Counts a call of somebody unknown, in the memory of this process: what is asked costs less than a row about it would.
 * Answers for how many milliseconds to wait, 0 when the call may go on.
 *
 * @param at milliseconds on a clock that only goes forward
 */
export function takeOpenCall(headers: Pick<Headers, "get">, at: number = performance.now()): number {
  const address = callerAddress(headers);
  const before = buckets.get(address) ?? { left: burst, at };
  const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
  // Set anew, so that the address called longest ago is the first to be forgotten.
  buckets.delete(address);
  buckets.set(address, { left: Math.max(0, left - 1), at });
  if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value ?? "");
  return left >= 1 ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
}
