/** The frame of a field: 40 px (44 on phones), a 1 px border that turns to 2 px of `late` on error and of ink on focus. */
export const controlLook =
  "w-full rounded-control border border-control bg-paper px-3 t-14 text-text transition-colors placeholder:text-text-3 " +
  "hover:border-text-3 focus-visible:border-ink focus-visible:outline-offset-0 " +
  "aria-invalid:border-late-solid aria-invalid:shadow-[inset_0_0_0_1px_var(--late-solid)] " +
  "[&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-text-3 max-md:text-base";
