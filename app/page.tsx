import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current";

/** The front door: to what waits for the person, or to sign-in. */
export default async function HomePage() {
  redirect((await currentActor()) === null ? "/sign-in" : "/to-do");
}
