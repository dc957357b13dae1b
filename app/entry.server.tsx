import { AsyncLocalStorage } from "node:async_hooks";
import { PassThrough } from "node:stream";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { LOCALES, type Locale } from "~/messages/locale";
import {
  loadTranslator,
  observeAskedTexts,
  type Texts,
  textsOf,
  translatorFor,
} from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";
import { NonceContext } from "~/ui/nonce";
import { AskedTextsContext } from "~/ui/page-words";

/** How long a page may wait for deferred data before it is closed. */
export const streamTimeout = 5_000;

// Titles and pages take their words without waiting, so both languages are there before the first request.
await Promise.all(LOCALES.map(loadTranslator));

/** The texts that the page being drawn has asked for. */
const askedKeys = new AsyncLocalStorage<Set<string>>();
observeAskedTexts((key) => askedKeys.getStore()?.add(key));
const texts: Record<Locale, Texts> = { ko: await textsOf("ko"), en: await textsOf("en") };

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
  const keys = new Set<string>();
  const asked = (): Texts =>
    Object.fromEntries([...keys].map((key) => [key, texts[load.locale][key] ?? ""]));
  const page = (
    <NonceContext.Provider value={load.cspNonce}>
      <AskedTextsContext.Provider value={asked}>
        <TranslateProvider value={translatorFor(load.locale)}>
          <RemixServer
            context={remix}
            url={request.url}
            abortDelay={streamTimeout}
            nonce={load.cspNonce}
          />
        </TranslateProvider>
      </AskedTextsContext.Provider>
    </NonceContext.Provider>
  );
  return askedKeys.run(keys, () => draw(page, { request, status, headers }));
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
