import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { transact } from "@/lib/db/transact";
import { answerMediation } from "@/lib/features/dispute/commands/answer-mediation";
import { confirmMediator } from "@/lib/features/dispute/commands/confirm-mediator";
import { nameMediator } from "@/lib/features/dispute/commands/name-mediator";
import { openDispute } from "@/lib/features/dispute/commands/open-dispute";
import { proposeMediation } from "@/lib/features/dispute/commands/propose-mediation";
import { signSettlement } from "@/lib/features/dispute/commands/sign-settlement";
import { draftSettlement } from "@/lib/features/dispute/queries-ceremony";
import { acceptMediation } from "@/lib/features/mediation/commands/accept-mediation";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import { settleDue } from "@/lib/jobs/settle";
import type { PersonId } from "@/lib/kernel/ids";
import { addPerson, mustAct } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { emailOf, told } from "@/tests/support/set-up";

const Path = z.object({ path: z.string() });

/** A blind that could be drawn. */
export const blind = "b".repeat(64);

/** Leads disputes up their ladder and into mediation, on the stage of a running project. */
export class Disputes {
  readonly stage: MilestoneStage;
  readonly keysDir: string;

  private constructor(stage: MilestoneStage, keysDir: string) {
    this.stage = stage;
    this.keysDir = keysDir;
  }

  static async set(name: string): Promise<Disputes> {
    const keysDir = mkdtempSync(join(tmpdir(), "aval-keys-"));
    process.env.AVAL_KEYS_DIR = keysDir;
    process.env.AVAL_SECRET ??= "a secret of the tests that is long enough";
    const stage = await MilestoneStage.set(name);
    process.env.DATABASE_URL ??= stage.database.appUrl;
    return new Disputes(stage, keysDir);
  }

  /** The agency's manager opens a dispute with the client. */
  async opened(changes: object = {}): Promise<string> {
    const input = {
      against: this.stage.cast.clientParty,
      title: "Paiement du jalon de conception",
      subject: "Le jalon est accepté et n’est pas payé.",
      claims: [{ text: "Le solde du jalon", cents: 1_200_000 }],
      entries: [1, 2],
      contested: [],
      notices: [],
      ...changes,
    };
    return (await this.stage.must("manager", openDispute, input)).dispute ?? "";
  }

  /** The clock of the project passes to an instant, and does what falls due. */
  async pass(until: string): Promise<void> {
    this.stage.door.moveTo(until);
    await settleDue(this.stage.door);
    await keepMediations(this.stage.door);
  }

  status(code: string): Promise<string> {
    return this.stage.one("SELECT status AS value FROM dispute WHERE code = $1", [code]);
  }

  /** A dispute whose ladder is climbed, in mediation with a mediator from outside, who is answered with its mediation. */
  async inMediation(code: string): Promise<{ readonly mediator: PersonId; readonly mediationId: string }> {
    const { stage } = this;
    await stage.must("agencySignatory", proposeMediation, { dispute: code, keptDays: 10 });
    await stage.must("signatory", answerMediation, { dispute: code, agree: true });
    const mediator = await addPerson(stage.door.db, "Irène Tierce");
    const email = await emailOf(stage.door, mediator);
    await stage.must("agencySignatory", nameMediator, { dispute: code, name: "Irène Tierce", email });
    await stage.must("signatory", confirmMediator, { dispute: code });
    const token = await this.tokenFor(email);
    const taken = await mustAct(stage.door, acceptMediation, mediator, { token, independent: true });
    await keepMediations(stage.door);
    return { mediator, mediationId: told(taken).mediationId ?? "" };
  }

  /** The secret of the link mailed to a mediator. */
  async tokenFor(email: string): Promise<string> {
    const rows = await this.stage.door.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
      return tx.delivery.findMany({ where: { email, template: "mediator-asked" }, orderBy: { id: "desc" } });
    });
    return Path.parse(rows[0]?.payload).path.replace("/mediator/", "");
  }

  /** A party signs a settlement as it reads it now. */
  async signs(
    who: "signatory" | "agencySignatory",
    dispute: string,
    proposal: number,
  ): Promise<Record<string, string>> {
    const now = this.stage.door.clock.now();
    const drafted = await this.stage.read(who, (tx, scope) =>
      draftSettlement({ tx, scope, now }, { dispute, proposal }),
    );
    return this.stage.mustSign(who, signSettlement, { dispute, proposal, digest: drafted?.digest ?? "" });
  }

  /** Reads as somebody of no project. */
  alone<T>(personId: PersonId, work: Parameters<typeof transact<T>>[2]): Promise<T> {
    return transact(this.stage.door.db, { personId, readOnly: true }, work);
  }
}
