import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Step, StepBar, StepThread } from "@/components/ui/step-thread";

type Props = {
  /** Where leaving goes: the object, unchanged. */
  readonly leaveHref: string;
  readonly project: string;
  /** "Décision sur le jalon J3". */
  readonly title: string;
  /** The ball and the term, in short. */
  readonly turn?: ReactNode;
  readonly steps: readonly Step[];
  /** Waiting seal, term and its rule, silence, amount, signatories, other ways. */
  readonly rail: ReactNode;
  /** What of the rail phones show first: term, silence, amount. */
  readonly summary?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of a signature: leave at the left, three steps, the page to read and sign, the rail. Nothing else to click. */
export function CeremonyFrame({ leaveHref, project, title, turn, steps, rail, summary, children }: Props): ReactNode {
  return (
    <div className="min-h-dvh bg-ground">
      <header data-shell className="sticky top-0 z-20 border-line-2 border-b bg-ground">
        <CeremonyHead
          leaveHref={leaveHref}
          project={project}
          title={<h1 className={titleLook}>{title}</h1>}
          turn={turn}
        />
        <div className="border-line border-t xl:hidden">
          <StepBar steps={steps} />
        </div>
      </header>
      <div className="mx-auto grid max-w-[1332px] justify-between gap-x-12 px-10 py-11 max-md:px-4 max-md:py-5 lg:max-xl:grid-cols-[minmax(0,736px)_264px] xl:grid-cols-[184px_minmax(0,736px)_264px]">
        <div data-shell className="sticky top-24 self-start max-xl:hidden">
          <StepThread steps={steps} />
        </div>
        {summary === undefined ? null : (
          <section aria-label={title} className="mb-6 lg:hidden">
            {summary}
          </section>
        )}
        <main id="main" tabIndex={-1} className="min-w-0 max-lg:mx-auto max-lg:w-full max-lg:max-w-184">
          {children}
        </main>
        <aside
          aria-label={title}
          className="self-start max-lg:mx-auto max-lg:mt-12 max-lg:w-full max-lg:max-w-184 lg:sticky lg:top-24"
        >
          {rail}
        </aside>
      </div>
    </div>
  );
}

const titleLook = "t-14 truncate font-semibold";

/** The way out at the left, the object in the middle, whose turn it is and how long at the right. */
function CeremonyHead({
  leaveHref,
  project,
  title,
  turn,
}: Pick<Props, "leaveHref" | "project" | "turn"> & { readonly title: ReactNode }): ReactNode {
  const t = useTranslations("shell");
  return (
    <div className="grid h-14 grid-cols-[1fr_auto_1fr] items-center gap-4 px-8 max-md:grid-cols-[auto_1fr_auto] max-md:px-4">
      <Link
        href={leaveHref}
        className="t-13 -ml-2 flex min-h-11 w-fit min-w-6 items-center gap-2.5 rounded-control px-2 text-text-2 hover:text-text pointer-coarse:min-w-11"
      >
        <X aria-hidden size={16} strokeWidth={1.6} />
        <span className="max-md:sr-only">{t("leaveWithoutSigning")}</span>
      </Link>
      <div className="min-w-0 md:text-center">
        <p className="t-12 truncate text-text-3 max-md:hidden">{project}</p>
        {title}
      </div>
      <div className="t-13 flex items-center gap-2.5 justify-self-end whitespace-nowrap">{turn}</div>
    </div>
  );
}

/** Before the three steps: what the person has to say first (exclusions, evidence, a reason), under the same head. */
export function PreparationFrame({
  leaveHref,
  project,
  title,
  children,
}: Pick<Props, "leaveHref" | "project" | "title" | "children">): ReactNode {
  return (
    <div className="min-h-dvh bg-ground">
      <header data-shell className="sticky top-0 z-20 border-line-2 border-b bg-ground">
        <CeremonyHead leaveHref={leaveHref} project={project} title={<p className={titleLook}>{title}</p>} />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[44rem] px-4 py-11 max-md:py-6">
        {children}
      </main>
    </div>
  );
}

type StepProps = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** One step of the ceremony: its number, its verb, what it is for. */
export function CeremonyStep({ id, number, title, lead, children }: StepProps): ReactNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mb-16 scroll-mt-32 last:mb-0 xl:scroll-mt-20">
      <h2 id={`${id}-title`} className="t-20">
        <span className="mr-1 font-normal text-text-3">{number}</span> {title}
      </h2>
      {lead === undefined ? null : <p className="t-14 mt-1 max-w-[62ch] text-text-2">{lead}</p>}
      <div className="mt-4.5">{children}</div>
    </section>
  );
}
