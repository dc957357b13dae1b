/** The hub on a given data folder without its background work: a child process of the benches. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { readConfig } from "~/config.server";
import { createHost } from "~/http/host/host";
import { buildRuntime, installRuntime } from "~/runtime.server";

const runtime = await buildRuntime(readConfig(process.env));
await runtime.store.migrate();
installRuntime(runtime);
const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
const host = createHost({
  runtime,
  build,
  clientFolder: resolve("build/client"),
  ready: async () => ({ isReady: true, parts: {} }),
});
const server = createServer(host.listener);
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit(0));
