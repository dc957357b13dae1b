import type { koHttp } from "../../ko/frame/http";

export const enHttp: Record<keyof typeof koHttp, string> = {
  "refusal.foreign-origin":
    "This came from another site, so nothing was done. Open the page on this site and try again.",
  "refusal.bad-input": "Something in what you sent is not right. Open the page again.",
  "refusal.body-too-large":
    "What you sent is too large. Split it or make it smaller and try again.",
  "refusal.length-needed":
    "The size of what you sent is not known, so it was not taken. Send it again.",
};
