"use client";

import { CopyCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { UserText } from "@/components/ui/typeset";
import type { SimilarView } from "@/lib/features/requirement/view-quality";

/** Finds what looks like a text in a project, one requirement excepted; `null` when it could not be asked. */
export type FindSimilar = (
  project: string,
  text: string,
  except: string | null,
) => Promise<readonly SimilarView[] | null>;

/** How long a person must have stopped writing, in milliseconds, before look-alikes are asked for. */
const pause = 600;

type Props = {
  readonly project: string;
  readonly text: string;
  /** The requirement that is being revised. */
  readonly except: string | null;
  readonly find: FindSimilar;
};

/** "Looks like EX-012": what is already written and resembles this text. Said politely, once somebody pauses. */
export function SimilarList({ project, text, except, find }: Props): ReactNode {
  const t = useTranslations("quality.similar");
  const [found, setFound] = useState<readonly SimilarView[] | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const similar = await find(project, text, except).catch(() => null);
      if (!gone && similar !== null) setFound(similar);
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [project, text, except, find]);
  const shown = found ?? [];
  return (
    <>
      <p role="status" className="sr-only">
        {found === null || shown.length === 0 ? "" : t("count", { count: shown.length })}
      </p>
      {shown.length === 0 ? null : (
        <ul aria-label={t("label")} className="flex flex-col gap-1.5">
          {shown.map(({ code, percent, words }) => (
            <li key={code} className="t-12 flex items-start gap-2 text-text-2">
              <CopyCheck aria-hidden size={14} strokeWidth={1.6} className="mt-px shrink-0" />
              <span className="min-w-0 wrap-anywhere">
                {t.rich("looksLike", {
                  code: () => (
                    <Link href={`/projects/${project}/requirements/${code}`} target="_blank" className="link code-word">
                      {code}
                    </Link>
                  ),
                  percent,
                })}{" "}
                <UserText>{words}</UserText>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
