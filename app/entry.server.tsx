import { PassThrough } from "node:stream";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { LOCALES } from "~/messages/locale";
import { loadTranslator, translatorFor } from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";
import { NonceContext } from "~/ui/nonce";

/** How long a page may wait for deferred data before it is closed. */
export const streamTimeout = 5_000;

// Titles and pages take their words without waiting, so both languages are there before the first request.
await Promise.all(LOCALES.map(loadTranslator));

type Answer = { request: Request; status: number; headers: Headers };

/** Draws a page. Robots get the whole page at once, people the frame first. */
export default function handleRequest(
  ...[request, status, headers, remix, load]: [
    Request,
    number,
    Headers,
    EntryContext,
    AppLoadContext,
  ]
): Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const page = (
    <NonceContext.Provider value={load.cspNonce}>
      <TranslateProvider value={translatorFor(load.locale)}>
        <RemixServer
          context={remix}
          url={request.url}
          abortDelay={streamTimeout}
          nonce={load.cspNonce}
        />
      </TranslateProvider>
    </NonceContext.Provider>
  );
  return draw(page, { request, status, headers });
}

function draw(page: JSX.Element, answer: Answer): Promise<Response> {
  const robot = isbot(answer.request.headers.get("user-agent") ?? "");
  let { status } = answer;
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      [robot ? "onAllReady" : "onShellReady"]() {
        const body = new PassThrough();
        resolve(
          new Response(createReadableStreamFromReadable(body), { headers: answer.headers, status }),
        );
        pipe(body);
      },
      onShellError: reject,
      onError() {
        status = 500; // Remix's own error hook logs it; the page shows its error boundary.
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}
