"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import type { AbilityView, Action } from "@/lib/features/act/view";
import { InviteCandidateInput } from "@/lib/features/consultation/schema";
import type { ConsultationView } from "@/lib/features/consultation/view";

type Props = { readonly view: ConsultationView; readonly ability: AbilityView; readonly invite: Action };

/** Who is asked for an offer. Before the opening nothing here says who offers. */
export function CandidateSection({ view, ability, invite }: Props): ReactNode {
  const t = useTranslations("consultations.candidates");
  const sealed = view.openedAt === null && view.endedAt === null;
  return (
    <section>
      <SectionHead title={t("title")} remark={sealed ? t("sealed") : undefined} />
      {view.candidates.length === 0 ? (
        <p className="t-13 py-3 text-text-2">{t("none")}</p>
      ) : (
        <Table caption={t("title")}>
          <TableHead>
            <Th>{t("organisation")}</Th>
            <Th>{t("person")}</Th>
            <Th>{t("state")}</Th>
          </TableHead>
          <TableBody>
            {view.candidates.map((one) => (
              <Row key={one.id}>
                <Td place="lead">
                  <span className="font-medium">{one.organisation}</span>
                </Td>
                <Td place="meta">
                  {one.name} <span className="t-12 block break-words text-text-3">{one.email}</span>
                </Td>
                <Td place="aside">{one.joined ? t("joined") : t("invited")}</Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
      {ability.allowed ? <InviteForm view={view} invite={invite} /> : null}
    </section>
  );
}

function InviteForm({ view, invite }: Pick<Props, "view" | "invite">): ReactNode {
  const t = useTranslations("consultations.candidates");
  const say = useToast();
  const { code } = view.line;
  const { form, acting, submit, errorOf } = useActForm(
    InviteCandidateInput.omit({ consultation: true }),
    (call) => invite({ ...call, input: { ...Object(call.input), consultation: code } }),
    {
      defaults: { organisation: "", name: "", email: "" },
      project: view.project.code,
      subject: { kind: "consultation", code },
      onDone: () => {
        form.reset();
        say({ text: t("sent"), act: true });
      },
    },
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="mt-4 grid items-start gap-4 md:grid-cols-4">
      <Field label={t("organisation")} error={errorOf("organisation")}>
        <TextInput {...form.register("organisation")} />
      </Field>
      <Field label={t("person")} error={errorOf("name")}>
        <TextInput {...form.register("name")} />
      </Field>
      <Field label={t("email")} error={errorOf("email")}>
        <TextInput type="email" {...form.register("email")} />
      </Field>
      <div className="md:pt-6.5">
        <Button type="submit" busy={acting.pending}>
          {t("invite")}
        </Button>
      </div>
      <div className="md:col-span-4">
        <ActProblem acting={acting} />
      </div>
    </form>
  );
}
