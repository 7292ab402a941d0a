import { z } from "zod";
import { agreedCauses } from "@/lib/domain/clock-act";

const said = z.string().trim().min(1).max(5_000);

/** More time, granted by the side that waits: until a day that is later than the present due day. */
export const ExtendClockInput = z.object({ clockId: z.uuid(), until: z.iso.date(), reason: said });
export type ExtendClockInput = z.infer<typeof ExtendClockInput>;

/** A suspension that one side asks the other to agree to. */
export const ProposeSuspensionInput = z.object({ clockId: z.uuid(), cause: z.enum(agreedCauses), reason: said });
export type ProposeSuspensionInput = z.infer<typeof ProposeSuspensionInput>;

/** A clock, named to agree to its suspension or to let it run again. */
export const ClockInput = z.object({ clockId: z.uuid() });
export type ClockInput = z.infer<typeof ClockInput>;
