/** What the killed workers and the test that kills them must agree on. */
export const KILL_TEST = {
  origin: "kills.test/log",
  resubmitAfterMs: 500,
  finalDepth: 6,
  leaseMs: 900,
  idleMs: 40,
};
