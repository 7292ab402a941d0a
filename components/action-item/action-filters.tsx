import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { SearchField } from "@/components/ui/search-field";
import { ActionState, type ActionFilters as Filters } from "@/lib/features/action-item/schema";
import type { ActionRoomView } from "@/lib/features/action-item/view";
import { formatDate } from "@/lib/text/format";

type Props = { readonly view: ActionRoomView; readonly filters: Filters };

/** The address of the register under some filters; a filter at its default is left out. */
export function actionsHref(project: string, filters: Filters, change: Partial<Filters>): string {
  const { text, state, owner, meeting, after } = { ...filters, after: 0, ...change };
  const said = Object.entries({
    text,
    state: state === "PENDING" ? "" : state,
    owner,
    meeting,
    after: after === 0 ? "" : String(after),
  }).filter(([, value]) => value !== "");
  return `/projects/${project}/actions${said.length === 0 ? "" : `?${new URLSearchParams(said)}`}`;
}

/** The search and the filters of the register; all of them are addresses. */
export function ActionFilters({ view, filters }: Props): ReactNode {
  const t = useTranslations("actions");
  const { code } = view.project;
  const href = (change: Partial<Filters>): string => actionsHref(code, filters, change);
  const { text, after, ...kept } = filters;
  const keep = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ""));
  const owner = view.owners.find(({ id }) => id === filters.owner);
  const { reader } = useReader(view.project.timeZone);
  const meeting = view.meetings.find((one) => one.code === filters.meeting);
  const named = (one: (typeof view.meetings)[number]): string =>
    `${one.code}, ${formatDate(reader, one.startsAt, { now: view.now })}`;
  return (
    <FilterBar>
      <SearchField action={`/projects/${code}/actions`} name="text" label={t("search")} value={text} keep={keep} />
      <FilterChip
        filter={{
          name: t("filter"),
          value: t(`states.${filters.state}`),
          clearHref: filters.state === "PENDING" ? undefined : href({ state: "PENDING" }),
          options: ActionState.options.map((state) => ({
            label: t(`states.${state}`),
            href: href({ state }),
            current: state === filters.state,
          })),
        }}
      />
      <FilterChip
        filter={{
          name: t("owner"),
          value: owner?.name ?? t("anyone"),
          clearHref: owner === undefined ? undefined : href({ owner: "" }),
          options: [
            { label: t("anyone"), href: href({ owner: "" }), current: owner === undefined },
            ...view.owners.map(({ id, name }) => ({
              label: name,
              href: href({ owner: id }),
              current: id === filters.owner,
            })),
          ],
        }}
      />
      <FilterChip
        filter={{
          name: t("meeting"),
          value: meeting === undefined ? filters.meeting || t("anyMeeting") : named(meeting),
          clearHref: filters.meeting === "" ? undefined : href({ meeting: "" }),
          options: [
            { label: t("anyMeeting"), href: href({ meeting: "" }), current: filters.meeting === "" },
            ...view.meetings.map((one) => ({
              label: named(one),
              href: href({ meeting: one.code }),
              current: one.code === filters.meeting,
            })),
          ],
        }}
      />
    </FilterBar>
  );
}
