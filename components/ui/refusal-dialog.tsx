"use client";

import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactNode, type Ref, useRef } from "react";
import { ArticleBlock } from "@/components/ui/article-block";
import type { ArticleView } from "@/components/ui/article-code";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { cx } from "@/components/ui/class-names";
import { CloseButton } from "@/components/ui/close-button";
import { overlayLook, scrimLook } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useGivenBackFocus } from "@/components/ui/use-given-back-focus";

/** A legitimate act that a refusal offers. `href` goes to it, or `onAct` does it. */
export type WayOut = { readonly title: string; readonly detail: string; readonly label: string } & (
  | { readonly href: string }
  | { readonly onAct: () => void }
);

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A fact ("Le jalon J1 ne se rouvre pas"). */
  readonly fact: string;
  /** Who, when, act number, when somebody's act is the reason; with the small seal of that act. */
  readonly origin?: { readonly sign: ReactNode; readonly text: ReactNode } | undefined;
  readonly articles: readonly ArticleView[];
  /** One to three; the first is focused and filled. */
  readonly ways: readonly WayOut[];
};

/** The refusal: a fact, its origin, the signed article, what can be done instead, and that nothing was changed. */
export function RefusalDialog({ open, onOpenChange, fact, origin, articles, ways }: Props): ReactNode {
  const t = useTranslations("ui");
  const first = useRef<HTMLLIElement>(null);
  const focus = useGivenBackFocus(() => first.current?.querySelector<HTMLElement>("a, button"));
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimLook} />
        <AlertDialog.Content
          {...focus}
          className={cx(overlayLook, "inset-0 m-auto h-fit w-[calc(100vw-32px)] max-w-156")}
        >
          <div className="overflow-y-auto px-8 pt-6 pb-3 max-md:px-5">
            <div className="flex items-start justify-between gap-4">
              <AlertDialog.Title className="t-20">{fact}</AlertDialog.Title>
              <AlertDialog.Cancel asChild>
                <CloseButton label={t("close")} onClose={() => onOpenChange(false)} className="-mr-2" />
              </AlertDialog.Cancel>
            </div>
            <AlertDialog.Description asChild>
              <div>
                {origin === undefined ? null : (
                  <p className="t-14 mt-1 flex gap-3 text-text-2">
                    <span className="mt-0.5 shrink-0">{origin.sign}</span>
                    <span>{origin.text}</span>
                  </p>
                )}
                {articles.map((article) => (
                  <ArticleBlock key={article.code} article={article} />
                ))}
              </div>
            </AlertDialog.Description>
            {ways.length === 0 ? null : <Ways ways={ways} first={first} close={() => onOpenChange(false)} />}
          </div>
          <div className="flex items-center justify-between gap-4 border-t bg-ground px-8 py-3 max-md:px-5">
            <p className="t-12 flex gap-2 text-text-3">
              <Info aria-hidden size={14} strokeWidth={1.6} className="mt-px shrink-0" />
              {t("nothingChanged")}
            </p>
            <AlertDialog.Cancel className={buttonClass({ variant: "quiet" })}>
              {t("close")} <Kbd>{t("escape")}</Kbd>
            </AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Ways({
  ways,
  first,
  close,
}: {
  readonly ways: readonly WayOut[];
  readonly first: Ref<HTMLLIElement>;
  readonly close: () => void;
}): ReactNode {
  const t = useTranslations("ui");
  return (
    <section className="mt-7">
      <h3 className="t-13 border-b border-line-2 pb-2 font-semibold">{t("whatYouCanDo")}</h3>
      <ul>
        {ways.map((way, index) => (
          <li
            key={way.title}
            ref={index === 0 ? first : undefined}
            className="flex items-center justify-between gap-6 border-b py-3 last:border-b-0 max-md:flex-col max-md:items-stretch max-md:gap-2"
          >
            <span>
              <span className="t-14 block font-semibold">{way.title}</span>
              <span className="t-13 block text-text-2">{way.detail}</span>
            </span>
            <WayButton way={way} main={index === 0} close={close} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayButton({
  way,
  main,
  close,
}: {
  readonly way: WayOut;
  readonly main: boolean;
  readonly close: () => void;
}): ReactNode {
  const look = cx(buttonClass({ variant: main ? "main" : "plain" }), "shrink-0 md:min-w-38");
  if ("href" in way)
    return (
      <ButtonLink href={way.href} variant={main ? "main" : "plain"} className="shrink-0 md:min-w-38">
        {way.label}
      </ButtonLink>
    );
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        close();
        way.onAct();
      }}
    >
      {way.label}
    </button>
  );
}
