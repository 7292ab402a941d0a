import * as act from "@/app/(workspace)/(own)/profile/actions";
import * as token from "@/app/(workspace)/(own)/profile/token-actions";

/** What one may do about one's way in. */
export const accessActs = {
  setPassword: act.setPasswordAction,
  askCode: act.askPasswordCode,
  end: act.endSessionAction,
  endOthers: act.endOtherSessionsAction,
};

/** What one may do about one's tokens. */
export const tokenActs = {
  create: token.createTokenAction,
  askCode: token.askTokenCode,
  revoke: token.revokeTokenAction,
};
