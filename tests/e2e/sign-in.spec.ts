import { drawSetUpCode } from "@/lib/auth/set-up";
import { connect } from "@/lib/db/client";
import { instantOf } from "@/lib/kernel/instant";
import { expectDiscreetLog } from "@/tests/support/discreet-log";
import { expect, expectAccessible, test } from "@/tests/support/journey";

const email = "h.marchetti@musees.example";
const password = "girafe bleu canoe tambour";

/** The code that `npm start -- --empty` would print. */
async function printedCode(databaseUrl: string): Promise<string> {
  const db = connect(databaseUrl, 1);
  try {
    return (await drawSetUpCode({ db, now: instantOf(new Date()) })) ?? "";
  } finally {
    await db.$disconnect();
  }
}

test("the first account is opened with the code of the console, and its sessions end at once", async ({
  page,
  app,
  newPerson,
}) => {
  const code = await printedCode(app.database.appUrl);
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/set-up$/);
  await page.getByLabel("Code d’installation").fill(code);
  await page.getByLabel("Votre nom").fill("Hélène Marchetti");
  await page.getByLabel("Adresse professionnelle").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("marchetti1234");
  await page.getByRole("button", { name: "Ouvrir le compte" }).click();
  await expect(page.getByText("Ce mot de passe contient votre nom")).toBeVisible();
  await expect(page.getByLabel("Votre nom")).toHaveValue("Hélène Marchetti");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ouvrir le compte" }).click();
  await expect(page).not.toHaveURL(/set-up/);

  const elsewhere = await newPerson();
  await elsewhere.goto("/profile");
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fprofile$/);
  await elsewhere.getByLabel("Adresse professionnelle").fill(email);
  await elsewhere.getByLabel("Mot de passe", { exact: true }).fill("pas le bon du tout");
  await elsewhere.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(elsewhere.getByText("L’adresse et le mot de passe ne correspondent pas.")).toBeVisible();
  await expect(elsewhere.getByLabel("Adresse professionnelle")).toHaveValue(email);
  await elsewhere.getByLabel("Mot de passe", { exact: true }).fill(password);
  await elsewhere.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/profile$/);

  await page.goto("/profile");
  await page.getByRole("button", { name: "Terminer toutes les autres" }).click();
  await expect(page.getByText("Les autres sessions sont terminées.", { exact: true })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fprofile$/);
});

test("a link opens a session in the browser that asked for it, by a press, and nowhere else", async ({
  page,
  app,
  newPerson,
}) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Recevoir un lien par e-mail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Recevoir un lien" })).toBeVisible();
  await page.getByLabel("Adresse professionnelle").fill(email);
  await page.getByRole("button", { name: "Envoyer le lien" }).click();
  await expect(page.getByRole("heading", { name: "Regardez votre messagerie" })).toBeVisible();
  const mail = await app.mailbox.waitFor(email, /lien pour entrer/);
  const link = /https?:\/\/\S+token=[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";

  // A scanner opens it, runs its scripts and presses whatever there is to press.
  const scanner = await newPerson();
  await scanner.goto(link);
  await expect(scanner.getByRole("heading", { name: "Ce lien ne s’ouvre pas ici" })).toBeVisible();
  await expect(scanner.getByRole("button", { name: "Entrer", exact: true })).toHaveCount(0);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Entrer dans Aval" })).toBeVisible();
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto("/profile");
  await page.getByLabel("Nouveau mot de passe").fill("tilleul rouge sous la pluie");
  await page.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(page.getByText("Mot de passe changé.").first()).toBeVisible();
});

test("a browser that claims another address each time is counted all the same", async ({ page }) => {
  for (let round = 1; round <= 7; round += 1) {
    await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${round}` });
    await page.goto("/sign-in");
    await page.getByLabel("Adresse professionnelle").fill("somebody@example.test");
    await page.getByLabel("Mot de passe", { exact: true }).fill("pas le bon du tout");
    await page.getByRole("button", { name: "Entrer", exact: true }).click();
    const answer = round <= 6 ? "L’adresse et le mot de passe ne correspondent pas." : "Trop d’essais.";
    await expect(page.getByText(answer)).toBeVisible();
  }
});

test("an unknown address is answered like a known one", async ({ page, app }) => {
  await page.goto("/sign-in/link");
  await page.getByLabel("Adresse professionnelle").fill("nobody@example.test");
  await page.getByRole("button", { name: "Envoyer le lien" }).click();
  await expect(page.getByRole("heading", { name: "Regardez votre messagerie" })).toBeVisible();
  await page.getByLabel("Code à huit chiffres").fill("12345678");
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(page.getByText("Ce code ne correspond pas")).toBeVisible();
  expect(app.mailbox.received.some((mail) => mail.to?.[0]?.address === "nobody@example.test")).toBe(false);
});

test("kept mail is nobody's to read in an installation of one's own", async ({ page }) => {
  const answer = await page.goto("/dev/mail");
  expect(answer?.status()).toBe(404);
});

test("the ways in are without fault at 320 px, in both themes and languages", async ({ newPerson }) => {
  for (const [colorScheme, locale] of [
    ["light", "fr-FR"],
    ["dark", "en-GB"],
  ] as const) {
    const page = await newPerson({ colorScheme, locale });
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["/sign-in", "/sign-in/link", "/sign-in/link?token=x"]) {
      await page.goto(path);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  }
});

test("the log of all this tells nobody's address, password, code or link", async ({ app }) => {
  const typed = [email, password, "Marchetti", "marchetti1234", "nobody@example.test", "pas le bon du tout"];
  await expectDiscreetLog(app, typed, ["session.end-others"]);
});
