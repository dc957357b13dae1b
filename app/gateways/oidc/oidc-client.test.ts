import { afterAll, expect, test } from "vitest";
import { CLIENT, startProvider } from "../../../tests/support/oidc-provider";
import { createOidcClient } from "./oidc-client";

const redirectUri = "http://127.0.0.1:9/sign-in/callback";
const provider = await startProvider(redirectUri);
afterAll(() => provider.close());
const client = createOidcClient({ ...CLIENT, issuer: provider.issuer, redirectUri });
const searchOf = (url: string) => new URL(url).search;

test("a person who signs in at the provider comes back by issuer and subject", async () => {
  const { url, secrets } = await client.start();
  const back = await provider.walk(url, "kim");
  expect(await client.finish(searchOf(back), secrets)).toEqual({
    ok: true,
    value: { issuer: provider.issuer, subject: "kim", displayName: "이름 kim" },
  });
});

test("each sign-in has secrets of its own", async () => {
  const [one, other] = [await client.start(), await client.start()];
  for (const name of ["state", "nonce", "codeVerifier"] as const) {
    expect(one.secrets[name]).not.toBe(other.secrets[name]);
  }
  expect(new URL(one.url).searchParams.get("code_challenge_method")).toBe("S256");
  expect(one.url).not.toContain(one.secrets.codeVerifier);
});

for (const name of ["state", "nonce", "codeVerifier"] as const) {
  test(`an answer with the ${name} of another sign-in is refused`, async () => {
    const { url, secrets } = await client.start();
    const other = await client.start();
    const back = await provider.walk(url);
    const mixed = { ...secrets, [name]: other.secrets[name] };
    expect(await client.finish(searchOf(back), mixed)).toEqual({
      ok: false,
      refusal: { code: "sign-in-failed" },
    });
  });
}

test("an answer that is used a second time is refused", async () => {
  const { url, secrets } = await client.start();
  const back = searchOf(await provider.walk(url));
  expect((await client.finish(back, secrets)).ok).toBe(true);
  expect(await client.finish(back, secrets)).toMatchObject({ refusal: { code: "sign-in-failed" } });
});

test("an invented code is refused", async () => {
  const { secrets } = await client.start();
  const invented = `?code=abc&state=${secrets.state}&iss=${encodeURIComponent(provider.issuer)}`;
  expect(await client.finish(invented, secrets)).toMatchObject({
    refusal: { code: "sign-in-failed" },
  });
});

test("a person who turns back at the provider is told so", async () => {
  const { secrets } = await client.start();
  const denied = `?error=access_denied&state=${secrets.state}&iss=${encodeURIComponent(provider.issuer)}`;
  expect(await client.finish(denied, secrets)).toEqual({
    ok: false,
    refusal: { code: "sign-in-refused" },
  });
});

test("an answer in another provider's name is refused", async () => {
  const { url, secrets } = await client.start();
  const back = new URL(await provider.walk(url));
  back.searchParams.set("iss", "https://evil.example");
  expect(await client.finish(back.search, secrets)).toMatchObject({
    refusal: { code: "sign-in-failed" },
  });
});

test("a provider that is away is a fault worth another try, and is asked again", async () => {
  const away = createOidcClient({ ...CLIENT, issuer: "http://127.0.0.1:1", redirectUri });
  for (let tries = 0; tries < 2; tries += 1) {
    await expect(away.start()).rejects.toMatchObject({
      name: "GatewayFault",
      code: "oidc-unreachable",
      retriable: true,
    });
  }
});
