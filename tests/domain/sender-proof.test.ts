import { describe, expect, it } from "vitest";
import { isProvedSender } from "@/lib/auth/authentication-results";

const camille = "Camille@Mairie.Ville.example";
const server = "mx.aval.example";
const proved = (...said: readonly string[]): boolean =>
  isProvedSender(
    said.map((value) => ({ key: "authentication-results", value })),
    server,
    camille,
  );

describe("a sender is proved by our own mail server alone (RFC 8601)", () => {
  it.each([
    `${server}; dmarc=pass (p=reject; dis=none) header.from=mairie.ville.example`,
    `MX.aval.example 1; spf=fail smtp.mailfrom=else.example; dmarc=pass header.from="Mairie.Ville.example"`,
    `${server}; dkim=fail header.d=mairie.ville.example; dkim=pass (a; (b) \\) "still) header.d=ville.example`,
    `${server}; dkim=pass header.i=@mairie.ville.example header.s=k1`,
    `${server}; spf=pass smtp.mailfrom=bounces@mairie.ville.example`,
  ])("%s", (said) => {
    expect(proved(said)).toBe(true);
  });

  it.each([
    `${server}; none`,
    `mx.evil.example; dmarc=pass header.from=mairie.ville.example`,
    `${server}.evil.example; dmarc=pass header.from=mairie.ville.example`,
    `${server}; dmarc=fail header.from=mairie.ville.example; dkim=pass header.d=mairie.ville.example`,
    `${server}; dmarc=pass header.from=evil.example`,
    `${server}; dmarc=pass`,
    `${server}; dmarc=pass header.from=evil.example header.from=mairie.ville.example`,
    `${server}; dkim=pass header.d=evil.example`,
    `${server}; dkim=pass header.d=example`,
    `${server}; dkim=pass header.d=le.ville.example`,
    `${server}; dkim=pass header.d=xmairie.ville.example`,
    `${server}; spf=pass smtp.mailfrom=ville.example`,
    `${server}; dkim=neutral (dkim=pass header.d=ville.example) header.d=ville.example`,
    `${server}; dkim=pass (a " mark) header.d=evil.example; dmarc=fail (a " mark); x=y`,
    `${server}; dmarc=pass header.from=mairie.ville.example; x=${"x".repeat(20_000)}`,
    `${server}; x="; dmarc=pass header.from=mairie.ville.example"`,
  ])("not by %s", (said) => {
    expect(proved(said)).toBe(false);
  });

  it("what stands below the field of our server was there before it: nobody believes it", () => {
    const forged = `${server}; dmarc=pass header.from=mairie.ville.example`;
    expect(proved(`${server}; dmarc=fail header.from=mairie.ville.example`, forged)).toBe(false);
    expect(proved("mx.relay.example; spf=none", forged)).toBe(true);
    expect(proved()).toBe(false);
  });
});
