/** The part of autocannon that the benches use; the package has no types of its own. */
declare module "autocannon" {
  type Request = { method: string; path: string; headers?: Record<string, string> };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    setupClient?: (client: { setRequests(requests: Request[]): void }) => void;
  };
  type Result = {
    requests: { average: number };
    latency: { p50: number };
    non2xx: number;
    errors: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
