/** What is turned away before any page runs. */
import type { Request } from "express";
import { sessionTokenOf } from "../session";
import { type EarlyRefusal, refuseWhere } from "./early-refusal";
import { callerOf, createRateLimit } from "./rate-limit";
import { isFromUs } from "./same-origin";

/** Asked by programs that prove themselves by signature, not by a browser's cookie. */
const SIGNED_BY_THE_CALLER = ["/webhooks/", "/api/uses"];
/** A payment provider repeats what we turn away, and our limits are not made for it. */
const WITHOUT_MEASURE = ["/webhooks/"];
const SIGN_IN = /^\/sign-in\/(demo|oidc|callback)(\.data)?$/;

export type GateRules = {
  readonly publicOrigin: string;
  readonly isHttps: boolean;
  readonly signInsAMinute: number;
  readonly writesAMinute: number;
  readonly maxBodyBytes: number;
};

const isWriting = (request: Request): boolean =>
  !["GET", "HEAD", "OPTIONS"].includes(request.method);
const isBelow = (prefixes: readonly string[], { path }: Request): boolean =>
  prefixes.some((prefix) => path.startsWith(prefix));
const provesItself = (request: Request): boolean => isBelow(SIGNED_BY_THE_CALLER, request);

/** The handlers, in order: origin, rate, size. */
export function gatekeeping(rules: GateRules, nowMs: () => number = Date.now) {
  const signIns = createRateLimit({ perMinute: rules.signInsAMinute });
  const writes = createRateLimit({ perMinute: rules.writesAMinute });
  const writesOfAddress = createRateLimit({ perMinute: rules.writesAMinute * 10 });

  function judgeRate(request: Request): EarlyRefusal | undefined {
    const caller = callerOf(request.ip);
    if (SIGN_IN.test(request.path) && (isWriting(request) || request.path.includes("callback"))) {
      return tooMany(signIns.take(caller, nowMs()));
    }
    if (!isWriting(request) || isBelow(WITHOUT_MEASURE, request)) return undefined;
    // A session has its own measure, because many people may share an address. The address has a
    // wider one as well: whoever invents cookies gets no more than it.
    const signature = sessionTokenOf(request.headers.cookie, rules.isHttps)?.slice(-43);
    return (
      tooMany(writesOfAddress.take(caller, nowMs())) ??
      tooMany(writes.take(signature ? `session ${signature}` : caller, nowMs()))
    );
  }

  function judgeSize(request: Request): EarlyRefusal | undefined {
    if (!isWriting(request)) return undefined;
    const { "content-length": length, "transfer-encoding": coding } = request.headers;
    if (coding !== undefined) return { code: "length-needed", status: 411 };
    if (Number(length ?? 0) > rules.maxBodyBytes) return { code: "body-too-large", status: 413 };
    return undefined;
  }

  return [
    refuseWhere((request) =>
      provesItself(request) || isFromUs(request, rules.publicOrigin)
        ? undefined
        : { code: "foreign-origin", status: 403 },
    ),
    refuseWhere(judgeRate),
    refuseWhere(judgeSize),
  ];
}

const tooMany = (retryAfterS: number): EarlyRefusal | undefined =>
  retryAfterS > 0 ? { code: "too-many-requests", status: 429, retryAfterS } : undefined;
