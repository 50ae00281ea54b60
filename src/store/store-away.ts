/**
 * PostgreSQL's classes of trouble that is not the statement's fault: connection (08), resources (53), operator's
 * intervention (57), the system (58), read-only after a failover (25006), and "does not accept connections" (55000).
 */
const SQL_STATE = /^(08...|53...|57...|58...|25006|55000)$/;
/** What postgres.js and the operating system say of a connection. */
const CONNECTION = /^(CONNECTION_\w+|CONNECT_TIMEOUT|E(CONN|HOST|NET|AI_)\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** The store did not answer, so that nothing is known of the work but that it may be tried again. */
export function isStoreAway(code: string): boolean {
  return SQL_STATE.test(code) || CONNECTION.test(code);
}
