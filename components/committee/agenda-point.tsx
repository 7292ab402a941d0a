"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { PointDocuments } from "@/components/committee/point-documents";
import { useReader } from "@/components/consultation/use-reader";
import { IconButton } from "@/components/ui/icon-button";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { MeetingView, PointView } from "@/lib/features/committee/view";
import { formatList } from "@/lib/text/format";

type Props = {
  readonly view: MeetingView;
  readonly point: PointView;
  readonly number: number | null;
  /** Its list in the order that stands, and the act that puts it in another one; `null` for who may not. */
  readonly order: { readonly points: readonly string[]; readonly action: Action } | null;
  readonly attach: Action;
  readonly children?: ReactNode;
};

/** A point of an agenda: what is asked, by whom, for which agencies, with its documents; moved up and down by who may. */
export function AgendaPoint({ view, point, number, order, attach, children }: Props): ReactNode {
  const t = useTranslations("committees.agenda");
  const { reader } = useReader(view.project.timeZone);
  const project = view.project.code;
  const ahead = view.line.status === "PLANNED" || view.line.status === "CONVENED";
  return (
    <li className="flex items-start gap-3 border-line border-b py-3 max-md:flex-wrap">
      <span className="figures t-13 w-5 shrink-0 text-ink">{number ?? ""}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 max-md:basis-3/5">
        <p className="t-14 font-medium [overflow-wrap:anywhere]">
          <UserText>{point.title}</UserText>
        </p>
        <p className="t-12 text-text-3">{t("line", { ask: point.ask, by: point.proposedBy })}</p>
        {point.concerned.length === 0 ? null : (
          <p className="t-12 text-text-3">
            {t("concerned", { names: formatList(reader.locale, [...point.concerned]) })}
          </p>
        )}
        {point.detail === "" ? null : (
          <p className="t-13 max-w-measure whitespace-pre-line text-text-2 [overflow-wrap:anywhere]">
            <UserText>{point.detail}</UserText>
          </p>
        )}
        {point.documents.map((file) => (
          <p key={file.id} className="t-12 [overflow-wrap:anywhere]">
            <TextLink href={`/api/projects/${project}/files/${file.id}`}>{file.name}</TextLink>
          </p>
        ))}
        {ahead ? <PointDocuments view={view} pointId={point.id} attach={attach} /> : null}
        {point.status === "FIXED" && point.ask === "DECIDE" ? (
          <p className="t-12">
            <TextLink href={`/projects/${project}/changes/new?origin=point:${point.id}`}>{t("change")}</TextLink>
          </p>
        ) : null}
        {children}
      </div>
      {order === null || order.points.length < 2 ? null : <Mover view={view} point={point} order={order} />}
      <span className="figures t-13 w-14 shrink-0 text-end text-text-2">
        {t("duration", { minutes: point.minutes })}
      </span>
    </li>
  );
}

/** Moves a point one place up or down: by press, and so by keyboard too. */
function Mover({
  view,
  point,
  order: { points, action },
}: {
  readonly view: MeetingView;
  readonly point: PointView;
  readonly order: NonNullable<Props["order"]>;
}): ReactNode {
  const t = useTranslations("committees.agenda");
  const acting = useAct(action, { project: view.project.code, subject: { kind: "meeting", code: view.line.code } });
  const place = points.indexOf(point.id);
  const move = (to: number): void => {
    const others = points.filter((id) => id !== point.id);
    void acting.run({ meeting: view.line.code, points: [...others.slice(0, to), point.id, ...others.slice(to)] });
  };
  return (
    <div className="flex shrink-0 max-md:order-last max-md:w-full max-md:pl-6">
      <IconButton
        label={t("up", { title: point.title })}
        disabled={acting.pending || place <= 0}
        className="disabled:invisible"
        onClick={() => move(place - 1)}
      >
        <ArrowUp aria-hidden size={16} strokeWidth={1.6} />
      </IconButton>
      <IconButton
        label={t("down", { title: point.title })}
        disabled={acting.pending || place >= points.length - 1}
        className="disabled:invisible"
        onClick={() => move(place + 1)}
      >
        <ArrowDown aria-hidden size={16} strokeWidth={1.6} />
      </IconButton>
      <ActProblem acting={acting} />
    </div>
  );
}
