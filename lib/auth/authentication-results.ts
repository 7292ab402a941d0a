/** One check that a mail server made (RFC 8601): by which method, how it ended, and on what. */
type Check = {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
};

/** A field as a message holds it: its name in lower case, and its value on one line. */
export type HeaderField = { readonly key: string; readonly value: string };

/**
 * True when our own mail server has proved that a message comes from this address: it says so in its topmost
 * Authentication-Results field. Fields of other servers are anybody's words, and one further down may be a forger's, since
 * a server writes above what it received. DMARC (RFC 7489) must have passed for the domain of the address wherever it was
 * asked; where it was not, a signature (DKIM) of this domain or of one above it, or its own envelope sender (SPF).
 */
export function isProvedSender(fields: readonly HeaderField[], server: string, address: string): boolean {
  const domain = domainOf(address);
  const checks = fields
    .filter(({ key }) => key === "authentication-results")
    .map(({ value }) => read(value))
    .find((one) => one.server === server.toLowerCase())?.checks;
  if (checks === undefined || domain === "") return false;
  const policies = checks.filter(({ method }) => method === "dmarc");
  if (policies.length > 0)
    return policies.every(
      ({ result, properties }) => result === "pass" && domainOf(properties.get("header.from") ?? "") === domain,
    );
  return checks.some(({ method, result, properties }) => {
    if (result !== "pass") return false;
    if (method === "dkim") return isOver(properties.get("header.d") ?? properties.get("header.i") ?? "", domain);
    return method === "spf" && domainOf(properties.get("smtp.mailfrom") ?? "") === domain;
  });
}

/** The domain of an address, or the domain itself, in lower case. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** A signing domain speaks for itself and for those under it; a name without a dot is no domain of anybody's. */
function isOver(signer: string, domain: string): boolean {
  const by = domainOf(signer);
  return by.includes(".") && (domain === by || domain.endsWith(`.${by}`));
}

/** Longer than what any server says of one message. Cut short it could say something else, so nothing of it is believed. */
const longest = 20_000;

function read(value: string): { readonly server: string; readonly checks: readonly Check[] } {
  const isWhole = value.length <= longest;
  const [head = "", ...parts] = partsOf(isWhole ? value : value.slice(0, longest));
  const server = head.trim().split(/\s/, 1)[0]?.toLowerCase() ?? "";
  return { server, checks: isWhole ? parts.flatMap(checkOf) : [] };
}

/** The parts of a field between semicolons; one in quotes parts nothing. */
function partsOf(value: string): readonly string[] {
  const parts: string[] = [""];
  for (const [sign] of withoutComments(value).matchAll(/"(?:[^"\\]|\\.)*"|\\.|[\s\S]/g)) {
    if (sign === ";") parts.push("");
    else parts.push(`${parts.pop() ?? ""}${sign}`);
  }
  return parts;
}

/** Comments may be nested, and hold quotes that open nothing (RFC 5322, 3.2.2). */
function withoutComments(value: string): string {
  let [kept, depth, isQuoted] = ["", 0, false];
  for (const [sign] of value.matchAll(/\\.|[\s\S]/g)) {
    if (depth === 0 && sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && sign === "(") depth += 1;
    else if (depth > 0) depth -= sign === ")" ? 1 : 0;
    else kept += sign;
  }
  return kept;
}

function checkOf(part: string): readonly Check[] {
  const pairs = [...part.matchAll(/([\w./-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s"]+)/g)].map(
    ([, name = "", said = ""]) => [name.toLowerCase(), said.replace(/^"(.*)"$/s, "$1")] as const,
  );
  const [first, ...rest] = pairs;
  if (first === undefined) return [];
  // What stands twice is believed in neither place.
  const once = rest.filter(([name]) => rest.filter(([other]) => other === name).length === 1);
  return [{ method: first[0].split("/", 1)[0] ?? "", result: first[1].toLowerCase(), properties: new Map(once) }];
}
