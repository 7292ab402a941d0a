import { randomUUID } from "node:crypto";
import { z } from "zod";
import { expect, expectReadable, test } from "@/tests/support/journey";
import { enterDemo } from "@/tests/support/people";

test.use({ demo: true });

const Projects = z.object({ items: z.array(z.object({ code: z.string() })).min(1) });

test("a token made on the profile page calls the API until it is revoked", async ({ page, app }) => {
  await enterDemo(page, "Inès Belkacem");
  await page.goto("/profile");
  await page.getByRole("button", { name: "Créer le jeton" }).click();
  await expect(page.getByText("Donnez un nom au jeton")).toBeVisible();
  await page.getByLabel("Nom du jeton").fill("tableau de bord");
  await page.getByRole("radio", { name: "Lire et agir" }).check();
  await page.getByRole("button", { name: "Créer le jeton" }).click();
  const shown = page.getByLabel("Jeton", { exact: true });
  await expect(shown).toHaveValue(/^aval_pat_[A-Za-z0-9_-]{43}$/);
  await expectReadable(page);
  const token = await shown.inputValue();
  const headers = { authorization: `Bearer ${token}`, "accept-language": "en" };
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${app.url}/api/v1${path}`, { ...init, headers: { ...headers, ...init.headers } });

  const listed = await call("/projects");
  expect(listed.status).toBe(200);
  expect(listed.headers.get("cache-control")).toContain("no-store");
  const code = Projects.parse(await listed.json()).items[0]?.code ?? "";
  const said = { subject: { kind: "REQUIREMENT", code: "EX-001" }, text: "Dit par un programme." };
  const send = (key: string, body: unknown): Promise<Response> =>
    call(`/projects/${code}/commands/comment.post`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "idempotency-key": key },
    });
  const key = randomUUID();
  expect(await (await send(key, said)).json()).toMatchObject({ replayed: false });
  expect(await (await send(key, said)).json()).toMatchObject({ replayed: true });
  const refused = await send(key, { ...said, text: "Autre chose." });
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(await refused.json()).toMatchObject({ status: 422, code: "command-id-reused", requestId: expect.any(String) });
  expect((await call("/projects/nulle-part-00000000")).status).toBe(404);

  await page.goto(`/projects/${code}/requirements/EX-001`);
  await expect(page.getByText("Dit par un programme.")).toBeVisible();

  await page.goto("/profile");
  await page.getByRole("button", { name: "Révoquer le jeton tableau de bord" }).click();
  await expect(page.getByText(/^révoqué/)).toBeVisible();
  await expectReadable(page);
  const over = await call("/projects");
  expect(over.status).toBe(401);
  expect(over.headers.get("www-authenticate")).toContain("Bearer");
});

test("a calendar made on the profile page is read without a session until it is revoked", async ({ page }) => {
  await enterDemo(page, "Inès Belkacem");
  await page.goto("/profile");
  await page.getByRole("button", { name: "Créer l’abonnement" }).click();
  const shown = page.getByLabel("Adresse de l’abonnement");
  await expect(shown).toHaveValue(/\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
  await expectReadable(page);
  const address = await shown.inputValue();
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("private, no-cache");
  expect(answer.headers.get("referrer-policy")).toBe("same-origin");
  expect(await answer.text()).toContain("BEGIN:VEVENT");
  const tag = answer.headers.get("etag") ?? "";
  expect((await fetch(address, { headers: { "if-none-match": tag } })).status).toBe(304);
  expect((await fetch(address, { method: "HEAD" })).headers.get("etag")).toBe(tag);
  expect(await (await fetch(`${address}?kind=todo`)).text()).not.toContain("BEGIN:VEVENT");
  await page.reload();
  await expect(page.getByText(/^dernière lecture/)).toBeVisible();
  await page.getByRole("button", { name: /^Révoquer l’abonnement Tous mes projets/ }).click();
  await expect(page.getByText("Abonnement révoqué.", { exact: true })).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test("no cookie opens the API, and it answers no other origin", async ({ page, app }) => {
  await enterDemo(page, "Inès Belkacem");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${app.url}/api/v1/projects`, { headers: { cookie, origin: "https://evil.example" } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("access-control-allow-origin")).toBe(null);
});

test("the reference is open to everybody, searched, and says what each operation takes", async ({ page }) => {
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { level: 1, name: "API d’Aval" })).toBeVisible();
  await expectReadable(page);
  await page.getByRole("searchbox", { name: "Chercher une opération" }).fill("with reservations");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Accept a milestone with reservations", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Accept a milestone with reservations" })).toBeVisible();
  await expect(page.getByText("/api/v1/projects/{code}/commands/milestone.accept-with-reservations")).toBeVisible();
  await expectReadable(page);
});
