/** An error as JSON-RPC words it; code 3 carries what a contract answered when it refused. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  constructor(
    readonly code: number,
    message: string,
    readonly data?: string,
  ) {
    super(message);
  }
}

/** A parameter that is missing or of another form. */
export const invalidParams = (words: string): RpcError => new RpcError(-32_602, words);
