import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import { idleMilliseconds } from "@/lib/auth/session";
import type { Tx } from "@/lib/db/client";
import {
  type AccessView,
  describeUserAgent,
  type InstallationView,
  type KeptMailView,
  type OrganisationView,
} from "@/lib/features/account/view";
import { recordFileHref, recordFileName } from "@/lib/features/signature/view-proof";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Method = z.enum(["PASSWORD", "LINK", "OIDC", "DEMO", "SETUP"]);

const Counts = z.object({ people: z.int(), organisations: z.int() });

/** How a person signs in: whether they have a password, and their live sessions, newest use first. */
export async function getAccess(
  tx: Tx,
  scope: PersonScope,
  at: { readonly now: Instant; readonly sessionId: string | null },
): Promise<AccessView> {
  const { personId } = scope;
  const now = new Date(at.now);
  const rows = await tx.session.findMany({
    where: {
      personId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - idleMilliseconds) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
  const hasPassword = (await tx.credential.count({ where: { personId } })) === 1;
  const sessions = rows.map((row) => ({
    sessionId: row.id,
    method: Method.parse(row.method),
    ...describeUserAgent(row.userAgent),
    createdAt: instantOf(row.createdAt),
    lastSeenAt: instantOf(row.lastSeenAt),
    isThis: row.id === at.sessionId,
  }));
  return { hasPassword, sessions };
}

/** Everything the administrator of the installation sees; `null` for anybody but an administrator: the database itself asks who. */
export async function getInstallation(tx: Tx): Promise<InstallationView | null> {
  const rows = await tx.$queryRaw<{ counts: unknown }[]>`SELECT aval_installation_counts() AS counts`;
  const counts = Counts.nullable().parse(rows[0]?.counts ?? null);
  if (counts === null) return null;
  const organisations = await tx.organisation.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], take: 500 });
  return { people: counts.people, organisations: organisations.map(organisationView) };
}

function organisationView(row: Omit<OrganisationView, "organisationId"> & { readonly id: string }): OrganisationView {
  const { id, name, legalForm, registrationNumber, city } = row;
  return { organisationId: id, name, legalForm, registrationNumber, city };
}

/** The newest mails that were kept instead of sent. Only demo and development ask: the outbox is opened for this transaction alone. */
export async function listKeptMail(tx: Tx): Promise<readonly KeptMailView[]> {
  await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
  const rows = await tx.delivery.findMany({
    where: { state: { in: ["KEPT", "SENT"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 60,
  });
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    template: row.template,
    subject: row.subject ?? "",
    text: row.bodyText ?? "",
    html: row.bodyHtml ?? "",
    files: row.template === "receipt" ? recordFiles(row.payload) : [],
    createdAt: instantOf(row.createdAt),
  }));
}

const Copied = z.object({ record: z.string(), path: z.string() });

/** The copy of a signature carries the record in both its forms. */
function recordFiles(payload: unknown): KeptMailView["files"] {
  const copied = Copied.safeParse(payload);
  if (!copied.success) return [];
  const { record, path } = copied.data;
  const project = path.split("/")[2] ?? "";
  return (["pdf", "json"] as const).map((form) => ({
    name: recordFileName({ record, project: { code: project } }, form),
    href: recordFileHref(project, record, form),
  }));
}
