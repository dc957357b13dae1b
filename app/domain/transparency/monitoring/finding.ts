/** Something that a monitor found wrong: what, where, and both values. */
export type Finding = {
  /** kebab-case, with words in app/messages: `entry-changed`. */
  readonly code: string;
  /** The entry, checkpoint, grant or chain that it concerns. */
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
};
