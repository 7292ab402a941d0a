import type { ComponentProps, ReactNode } from "react";
import { FeedSection } from "@/components/account/feed-section";
import { TokenSection } from "@/components/account/token-section";

type FeedProps = ComponentProps<typeof FeedSection>;
type TokenProps = ComponentProps<typeof TokenSection>;

/** What programs read and act with in one's name: the feeds of calendars, and tokens. */
export function KeySections({
  feed,
  token,
  ...of
}: Pick<FeedProps, "feeds" | "projects" | "now"> &
  Pick<TokenProps, "tokens" | "method"> & {
    readonly feed: Pick<FeedProps, "create" | "revoke">;
    readonly token: Pick<TokenProps, "create" | "revoke" | "askCode">;
  }): ReactNode {
  const { feeds, tokens, projects, method, now } = of;
  return (
    <>
      <FeedSection {...{ feeds, projects, now }} create={feed.create} revoke={feed.revoke} />
      <TokenSection
        {...{ tokens, projects, method, now }}
        create={token.create}
        revoke={token.revoke}
        askCode={token.askCode}
      />
    </>
  );
}
