import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { OperationList } from "@/components/reference/operation-list";
import { OperationSheet } from "@/components/reference/operation-sheet";
import { ReferenceFrame } from "@/components/reference/reference-frame";
import { env } from "@/lib/env";
import { readOperation, readOperations } from "@/lib/http/read-reference";

type Props = { readonly params: Promise<{ operation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readOperation((await params).operation, "")?.summary ?? "API" };
}

/** One operation of the API. */
export default async function OperationPage({ params }: Props) {
  const { operation: id } = await params;
  const operation = readOperation(id, env().url);
  if (operation === null) notFound();
  return (
    <ReferenceFrame
      chooseLocale={chooseLocale}
      aside={<OperationList groups={readOperations("")} words="" current={id} />}
    >
      <OperationSheet operation={operation} />
    </ReferenceFrame>
  );
}
