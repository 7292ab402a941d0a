import { NextIntlClientProvider } from "next-intl";
import { prerender } from "react-dom/static";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderPage } from "@/components/amendment/order-page";
import type { AbilityView, Action, ActionAnswer } from "@/lib/features/act/view";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { getOrderPage, type OrderAbilities } from "@/lib/features/amendment/queries-page";
import { getTextInForce } from "@/lib/features/amendment/queries-text";
import { getBudget } from "@/lib/features/budget/queries-page";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

const answer: ActionAnswer = { ok: true, acts: [], result: {} };
const nothing: Action = () => Promise.resolve(answer);
const acts = {
  ...{ draft: nothing, withdraw: nothing, begin: nothing, verify: nothing, close: nothing },
  readInForce: () => Promise.resolve(null),
};

function told(abilities: OrderAbilities): Readonly<Record<keyof OrderAbilities, AbilityView>> {
  const refusal = { facts: [], articles: [], ways: [] };
  const say = (name: keyof OrderAbilities): AbilityView =>
    abilities[name].allowed ? { allowed: true } : { allowed: false, refusal };
  return {
    ...{
      draft: say("draft"),
      withdraw: say("withdraw"),
      begin: say("begin"),
      verify: say("verify"),
      close: say("close"),
    },
  };
}

describe("the page of an order", () => {
  let stage: MilestoneStage;
  let change = "";
  beforeAll(async () => {
    stage = await MilestoneStage.set("amendment_page");
    change = await approved(stage, {
      origin: "requirement:EX-001",
      recurring: [{ label: "Hébergement", cents: 900, every: "MONTH", months: 12 }],
    });
  });
  afterAll(() => stage.strike());

  async function page(part: "owner" | "signatory" | "manager", language: "fr" | "en"): Promise<string> {
    const now = stage.door.clock.now();
    const found = await stage.read(part, (tx, scope) => getOrderPage({ tx, scope, now }, change, ""));
    if (found === null) throw new Error("No page");
    const problems: string[] = [];
    // Waits for what is fetched as it is needed: the words that changed are marked by a part of their own.
    const { prelude } = await prerender(
      <NextIntlClientProvider
        locale={language}
        messages={language === "fr" ? fr : en}
        now={new Date(now)}
        timeZone="Europe/Paris"
        onError={(error) => problems.push(error.message)}
      >
        <OrderPage view={found.view} abilities={told(found.abilities)} acts={acts} />
      </NextIntlClientProvider>,
    );
    expect(problems).toEqual([]);
    return new Response(prelude).text();
  }

  it("CD-13 begins with the text that the request came from, for whoever writes it", async () => {
    const html = await page("owner", "fr");
    expect(html).toContain("Rédiger l’ordre de FDE-001");
    expect(html).toContain("Le site doit offrir un lien d’évitement.");
    expect(html).toContain("Hébergement");
    expect(await page("signatory", "en")).not.toContain("Save the order");
    expect(await stage.read("owner", (tx, scope) => getTextInForce(tx, scope.projectId, "EX-999"))).toBe(null);
  });

  it("CR-12 shows what changes word for word beside what is in force, and who signs", async () => {
    await drafted(stage, order(change, { requirements: [{ kind: "MODIFY", requirement: "EX-001", content: text }] }));
    // Who has a seat is led to it; who has none reads the page.
    expect(await page("signatory", "fr")).toContain("Lire et signer");
    for (const part of ["owner", "manager"] as const) expect(await page(part, "fr")).not.toContain("Lire et signer");
    for (const language of ["fr", "en"] as const) {
      const html = await page("signatory", language);
      expect(html).toContain("AV-001");
      expect(html).toContain("sur chaque page</ins>");
      expect(html).toContain("Le site doit offrir un lien d’évitement");
      expect(html).toContain(`/changes/${change}/sign`);
    }
    const now = stage.door.clock.now();
    const found = await stage.read("signatory", (tx, scope) => getOrderPage({ tx, scope, now }, change, ""));
    const words = (record: { sections: readonly { note: string }[] } | undefined): string =>
      JSON.stringify(record?.sections.filter(({ note }) => note === "EX-001"));
    expect(words(found?.view.order?.content)).toContain("un lien d’évitement sur chaque page.");
    expect(words(found?.view.order?.before)).toContain("un lien d’évitement.");
  });

  it("CD-04 once signed shows what was signed, though what it names has moved since", async () => {
    for (const part of ["signatory", "agencySignatory"] as const)
      await stage.mustSign(part, signAmendment, await readingOrder(stage, "AV-001"));
    const now = stage.door.clock.now();
    const found = await stage.read("owner", (tx, scope) => getOrderPage({ tx, scope, now }, change, ""));
    const signed = await stage.one(
      "SELECT d.content AS value FROM amendment a JOIN signed_document d ON d.id = a.document_id WHERE a.code = 'AV-001'",
    );
    expect(found?.view.order).toMatchObject({ status: "CONTRACTED", content: JSON.parse(signed) });
    expect(await page("owner", "fr")).toContain(`Avenant ${found?.view.order?.record}`);
    // What comes back stands in the budget with its term, from the day of the order.
    const { recurring } = await stage.read("owner", (tx, scope) => getBudget(tx, scope, now));
    expect(recurring).toEqual([
      expect.objectContaining({
        source: "AV-001",
        label: "Hébergement",
        periods: 12,
        leftPeriods: 11,
        leftCents: 9_900,
      }),
    ]);
  });
});
