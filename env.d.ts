/// <reference types="vite/client" />

declare module "@remix-run/node" {
  // With single fetch, loaders' values arrive as they are: dates stay dates.
  interface Future {
    v3_singleFetch: true;
  }
}

export {};
