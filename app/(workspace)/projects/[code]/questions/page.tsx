import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answer } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { QuestionPage } from "@/components/discussion/question-page";
import { listQuestions } from "@/lib/features/discussion/queries";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("questions") };
}

const pageSize = 25;
/** The number of a question; what is none is the first page. */
const After = z
  .string()
  .regex(/^Q-\d{3,6}$/)
  .nullable()
  .catch(null);

/** All questions of a project: those without an answer first. */
export default async function Questions({ params, searchParams }: Props) {
  const [{ code }, { status, ...asked }] = await Promise.all([params, searchParams]);
  const after = After.parse(asked.after);
  const wanted = status === "ANSWERED" ? "ANSWERED" : "OPEN";
  const view = await readProject(code, async ({ tx, scope, now }) => {
    const page = { status: wanted, after, size: pageSize, now } as const;
    const parts = [listQuestions(tx, scope, page), getRequirementFigures(tx, scope)] as const;
    const [list, figures] = await Promise.all(parts);
    return { project: { code, name: scope.name, timeZone: scope.timeZone, side: scope.side }, list, figures };
  });
  return <QuestionPage {...view} status={wanted} after={after} answer={answer} />;
}
