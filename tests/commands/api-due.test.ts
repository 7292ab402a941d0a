import { describe, expect, it } from "vitest";
import { GET, POST } from "@/app/api/v1/calendar/due/route";

async function ask(
  query: string,
  headers: Readonly<Record<string, string>> = { "accept-language": "en" },
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const answer = await GET(new Request(`http://localhost/api/v1/calendar/due?${query}`, { headers }));
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

describe("GET /calendar/due", () => {
  it("W01 answers the day, the instant that ends it, and each day that was skipped, without a token", async () => {
    const { status, headers, body } = await ask("unit=WORKING&calendar=FR&from=2026-05-11&amount=5");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("set-cookie")).toBeNull();
    expect(body).toEqual({
      due: "2026-05-19",
      dueBefore: "2026-05-19T22:00:00.000Z",
      skipped: [
        { date: "2026-05-14", reason: "HOLIDAY", name: "Ascension Day" },
        { date: "2026-05-16", reason: "WEEKEND", name: null },
        { date: "2026-05-17", reason: "WEEKEND", name: null },
      ],
    });
  });

  it("names holidays in the language asked for", async () => {
    const query = "unit=CALENDAR&calendar=FR&from=2026-05-07&amount=7";
    const french = await ask(query, { "accept-language": "fr-CA, en;q=0.5" });
    expect(french.headers.get("content-language")).toBe("fr");
    expect(french.body).toMatchObject({ due: "2026-05-15", skipped: [{ date: "2026-05-14", name: "Ascension" }] });
  });

  it.each([
    ["unit=MONTHS&calendar=FR&from=2024-01-15&amount=1&days=10", "2024-02-26", "2024-02-26T23:00:00.000Z"],
    ["unit=CLEAR&calendar=FR&from=2026-06-03&amount=2", "2026-06-08", "2026-06-08T22:00:00.000Z"],
    ["unit=OUVRABLE&calendar=FR&from=2026-06-01&amount=5", "2026-06-06", "2026-06-06T22:00:00.000Z"],
    ["unit=CALENDAR&calendar=CH-GE&from=2026-07-31&amount=1", "2026-08-03", "2026-08-03T22:00:00.000Z"],
    ["unit=CALENDAR&calendar=CH-ZH&from=2026-06-05&amount=1", "2026-06-08", "2026-06-08T22:00:00.000Z"],
    ["unit=WORKING&calendar=FR&from=2026-05-21&amount=5&direction=BACK", "2026-05-13", "2026-05-13T22:00:00.000Z"],
    ["unit=CALENDAR&calendar=FR&from=2026-05-21&amount=7&direction=BACK", "2026-05-13", "2026-05-13T22:00:00.000Z"],
    ["unit=WORKING&calendar=CA-QC-EASTER-MONDAY&from=2026-04-02&amount=2", "2026-04-07", "2026-04-08T04:00:00.000Z"],
    ["unit=WORKING&calendar=FR-RE&from=2026-07-14&amount=1", "2026-07-15", "2026-07-15T20:00:00.000Z"],
    [
      "unit=WORKING&calendar=FR&from=2026-03-26&amount=1&zone=America/Toronto",
      "2026-03-27",
      "2026-03-28T04:00:00.000Z",
    ],
    ["unit=WORKING&calendar=FR&from=2026-05-16&amount=0", "2026-05-16", "2026-05-16T22:00:00.000Z"],
  ])("%s is %s, before %s", async (query, due, dueBefore) => {
    const { status, body } = await ask(query);
    expect({ status, body }).toMatchObject({ status: 200, body: { due, dueBefore } });
  });

  const right = { unit: "WORKING", calendar: "FR", from: "2026-05-11", amount: "5" };
  it.each([
    ["unit", { ...right, unit: "DAYS" }],
    ["unit", { calendar: "FR", from: "2026-05-11", amount: "5" }],
    ["calendar", { ...right, calendar: "FR-XX" }],
    ["from", { ...right, from: "2026-02-30" }],
    ["from", { ...right, from: "1815-06-18" }],
    ["from", { ...right, from: "11/05/2026" }],
    ["amount", { ...right, amount: "-1" }],
    ["amount", { ...right, amount: "" }],
    ["amount", { ...right, amount: "1e3" }],
    ["amount", { ...right, amount: "5.5" }],
    ["amount", { ...right, amount: "9999" }],
    ["amount", { ...right, unit: "MONTHS", amount: "121" }],
    ["days", { ...right, days: "3" }],
    ["days", { ...right, unit: "MONTHS", days: "x" }],
    ["direction", { ...right, direction: "UP" }],
    ["zone", { ...right, zone: "Mars/Olympus" }],
    ["dayz", { ...right, dayz: "3" }],
  ])("bad input is a problem that says which parameter: %s", async (parameter, query) => {
    const { status, headers, body } = await ask(new URLSearchParams(query).toString());
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(body).toMatchObject({ status: 400, code: "parameter-invalid", type: "/docs/api#problem-parameter-invalid" });
    expect(JSON.stringify(body)).toContain(parameter);
  });

  it("a parameter said twice is said wrongly", async () => {
    const { status } = await ask("unit=WORKING&calendar=FR&from=2026-05-11&amount=5&amount=6");
    expect(status).toBe(400);
  });

  it("writes nothing", () => {
    expect(POST(new Request("http://localhost/api/v1/calendar/due", { method: "POST" })).status).toBe(405);
  });

  it("serves twenty calls a second from one address, and makes a flood wait", async () => {
    const query = "unit=WORKING&calendar=FR&from=2026-05-11&amount=5";
    // What was asked above has been given back by then.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const calm = await Promise.all(Array.from({ length: 40 }, () => ask(query)));
    expect(calm.every(({ status }) => status === 200)).toBe(true);
    const flood = await Promise.all(Array.from({ length: 400 }, () => ask(query)));
    const refused = flood.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused?.body).toMatchObject({ code: "rate-limited", status: 429 });
  });
});
