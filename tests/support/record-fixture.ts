import type { RecordContent, RecordSection } from "@/lib/domain/record";
import { RecordProof } from "@/lib/features/signature/view-proof";
import { digestOf, sha256 } from "@/lib/ledger/canonical";

const id = (number: number): string => `01a12f5b-ae60-7000-8008-${String(number).padStart(12, "0")}`;

const party: RecordSection = {
  note: "Parties",
  detail: "",
  blocks: [{ type: "list", items: ["Musées de Haute-Vère, EPCC, Vère", "Atelier Corbel, SAS, Lyon"] }],
};

/** A part of one text. */
export function part(note: string, ...texts: readonly string[]): RecordSection {
  return { note, detail: "", blocks: texts.map((text) => ({ type: "text", text }) as const) };
}

/** A signed record of these words, by two people of whom one signs under a power and the other's identity is erased. */
export function proofOf(sections: readonly RecordSection[], change: Partial<RecordContent> = {}): RecordProof {
  const content: RecordContent = {
    format: "aval.record/1",
    kind: "MILESTONE_DECISION",
    language: "fr",
    title: "Procès-verbal d’acceptation du jalon J1, Cadrage & <arborescence>",
    subject: "J1",
    project: { code: "refonte-1", name: "Refonte du site" },
    sections: [party, ...sections],
    data: {},
    ...change,
  };
  const digest = digestOf(content);
  const signature = {
    meaning: "ACCEPTED",
    title: "directrice des publics",
    party: "Musées de Haute-Vère",
    side: "CLIENT",
    role: "CLIENT_SIGNATORY",
    authMethod: "PASSWORD",
    authenticatedAt: "2026-10-12T09:04:40.000Z",
    signedAt: "2026-10-12T09:05:22.000Z",
    timeZone: "Europe/Paris",
    identityHash: sha256("name"),
    digest,
  };
  const delegated = { delegationId: id(9), delegation: "DEL-03" };
  const own = { delegationId: null, delegation: null };
  return RecordProof.parse({
    format: "aval-record",
    version: 1,
    project: { id: id(1), ...content.project },
    record: "PV-2026-014",
    document: { id: id(2), kind: content.kind, version: 2, digest, content },
    signatures: [
      {
        ...signature,
        ...delegated,
        id: id(3),
        personId: id(4),
        name: "Hélène Marchetti",
        partyId: id(5),
        entry: { seq: 334, hash: sha256("334") },
      },
      {
        ...signature,
        ...own,
        id: id(6),
        personId: id(7),
        name: null,
        title: null,
        partyId: id(8),
        entry: { seq: 335, hash: sha256("335") },
      },
    ],
    ledger: { projectId: id(1), head: { seq: 337, hash: sha256("337") } },
  });
}
