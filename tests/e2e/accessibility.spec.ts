import type { Page } from "@playwright/test";
import { preferenceCookie } from "@/lib/text/locale";
import { expect, pageFaults, test } from "@/tests/support/journey";
import { chooseDate, enterDemo, recordShown } from "@/tests/support/people";
import { pageRoutes } from "@/tests/support/routes";

test.use({ demo: true, trace: "off" });

/** Who looks at a page, and where: `P` stands for the first project of the demo, `A` for the one still being set up, `T` for the one in which a silence accepted, `RECORD` for a signed record, `DECISION` for one of a committee. */
type Visit = { readonly as: string | null; readonly at: string };

const ines = "Inès Belkacem";
const helene = "Hélène Marchetti";
const romain = "Romain Delorme";
const sophie = "Sophie Lantier";
const judith = "Judith Amsellem";
const claire = "Claire Desnoyers";

/**
 * Every page of the application. A page missing here fails the first test below. Those that are `PLAYED` show themselves only
 * after an act: the last test below does it, or the main job, and looks at them in the same way. What an administrator
 * alone is shown is looked at in the journey of an erasure: the demo has none.
 */
const PLAYED = [] as const;
const visits: Readonly<Record<string, readonly Visit[]>> = {
  "/": [{ as: null, at: "/" }],
  "/sign-in": [{ as: null, at: "/sign-in" }],
  "/sign-in/link": [{ as: null, at: "/sign-in/link?again=1" }],
  "/set-up": PLAYED,
  "/docs/api": [{ as: null, at: "/docs/api" }],
  "/docs/api/[operation]": [{ as: null, at: "/docs/api/milestone_accept" }],
  "/tools/due-date": [
    { as: null, at: "/tools/due-date" },
    { as: null, at: "/tools/due-date?unit=WORKING&calendar=FR&from=2026-05-11&amount=5" },
    { as: null, at: "/tools/due-date?unit=WORKING&calendar=FR&from=2026-05-11&amount=-5" },
  ],
  "/opinion/[token]": [{ as: null, at: "/opinion/un-lien-qui-a-deja-servi" }],
  "/candidacy/[token]": [{ as: null, at: "/candidacy/un-lien-qui-a-deja-servi" }],
  "/invitation/[token]": [{ as: null, at: "/invitation/un-lien-qui-a-deja-servi" }],
  "/dev/mail": [{ as: null, at: "/dev/mail" }],
  "/dev/mail/previews": [{ as: null, at: "/dev/mail/previews" }],
  "/dev/time": [{ as: null, at: "/dev/time" }],
  "/dev/parts": [{ as: null, at: "/dev/parts" }],
  "/dev/parts/ceremony": [{ as: null, at: "/dev/parts/ceremony" }],
  "/to-do": [
    { as: helene, at: "/to-do" },
    { as: romain, at: "/to-do" },
  ],
  "/notifications": [{ as: romain, at: "/notifications" }],
  // A sealed address: made by a mail that left (tests/commands/mail-stop.test.ts).
  "/mail/stop/[token]": PLAYED,
  "/offers": [{ as: romain, at: "/offers" }],
  // Of a candidate, who is in nobody’s project (tests/commands/consultation.test.ts).
  "/offers/[consultation]": PLAYED,
  "/projects": [{ as: romain, at: "/projects" }],
  "/desk": [{ as: judith, at: "/desk" }],
  "/projects/new": [{ as: ines, at: "/projects/new" }],
  "/profile": [{ as: ines, at: "/profile" }],
  "/profile/readings": [{ as: ines, at: "/profile/readings" }],
  "/administration": [{ as: ines, at: "/administration" }],
  "/administration/erasures": PLAYED,
  "/administration/mail": PLAYED,
  "/administration/people": PLAYED,
  "/administration/people/[person]": PLAYED,
  "/projects/[code]": [
    { as: helene, at: "P" },
    { as: romain, at: "A" },
  ],
  "/projects/[code]/charter": [
    { as: helene, at: "P/charter" },
    { as: romain, at: "A/charter" },
  ],
  "/projects/[code]/charter/parameters": [{ as: ines, at: "P/charter/parameters" }],
  "/projects/[code]/charter/sign": [{ as: judith, at: "A/charter/sign" }],
  "/projects/[code]/members": [
    { as: ines, at: "P/members" },
    { as: romain, at: "A/members" },
  ],
  "/projects/[code]/settings": [{ as: ines, at: "P/settings" }],
  "/projects/[code]/settings/calendar": [{ as: ines, at: "P/settings/calendar" }],
  "/projects/[code]/commitments": [
    { as: ines, at: "P/commitments" },
    { as: romain, at: "P/commitments?side=CLIENT&state=broken" },
    { as: romain, at: "A/commitments" },
  ],
  "/projects/[code]/commitments/new": [{ as: ines, at: "P/commitments/new" }],
  "/projects/[code]/commitments/[commitment]": [
    { as: ines, at: "P/commitments/ENG-001" },
    { as: helene, at: "P/commitments/ENG-002" },
    { as: romain, at: "P/commitments/ENG-006" },
  ],
  "/projects/[code]/commitments/[commitment]/edit": [{ as: ines, at: "P/commitments/ENG-001/edit" }],
  "/projects/[code]/commitments/[commitment]/sign": [{ as: helene, at: "P/commitments/ENG-001/sign" }],
  "/projects/[code]/budget": [
    { as: helene, at: "P/budget" },
    { as: sophie, at: "P/budget" },
    { as: romain, at: "A/budget" },
  ],
  "/projects/[code]/budget/ceiling": [{ as: helene, at: "P/budget/ceiling" }],
  "/projects/[code]/budget/ceiling/sign": [{ as: helene, at: "P/budget/ceiling/sign?ceiling=99900000&reason=essai" }],
  "/projects/[code]/budget/invoices/new": [{ as: sophie, at: "P/budget/invoices/new" }],
  "/projects/[code]/budget/invoices/[invoice]": [
    { as: helene, at: "P/budget/invoices/FA-001" },
    { as: sophie, at: "P/budget/invoices/FA-002" },
  ],
  "/projects/[code]/budget/penalties/new": [{ as: helene, at: "P/budget/penalties/new" }],
  "/projects/[code]/budget/penalties/[penalty]": PLAYED,
  "/projects/[code]/delegations": [{ as: helene, at: "P/delegations" }],
  "/projects/[code]/delegations/new": [{ as: helene, at: "P/delegations/new" }],
  "/projects/[code]/delegations/sign": PLAYED,
  "/projects/[code]/requirements": [
    { as: ines, at: "P/requirements" },
    { as: romain, at: "P/requirements?status=BASELINED&q=billet" },
    { as: ines, at: "P/requirements?q=introuvable" },
    { as: ines, at: "P/requirements?chapter=Technique&sort=CHANGED&columns=KIND,STATUS,CHANGED" },
  ],
  "/projects/[code]/requirements/new": [{ as: ines, at: "P/requirements/new" }],
  "/projects/[code]/requirements/quality": [
    { as: ines, at: "P/requirements/quality" },
    { as: romain, at: "P/requirements/quality" },
  ],
  "/projects/[code]/requirements/matrix": [
    { as: ines, at: "P/requirements/matrix" },
    { as: romain, at: "P/requirements/matrix?gap=TEST" },
  ],
  "/projects/[code]/requirements/import": [{ as: ines, at: "P/requirements/import" }],
  "/projects/[code]/requirements/[requirement]": [
    { as: ines, at: "P/requirements/EX-001" },
    { as: romain, at: "P/requirements/EX-040" },
  ],
  "/projects/[code]/requirements/[requirement]/versions": [{ as: ines, at: "P/requirements/EX-001/versions" }],
  "/projects/[code]/requirements/[requirement]/edit": [{ as: ines, at: "P/requirements/EX-040/edit" }],
  "/projects/[code]/questions": [{ as: ines, at: "P/questions" }],
  "/projects/[code]/baselines": [{ as: helene, at: "P/baselines" }],
  "/projects/[code]/baselines/new": [{ as: helene, at: "P/baselines/new" }],
  "/projects/[code]/baselines/compare": [{ as: helene, at: "P/baselines/compare" }],
  "/projects/[code]/baselines/[number]": [{ as: helene, at: "P/baselines/1" }],
  "/projects/[code]/scope": [{ as: helene, at: "P/scope" }],
  "/projects/[code]/orders": [{ as: helene, at: "P/orders" }],
  "/projects/[code]/milestones": [{ as: helene, at: "P/milestones" }],
  "/projects/[code]/milestones/new": [{ as: ines, at: "P/milestones/new" }],
  "/projects/[code]/milestones/[milestone]": [
    { as: helene, at: "P/milestones/J1" },
    { as: helene, at: "P/milestones/J2" },
    { as: helene, at: "P/milestones/J3" },
    { as: sophie, at: "P/milestones/J4" },
    { as: ines, at: "P/milestones/J5" },
    { as: helene, at: "T/milestones/J1" },
  ],
  "/projects/[code]/milestones/[milestone]/edit": [{ as: ines, at: "P/milestones/J6/edit" }],
  "/projects/[code]/milestones/[milestone]/verify": [{ as: ines, at: "P/milestones/J3/verify" }],
  "/projects/[code]/milestones/[milestone]/suspects": [{ as: ines, at: "P/milestones/J3/suspects" }],
  "/projects/[code]/milestones/[milestone]/submit": [{ as: sophie, at: "P/milestones/J4/submit" }],
  "/projects/[code]/milestones/[milestone]/sign": [{ as: helene, at: "P/milestones/J3/sign" }],
  "/projects/[code]/milestones/[milestone]/agree": [{ as: helene, at: "P/milestones/J5/agree" }],
  "/projects/[code]/milestones/[milestone]/rebut": [
    { as: helene, at: "P/milestones/J1/rebut" },
    { as: helene, at: "T/milestones/J1/rebut" },
  ],
  "/projects/[code]/notices": [{ as: helene, at: "P/notices" }],
  "/projects/[code]/notices/[notice]": PLAYED,
  "/projects/[code]/notices/[notice]/send": PLAYED,
  "/projects/[code]/milestones/[milestone]/cancel": [{ as: helene, at: "P/milestones/J4/cancel" }],
  "/projects/[code]/milestones/[milestone]/reduction": PLAYED,
  "/projects/[code]/reservations": [{ as: romain, at: "P/reservations" }],
  "/projects/[code]/reservations/new": [{ as: ines, at: "P/reservations/new?milestone=J3" }],
  "/projects/[code]/reservations/[reservation]": [
    { as: romain, at: "P/reservations/R-J2-04" },
    { as: helene, at: "P/reservations/R-J2-02" },
    { as: helene, at: "P/reservations/R-J2-01" },
  ],
  "/projects/[code]/reservations/[reservation]/edit": [
    { as: ines, at: "P/reservations/R-J3-01/edit" },
    { as: romain, at: "P/reservations/R-J2-04/edit" },
  ],
  "/projects/[code]/reservations/[reservation]/lift": [{ as: helene, at: "P/reservations/R-J2-02/lift" }],
  "/projects/[code]/reservations/[reservation]/confirm": PLAYED,
  "/projects/[code]/reservations/[reservation]/waive": [{ as: helene, at: "P/reservations/R-J2-04/waive" }],
  "/projects/[code]/briefing": [
    { as: ines, at: "P/briefing" },
    { as: romain, at: "P/briefing" },
  ],
  "/projects/[code]/committees": [{ as: ines, at: "P/committees" }],
  "/projects/[code]/committees/new": [{ as: ines, at: "P/committees/new" }],
  "/projects/[code]/committees/bodies/[body]": [{ as: ines, at: "P/committees/bodies/INS-01" }],
  "/projects/[code]/committees/[meeting]": [{ as: claire, at: "P/committees/COM-002" }],
  "/projects/[code]/committees/[meeting]/minutes": PLAYED,
  "/projects/[code]/committees/[meeting]/minutes/circulate": PLAYED,
  "/projects/[code]/committees/[meeting]/minutes/approve": PLAYED,
  "/projects/[code]/actions": [{ as: ines, at: "P/actions" }],
  "/projects/[code]/actions/[action]": PLAYED,
  "/projects/[code]/committees/[meeting]/room": PLAYED,
  "/projects/[code]/advice": [{ as: ines, at: "P/advice" }],
  "/projects/[code]/advice/new": [{ as: romain, at: "P/advice/new" }],
  "/projects/[code]/advice/ask": [{ as: ines, at: "P/advice/ask" }],
  "/projects/[code]/advice/[advice]": [{ as: helene, at: "P/advice/AVIS-003" }],
  "/projects/[code]/advice/[advice]/override": [{ as: helene, at: "P/advice/AVIS-003/override" }],
  "/projects/[code]/decisions": [{ as: ines, at: "P/decisions" }],
  "/projects/[code]/decisions/[decision]": [{ as: ines, at: "DECISION" }],
  "/projects/[code]/risks": [{ as: ines, at: "P/risks" }],
  "/projects/[code]/risks/new": [{ as: ines, at: "P/risks/new" }],
  "/projects/[code]/risks/[risk]": [{ as: romain, at: "P/risks/RSQ-005" }],
  "/projects/[code]/disputes": [{ as: ines, at: "P/disputes" }],
  "/projects/[code]/disputes/new": [{ as: ines, at: "P/disputes/new" }],
  "/projects/[code]/disputes/[dispute]": [{ as: ines, at: "P/disputes/LIT-001" }],
  "/projects/[code]/disputes/[dispute]/mediation": [{ as: sophie, at: "P/disputes/LIT-001/mediation" }],
  "/projects/[code]/disputes/[dispute]/sign": PLAYED,
  "/mediations": [{ as: ines, at: "/mediations" }],
  "/mediations/[mediation]": PLAYED,
  "/mediator/[token]": [{ as: null, at: "/mediator/un-lien-qui-a-deja-servi" }],
  "/projects/[code]/consultations": [
    { as: ines, at: "P/consultations" },
    { as: romain, at: "P/consultations" },
  ],
  "/projects/[code]/consultations/new": [{ as: ines, at: "P/consultations/new" }],
  "/projects/[code]/consultations/[consultation]": PLAYED,
  "/projects/[code]/consultations/[consultation]/award": PLAYED,
  "/projects/[code]/changes": [{ as: ines, at: "P/changes" }],
  "/projects/[code]/changes/new": [{ as: ines, at: "P/changes/new?origin=milestone:J1" }],
  "/projects/[code]/changes/[change]/amendment": [{ as: ines, at: "P/changes/FDE-001/amendment" }],
  "/projects/[code]/changes/[change]/sign": [{ as: ines, at: "P/changes/FDE-001/sign" }],
  "/projects/[code]/changes/[change]/approve": [{ as: helene, at: "P/changes/FDE-001/approve" }],
  "/projects/[code]/changes/[change]": [
    { as: ines, at: "P/changes/FDE-001" },
    { as: ines, at: "P/changes/FDE-002" },
  ],
  "/projects/[code]/records": [{ as: helene, at: "P/records" }],
  "/projects/[code]/records/[record]": [{ as: helene, at: "RECORD" }],
  "/projects/[code]/ledger": [{ as: helene, at: "P/ledger" }],
};

test("every page of the route tree is looked at", () => {
  expect(pageRoutes()).toEqual(Object.keys(visits).toSorted());
});

// The dark colours are the same in both languages: they are looked at once.
for (const { locale, dark } of [
  { locale: "fr-FR", dark: true },
  { locale: "en-GB", dark: false },
]) {
  test(`axe finds nothing${dark ? ", in light and dark," : ""} and nothing sticks out from 320 to 1440 px (${locale})`, async ({
    newPerson,
    app,
  }) => {
    test.setTimeout(600_000);
    const pages = new Map<string | null, Page>();
    const romainPage = await newPerson({ locale });
    const enter = async (page: Page, as: string): Promise<void> => {
      await enterDemo(page, as);
      // Entering takes the language of the person's profile: here the one that is looked at.
      await page
        .context()
        .addCookies([{ name: preferenceCookie("locale", false), value: locale.slice(0, 2), url: app.url }]);
    };
    await enter(romainPage, romain);
    pages.set(romain, romainPage);
    const [main = "", aside = "", silent = ""] = await projectsOf(romainPage);
    const record = await firstOf(romainPage, `${main}/records`);
    const decision = await firstOf(romainPage, `${main}/decisions`);
    const found: string[] = [];
    for (const { as, at } of Object.values(visits).flat()) {
      const page = pages.get(as) ?? (await newPerson({ locale }));
      if (as !== null && !pages.has(as)) await enter(page, as);
      pages.set(as, page);
      const answer = await page.goto(
        at
          .replace(/^RECORD$/, record)
          .replace(/^DECISION$/, decision)
          .replace(/^P/, main)
          .replace(/^A/, aside)
          .replace(/^T/, silent),
      );
      const status = answer?.status() ?? 0;
      const faults = [...(status < 400 ? [] : [`answered ${status}`]), ...(await pageFaults(page, { dark }))];
      found.push(...faults.map((fault) => `${at} (${as ?? "nobody"}) ${fault}`));
    }
    expect(found).toEqual([]);
  });
}

test("pages that an act brings about are as readable: a power to sign, a price reduction to accept, a lifting to countersign", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const [client, agency, manager] = [await newPerson(), await newPerson(), await newPerson()];
  await enterDemo(client, helene);
  await enterDemo(agency, sophie);
  await enterDemo(manager, romain);
  const [main = ""] = await projectsOf(client);

  await client.goto(`${main}/delegations/new`);
  await client.getByLabel("À qui").selectOption({ label: "Paul Vautrin, Musées de Haute-Vère" });
  await client.getByRole("checkbox", { name: "signer la définition d’un jalon" }).check();
  await chooseDate(client.getByLabel("Du", { exact: true }), 0);
  await chooseDate(client.getByLabel("Au, inclus"), 5);
  await client.getByLabel("Motif").fill("Congés.");
  await client.getByRole("button", { name: "Relire et signer" }).click();
  await expect(client.getByRole("button", { name: "Signer le pouvoir" })).toBeVisible();
  expect(await pageFaults(client)).toEqual([]);

  await client.goto(`${main}/milestones/J3`);
  await client.getByRole("button", { name: "Inviter l’agence à répondre avant une réfaction" }).click();
  await client.getByLabel("Motifs que vous envisagez").fill("La reconstruction dépasse l’heure promise.");
  expect(await pageFaults(client)).toEqual([]);
  await client
    .getByRole("dialog")
    .getByRole("button", { name: "Inviter l’agence à répondre avant une réfaction" })
    .click();
  await expect(client.getByRole("dialog")).toBeHidden();
  await manager.goto(`${main}/milestones/J3`);
  await manager.getByRole("button", { name: "Présenter des observations" }).click();
  await manager.getByLabel("Vos observations").fill("Nous acceptons une baisse de mille euros.");
  await manager.getByRole("dialog").getByRole("button", { name: "Présenter des observations" }).click();
  await expect(manager.getByRole("dialog")).toBeHidden();
  await client.goto(`${main}/milestones/J3/sign`);
  await client.getByRole("radio", { name: "Accepter avec réfaction" }).check();
  await client.getByRole("button", { name: "Ajouter un motif" }).click();
  await client.getByLabel("Motif", { exact: true }).fill("La reconstruction dépasse l’heure promise.");
  await client.getByLabel("Réduction, hors taxes").fill("1 000");
  await expect(client.getByText(/accepte le jalon J3, .* avec réfaction du prix/)).toBeVisible();
  await client.getByRole("button", { name: "Signer : accepter avec réfaction" }).click();
  await recordShown(client);
  expect(await pageFaults(client)).toEqual([]);
  await agency.goto(`${main}/milestones/J3/reduction`);
  await expect(agency.getByRole("button", { name: "Accepter la réfaction" })).toBeVisible();
  expect(await pageFaults(agency)).toEqual([]);

  await client.goto(`${main}/reservations/R-J2-02/lift`);
  await client.getByRole("button", { name: "Signer la levée" }).click();
  await recordShown(client);
  await agency.goto(`${main}/reservations/R-J2-02/confirm`);
  await expect(agency.getByRole("button", { name: "Confirmer la levée" })).toBeVisible();
  expect(await pageFaults(agency)).toEqual([]);
});

/** The address of what stands first in a list. */
async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const link = page.getByRole("table").getByRole("link").first();
  return (await link.getAttribute("href")) ?? "";
}

/** The addresses of the reader's projects: the one under way, the one that is being set up, the one that a silence decided. */
async function projectsOf(page: Page): Promise<readonly string[]> {
  await page.goto("/projects");
  const links = page.getByRole("main").getByRole("link", { name: /Refonte|Identité|Audioguide/ });
  await expect(links.first()).toBeVisible();
  const hrefs = await links.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href") ?? ""));
  return ["refonte", "identite", "audioguide"].map((name) => hrefs.find((href) => href.includes(name)) ?? "");
}
