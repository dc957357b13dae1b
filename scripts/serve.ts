/**
 * The hub as a process: configuration, port, demo world, requests, processes beside them, and an
 * orderly end. `npm start` runs it. Source: docs/decisions/017-start-and-stop.md
 */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type Config, ConfigProblems, readConfig } from "~/config.server";
import type { RpcServer } from "~/gateways/chain/embedded/rpc/rpc-server";
import { createHost, type HostParts } from "~/http/host/host";
import { processesOf } from "~/processes/registry.server";
import { type RunningProcesses, runProcesses } from "~/processes/run-processes.server";
import { buildRuntime, installRuntime, type Runtime } from "~/runtime.server";
import { openChainRpc } from "./start/chain-rpc";
import { makeDemoDatabase } from "./start/demo-database";
import { greeting } from "./start/greeting";
import { claimFolder } from "./start/only-hub";
import { readinessOf } from "./start/readiness";

const IN_FLIGHT_MS = 10_000;
const isDev = process.argv.includes("--dev");

/** Ends with a message that a person can act on. */
function giveUp(message: string): never {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function configOrGiveUp(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblems) giveUp(error.message);
    throw error;
  }
}

/** What several settings say together with the keys shows only here. */
async function runtimeOrGiveUp(config: Config): Promise<Runtime> {
  try {
    return await buildRuntime(config);
  } catch (error) {
    if (error instanceof ConfigProblems) giveUp(error.message);
    throw error;
  }
}

/** Answers until the hub is there: the port is taken first, so that its number is known. */
const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5" });
  response.end("Vouchsafe is starting. 시작하는 중이에요.\n");
};

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((done) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      giveUp(
        error.code === "EADDRINUSE"
          ? `Port ${port} is in use. Stop the other program or choose another: PORT=3001 npm start`
          : `Port ${port} on ${host} cannot be opened: ${error.code}`,
      );
    });
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}

/** The pages: built ones, or Vite's while developing. */
async function pageParts(server: Server): Promise<Omit<HostParts, "runtime" | "ready">> {
  if (!isDev) {
    const built = pathToFileURL(resolve("build/server/index.js")).href;
    return { build: (await import(built)) as ServerBuild, clientFolder: resolve("build/client") };
  }
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    devHandlers: vite.middlewares,
  };
}

/** Stops accepting, lets what runs finish, then closes everything. */
async function stop(parts: {
  server: Server;
  processes: RunningProcesses;
  chainRpc: RpcServer | undefined;
  runtime: Runtime;
}) {
  const { server, processes, chainRpc, runtime } = parts;
  const closed = new Promise<void>((done) => server.close(() => done()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), IN_FLIGHT_MS);
  await Promise.all([closed, processes.stop(), chainRpc?.close()]);
  clearInterval(idle);
  clearTimeout(cut);
  await runtime.close();
}

async function main(): Promise<void> {
  const asked = configOrGiveUp(process.env);
  const isEmbedded = asked.databaseUrl.startsWith("file:");
  const release = isEmbedded ? claimFolder(asked.dataDir) : () => undefined;
  if (typeof release === "number") {
    giveUp(`Process ${release} already runs a hub on ${asked.dataDir}. Stop it or set DATA_DIR.`);
  }
  let listener: RequestListener = starting;
  const server = createServer((request, response) => listener(request, response));
  const port = await listen(server, asked);
  const rpcPort = String(asked.chains.rpcPort);
  const config = configOrGiveUp({
    ...process.env,
    PORT: String(port),
    CHAIN_RPC_PORT: rpcPort,
  });
  if (config.isDemo && (await makeDemoDatabase(config))) {
    console.log("· 시연용 세계를 만들었어요 / made the demo world");
  }
  const runtime = await runtimeOrGiveUp(config);
  await runtime.store.migrate();
  installRuntime(runtime);
  const chainRpc = await openChainRpc(runtime);
  let isStopping = false;
  const host = createHost({
    ...(await pageParts(server)),
    runtime,
    ready: () => readinessOf(runtime, isStopping),
  });
  listener = host.listener;
  const processes = runProcesses(runtime, {
    processes: processesOf(runtime),
    holder: isEmbedded ? "embedded" : `${hostname()}:${process.pid}:${Date.now()}`,
    onWake: runtime.onWake,
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop({ server, processes, chainRpc, runtime }).then(
        () => {
          release();
          process.exit(0);
        },
        () => process.exit(1),
      );
    });
  }
  const chainUrl = chainRpc?.url;
  console.log(await greeting(runtime, { address: config.publicUrl, chainUrl }));
}

await main();
