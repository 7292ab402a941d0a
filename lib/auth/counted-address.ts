import { isIPv6 } from "node:net";

/**
 * Under what the tries of an address are counted. An IPv6 connection has a whole /64 of addresses at its choice (RFC 4291,
 * RFC 6177), so the network is counted, not the address; an IPv4 address written in IPv6 counts as itself.
 */
export function countedAddress(address: string): string {
  const plain = address.split("%", 1)[0]?.toLowerCase() ?? "";
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return address;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  // An IPv4 tail stands for two groups.
  const rightLength = right.length + (right.at(-1)?.includes(".") === true ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - left.length - rightLength;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/**
 * Under what a request is counted. scripts/origin.mjs, preloaded into the server, has put one address into
 * X-Forwarded-For: the socket's, or the one that the trusted proxies saw. What a client writes there is gone by then.
 * Where the preload was forgotten, nothing in a header is believed, and everybody is counted as one.
 */
export function callerAddress(headers: Pick<Headers, "get">): string {
  const isRewritten = Reflect.get(globalThis, Symbol.for("aval.origin")) === true;
  const forwarded = isRewritten ? (headers.get("x-forwarded-for") ?? "") : "";
  return forwarded === "" ? "unknown" : countedAddress(forwarded);
}
