// What each side makes available: signed in the set-up, then kept, late or broken as the story goes.
import type { CommitmentKind } from "@/lib/domain/commitment-terms";
import type { Role } from "@/lib/domain/party";
import { getCommitmentToSign } from "@/lib/features/commitment/queries-form";
import type { CastKey } from "@/scripts/demo/cast";
import { type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";
import { memberOf } from "@/scripts/demo/standing";

type Promised = {
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly who: CastKey;
  readonly role: Role;
  readonly substitute?: CastKey;
  readonly quantity?: number;
  /** Working days before the telling. */
  readonly from?: number;
  readonly due: number;
  readonly critical?: boolean;
  readonly milestone?: { readonly code: string; readonly input: string };
};

/** Puts a commitment to the party of its person, by whoever writes it, and has it signed. Answers its number. */
export async function commit(stage: Stage, by: CastKey, signatory: CastKey, promised: Promised): Promise<string> {
  const { kind, title, role, milestone } = promised;
  const stand = await stage.read(promised.who, async (_tx, scope) => scope);
  const substitute = promised.substitute;
  const other = substitute === undefined ? null : await memberOf(stage, substitute);
  const { commitment = "" } = await stage.act(by, "commitment.propose", {
    partyId: stand.partyId,
    kind,
    title,
    memberId: stand.memberId,
    role,
    substituteMemberId: other,
    quantity: promised.quantity ?? null,
    startsOn: promised.from === undefined ? null : stage.calendar.day(promised.from),
    dueOn: stage.calendar.day(promised.due),
    critical: promised.critical ?? false,
    milestones: milestone === undefined ? [] : [milestone],
  });
  const digest = await stage.read(signatory, async (tx, scope, now) => {
    const drafted = await getCommitmentToSign({ tx, scope, now }, commitment);
    if (drafted === null) throw new Error(`There is no ${commitment}`);
    return drafted.digest;
  });
  await stage.sign(signatory, "commitment.sign", digest, { commitment });
  return commitment;
}

/** The set-up: what the client makes available, without which nothing starts (CD-02), and what the agency and the AMO do. */
export async function signCommitments(stage: Stage): Promise<void> {
  stage.at(131, "11:30");
  const answer = { kind: "ANSWER_TIME", quantity: 3, from: 129, due: -100 } as const;
  await commit(stage, "ines", "helene", {
    ...answer,
    title: "Répondre aux questions de l’agence sous trois jours ouvrés",
    who: "ines",
    role: "CLIENT_OWNER",
    substitute: "theo",
  });
  await commit(stage, "ines", "helene", {
    kind: "VALIDATION_WINDOW",
    title: "Deux heures par semaine pour lire et décider",
    who: "helene",
    role: "CLIENT_SIGNATORY",
    substitute: "paul",
    quantity: 2,
    from: 129,
    due: -60,
  });
  await commit(stage, "ines", "helene", {
    kind: "SPONSOR_TIME",
    title: "Une heure par semaine pour le comité et les arbitrages",
    who: "claire",
    role: "CLIENT_SPONSOR",
    quantity: 1,
    from: 129,
    due: -100,
  });
  stage.at(130, "14:10");
  await commit(stage, "romain", "sophie", {
    ...answer,
    title: "Répondre aux questions du client sous trois jours ouvrés",
    who: "romain",
    role: "AGENCY_MANAGER",
    substitute: "nadia",
  });
  await commit(stage, "romain", "sophie", {
    kind: "MEETING_ATTENDANCE",
    title: "Présenter l’arborescence aux équipes des trois musées",
    who: "sophie",
    role: "AGENCY_SIGNATORY",
    substitute: "romain",
    due: 95,
  });
}

const numbers = new Map<string, string>();

/** Signs a supply whose number the later scenes ask for by name. */
function supply(name: string, by: CastKey, signatory: CastKey, promised: Promised): Scene["play"] {
  return async (stage) => {
    numbers.set(name, await commit(stage, by, signatory, promised));
  };
}

function on(name: string): string {
  const found = numbers.get(name);
  if (found === undefined) throw new Error(`Nobody has committed to ${name}`);
  return found;
}

const delivered =
  (name: string, key: CastKey, message: string): Scene["play"] =>
  (stage) =>
    stage.act(key, "commitment.deliver", { commitment: on(name), on: null, message });

const received =
  (name: string, key: CastKey): Scene["play"] =>
  (stage) =>
    stage.act(key, "commitment.confirm", { commitment: on(name), confirmed: true, reason: "" });

const hours =
  (commitment: string, key: CastKey, days: number, spent: number): Scene["play"] =>
  (stage) =>
    stage.act(key, "time.declare", { commitment, on: stage.calendar.day(days), minutes: spent * 60 });

/** How they were kept: photographs two days late, texts and an access broken, an environment opened on its day. */
export const commitmentScenes: readonly Scene[] = [
  scene(95, "17:50", (stage) =>
    stage.act("sophie", "commitment.deliver", {
      commitment: "ENG-005",
      on: null,
      message: "Présentée le matin, questions et réponses jointes au compte rendu.",
    }),
  ),
  scene(94, "09:40", (stage) =>
    stage.act("ines", "commitment.confirm", { commitment: "ENG-005", confirmed: true, reason: "" }),
  ),
  scene(
    84,
    "16:00",
    supply("photographs", "ines", "paul", {
      kind: "CONTENT_SUPPLY",
      title: "Photographies des salles, libres de droits",
      who: "theo",
      role: "CLIENT_CONTRIBUTOR",
      substitute: "ines",
      due: 78,
      critical: true,
      milestone: { code: "J2", input: "Photographies des salles, libres de droits" },
    }),
  ),
  scene(76, "16:40", delivered("photographs", "theo", "84 images, droits cédés pour le site.")),
  scene(75, "10:20", received("photographs", "romain")),
  scene(
    55,
    "11:00",
    supply("testers", "judith", "helene", {
      kind: "TESTER_DAYS",
      title: "Essais des maquettes, des gabarits et de la billetterie",
      who: "theo",
      role: "CLIENT_CONTRIBUTOR",
      substitute: "ines",
      quantity: 8,
      from: 54,
      due: -10,
    }),
  ),
  scene(48, "18:00", (stage) => hours(on("testers"), "theo", 48, 7)(stage)),
  scene(32, "17:20", (stage) => hours(on("testers"), "theo", 32, 6)(stage)),
  scene(5, "17:45", (stage) => hours(on("testers"), "theo", 5, 7)(stage)),
  scene(
    37,
    "15:00",
    supply("texts", "ines", "helene", {
      kind: "CONTENT_SUPPLY",
      title: "Textes des pages pratiques",
      who: "theo",
      role: "CLIENT_CONTRIBUTOR",
      substitute: "ines",
      due: 25,
      milestone: { code: "J3", input: "Textes des pages pratiques" },
    }),
  ),
  scene(22, "15:20", delivered("texts", "theo", "Relus par les trois accueils.")),
  scene(21, "09:30", received("texts", "romain")),
  scene(
    23,
    "10:40",
    supply("environment", "romain", "sophie", {
      kind: "ACCESS_SUPPLY",
      title: "Environnement de recette ouvert aux trois parties",
      who: "nadia",
      role: "AGENCY_MEMBER",
      substitute: "romain",
      due: 9,
      milestone: { code: "J3", input: "" },
    }),
  ),
  scene(9, "16:10", delivered("environment", "nadia", "Adresse et comptes remis à chaque partie.")),
  scene(8, "11:15", received("environment", "ines")),
  scene(
    23,
    "11:20",
    supply("access", "romain", "helene", {
      kind: "ACCESS_SUPPLY",
      title: "Grille tarifaire et accès à l’API de la régie",
      who: "ines",
      role: "CLIENT_OWNER",
      substitute: "theo",
      due: 5,
      critical: true,
      milestone: { code: "J4", input: "Grille tarifaire et accès à l’API de la régie" },
    }),
  ),
  scene(20, "18:05", (stage) => hours("ENG-002", "helene", 20, 3)(stage)),
  scene(6, "18:10", (stage) => hours("ENG-002", "helene", 6, 2)(stage)),
  scene(3, "09:20", async (stage) => {
    const memberId = await memberOf(stage, "helene");
    const substituteMemberId = await memberOf(stage, "paul");
    const [startsOn, endsOn] = [stage.calendar.day(-8), stage.calendar.day(-12)];
    return stage.act("helene", "absence.declare", { memberId, startsOn, endsOn, substituteMemberId });
  }),
];
