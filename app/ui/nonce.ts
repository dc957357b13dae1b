import { createContext, useContext } from "react";

/** The nonce of this response; empty in the browser, where scripts already run. */
export const NonceContext = createContext<string>("");

export const useNonce = (): string | undefined => useContext(NonceContext) || undefined;
