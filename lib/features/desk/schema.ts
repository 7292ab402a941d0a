import { z } from "zod";

/** The project that a desk is asked for alone: its code, as it stands in addresses. */
export const DeskProject = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
