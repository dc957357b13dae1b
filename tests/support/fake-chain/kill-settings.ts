/** What the killed workers and the test that kills them must agree on. */
export const KILL_TEST = {
  origin: "kills.test/log",
  resubmitAfterMs: 350,
  finalDepth: 6,
  leaseMs: 600,
  idleMs: 40,
};
