/** The advisory locks of PostgreSQL that have a number; others are named by a hash of what they are about. */
export const LOCKS = {
  /** One program at a time changes the structure. */
  migrations: 20260101,
  /** One backup of a school at a time. */
  backup: 20260102,
  /**
   * Held by a backup from before it looks at the records until it has copied their files: while it is, no uploaded file is
   * removed. Who removes asks for it, shared.
   */
  clearing: 20260103,
  /** One program at a time keeps the accounts of the embedded database. */
  roles: 20260105,
  /** One program at a time gives the web server's account its rights. */
  rights: 20260106,
  /** Held for the whole of a restore: a second one would take the first for one that was interrupted, and clear it away. */
  restore: 20260107,
};
