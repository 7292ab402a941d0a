// The money of the story: a ceiling that the client signs, two invoices, and what is paid of them.
import { getCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { page } from "@/scripts/demo/paper";
import { type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";

async function setCeiling(stage: Stage, ceilingCents: number, reason: string): Promise<void> {
  const terms = { ceilingCents, reason };
  const { digest } = await stage.read("helene", (tx, scope, now) => getCeilingToSign(tx, scope, terms, now));
  await stage.sign("helene", "budget.set-ceiling", digest, terms);
}

type Billed = {
  readonly number: string;
  readonly milestone: string;
  readonly netCents: number;
  readonly title: string;
  readonly issued: number;
  readonly due: number;
};

/** The agency's manager sends an invoice with its PDF. */
async function bill(stage: Stage, { number, milestone, netCents, title, issued, due }: Billed): Promise<void> {
  const fileId = await stage.upload(
    "romain",
    page(`facture-${number.toLowerCase()}.pdf`, `Facture ${number}`, [
      `Atelier Corbel, pour les Musées de Haute-Vère. Jalon ${milestone} : ${title}.`,
      "TVA 20 %. Pénalités de retard et indemnité de 40 euros : C. com. L441-10.",
    ]),
  );
  await stage.act("romain", "invoice.record", {
    number,
    issuedOn: stage.calendar.day(issued),
    dueOn: stage.calendar.day(due),
    regime: "FR_20",
    lines: [{ milestone, netCents }],
    fileId,
  });
}

/** From the ceiling to the last payment. */
export const moneyScenes: readonly Scene[] = [
  scene(108, "09:20", (stage) =>
    setCeiling(
      stage,
      160_000_00,
      "Délibération du conseil d’établissement : 148 200 euros, et huit pour cent d’aléas.",
    ),
  ),
  scene(85, "10:05", (stage) =>
    bill(stage, {
      number: "AC-2026-061",
      milestone: "J1",
      netCents: 14_820_00,
      title: "cadrage et arborescence",
      issued: 85,
      due: 64,
    }),
  ),
  scene(66, "11:40", (stage) =>
    stage.act("ines", "payment.record", {
      invoice: "FA-001",
      paidOn: stage.calendar.day(66),
      cents: 17_784_00,
      withReservations: false,
      reservations: "",
    }),
  ),
  scene(29, "09:30", (stage) =>
    bill(stage, {
      number: "AC-2026-074",
      milestone: "J2",
      netCents: 22_230_00,
      title: "maquettes et charte graphique",
      issued: 29,
      due: 8,
    }),
  ),
  scene(11, "16:20", (stage) =>
    stage.act("ines", "payment.record", {
      invoice: "FA-002",
      paidOn: stage.calendar.day(11),
      cents: 26_676_00,
      withReservations: true,
      reservations: "Ce paiement ne vaut pas abandon des réserves levées ou à lever sur les maquettes.",
    }),
  ),
];
