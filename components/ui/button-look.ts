import { cx } from "@/components/ui/class-names";

/** How a button looks: weight, height (32, 28, 44; 44 and more on phones), and whether it fills the line. */
export type ButtonLook = {
  readonly variant?: "main" | "plain" | "quiet" | undefined;
  readonly size?: "sm" | "md" | "lg" | undefined;
  readonly wide?: boolean | undefined;
};

const variants = {
  main: "border-transparent bg-ink text-on-ink font-semibold hover:bg-ink-hover",
  plain: "border-line-2 bg-paper text-text hover:bg-sunken aria-expanded:bg-sunken",
  quiet: "border-transparent text-ink hover:bg-ink-tint aria-expanded:bg-ink-tint",
} as const;

const sizes = {
  sm: "min-h-7 px-2.5",
  md: "min-h-8 px-3 max-md:min-h-11",
  lg: "min-h-11 px-5 t-14 font-semibold max-md:min-h-13",
} as const;

/** The classes of a button, for what must look like one without being one. */
export function buttonClass({ variant = "plain", size = "md", wide = false }: ButtonLook): string {
  return cx(
    "t-13 relative inline-flex select-none items-center justify-center gap-2 rounded-control border py-1 text-center font-medium transition-colors",
    "disabled:border-line-2 disabled:bg-sunken disabled:text-text-3",
    variants[variant],
    sizes[size],
    wide && "w-full",
  );
}
