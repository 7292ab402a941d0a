import { z } from "zod";
import { proofMeans } from "@/lib/auth/reauth";
import { isCommandName } from "@/lib/domain/policy";
import { RecordContent } from "@/lib/domain/record";
import { jsonAnswer } from "@/lib/http/api/answer";
import { readJson } from "@/lib/http/api/body";
import { withCaller } from "@/lib/http/api/caller";
import { readInside } from "@/lib/http/api/inside";
import { signingDraft } from "@/lib/http/api/to-sign";
import { describeRefusal, RefusalBody } from "@/lib/http/problem";
import { proofDesk } from "@/lib/http/proof-desk";
import { ProjectCode } from "@/lib/http/to-route";
import { recordDigest } from "@/lib/ledger/sign";

/** What would be signed, as it is read before it is signed. */
export const ToSignBody = z
  .strictObject({
    digest: z
      .string()
      .describe("SHA-256 of `content` in canonical form (RFC 8785): what the proof of identity is bound to."),
    content: RecordContent.describe("What would be signed, word for word, in the language of the contract."),
    input: z
      .record(z.string(), z.json())
      .describe("The input of the command, digest included: send it as it is once the content has been read."),
    means: z.enum(["PASSWORD", "MAIL_CODE", "DEMO"]).describe("By which means this person proves who they are."),
    refusals: z.array(RefusalBody).describe("Why this person cannot sign now; empty when they can."),
  })
  .meta({ id: "ToSign" });

const Input = z.record(z.string(), z.json());

/** Reads what a signing command would sign now, with what is said for it. Writes nothing. */
export async function postToSign(request: Request, project: string, name: string): Promise<Response> {
  return withCaller(request, { project, access: "READ", own: false }, async (caller) => {
    const draft = isCommandName(name) ? signingDraft(name) : null;
    if (draft === null || !ProjectCode.safeParse(project).success) return { kind: "not-found" };
    const body = await readJson(request);
    if (!body.ok) return body.error;
    const drafted = await readInside(caller, project, (inside) => draft.draft(inside, body.value));
    if (drafted === null) return { kind: "not-found" };
    if (!drafted.ok) return { kind: "invalid-input", issues: drafted.error };
    if (drafted.value === null) return { kind: "not-found" };
    const { record, refusals, input } = drafted.value;
    const digest = recordDigest(record);
    return jsonAnswer({
      digest,
      content: record,
      input: Input.parse({ ...input, digest }),
      means: await proofMeans(proofDesk(), caller.actor.personId),
      refusals: refusals.map((refusal) => describeRefusal(caller.locale, refusal, { project })),
    });
  });
}
