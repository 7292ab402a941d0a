import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";

type Props = {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  /** Other parameters of the address to keep. */
  readonly keep?: Readonly<Record<string, string>>;
};

/** Searches by address: a GET form, so that it works before any script and can be shared. `/` focuses it (see the keyboard hook). */
export function SearchField({ action, name, label, value, keep = {} }: Props): ReactNode {
  return (
    <form action={action} role="search" className="relative w-52 max-md:w-44">
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <Search
        aria-hidden
        size={16}
        strokeWidth={1.6}
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-text-3"
      />
      <input
        type="search"
        name={name}
        defaultValue={value}
        aria-label={label}
        placeholder={label}
        data-list-search
        className={cx(controlLook, "t-13 h-8 pl-8 max-md:h-10")}
      />
    </form>
  );
}
