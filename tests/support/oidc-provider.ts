/** A real OpenID provider on this machine, whose one page signs in whoever asks. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type LocalProvider = {
  readonly issuer: string;
  /** Walks through the provider's pages as a browser would. @returns where it sends the browser */
  walk(start: string, account?: string): Promise<string>;
  close(): void;
};

export const CLIENT = { clientId: "vouchsafe", clientSecret: "a-client-secret-for-tests" };

/** The cookies of one browser. */
function createJar() {
  const cookies = new Map<string, string>();
  return {
    keep(response: Response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
}

export async function startProvider(redirectUri: string): Promise<LocalProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    cookies: { keys: ["a-cookie-key-for-tests"] },
    claims: { openid: ["sub"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `이름 ${id}` }),
    }),
  });
  server.on("request", provider.callback());

  async function walk(start: string, account = "someone"): Promise<string> {
    const jar = createJar();
    let url = start;
    let form: string | undefined;
    for (let step = 0; step < 20; step += 1) {
      const answer = await fetch(url, {
        method: form === undefined ? "GET" : "POST",
        redirect: "manual",
        headers: {
          cookie: jar.header(),
          ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
        },
        ...(form === undefined ? {} : { body: form }),
      });
      jar.keep(answer);
      const to = answer.headers.get("location");
      form = undefined;
      if (to) {
        url = new URL(to, url).href;
        if (url.startsWith(redirectUri)) return url;
        continue;
      }
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (!prompt || !action) throw new Error(`the provider said ${answer.status}: ${page}`);
      url = new URL(action, url).href;
      form = new URLSearchParams({ prompt, login: account, password: "x" }).toString();
    }
    throw new Error("the provider sent the browser round in circles");
  }

  return {
    issuer,
    walk,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
