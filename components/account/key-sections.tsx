import type { ComponentProps, ReactNode } from "react";
import { FeedSection } from "@/components/account/feed-section";
import { TokenSection } from "@/components/account/token-section";

type FeedProps = ComponentProps<typeof FeedSection>;
type Props = ComponentProps<typeof TokenSection> & {
  readonly feeds: FeedProps["feeds"];
  readonly createFeed: FeedProps["create"];
  readonly revokeFeed: FeedProps["revoke"];
};

/** What programs read and act with in one's name: the feeds of calendars, and tokens. */
export function KeySections({ feeds, createFeed, revokeFeed, ...ofTokens }: Props): ReactNode {
  const { projects, now } = ofTokens;
  return (
    <>
      <FeedSection {...{ feeds, projects, now }} create={createFeed} revoke={revokeFeed} />
      <TokenSection {...ofTokens} />
    </>
  );
}
