import type { ComponentProps, ReactNode } from "react";
import { ChangeRequestTable } from "@/components/change-request/change-request-table";
import { CumulatedBar } from "@/components/change-request/cumulated-bar";
import { ListKeys } from "@/components/shell/list-keys";
import type { CumulatedView } from "@/lib/features/change-request/view";

type Props = ComponentProps<typeof ChangeRequestTable> & { readonly cumulated: CumulatedView | null };

/** The change requests under what they all add up to, for those who see every price. */
export function ChangeRequestList({ cumulated, ...table }: Props): ReactNode {
  return (
    <div className="flex flex-col gap-9">
      {cumulated === null ? null : <CumulatedBar cumulated={cumulated} currency={table.project.currency} />}
      <ListKeys>
        <ChangeRequestTable {...table} />
      </ListKeys>
    </div>
  );
}
