import postgres from "postgres";
import { isStoreAway } from "./store-away.ts";

export type Pool = {
  client: postgres.Sql;
  /** One of its connections was cut: what waits on it ends within seconds, and it takes nothing new. */
  spoiled: boolean;
};

const END_SECONDS = 5;
const CONNECT_SECONDS = 5;

/**
 * Connections to PostgreSQL that outlive its restarts. postgres.js 3.4 has two faults where a connection is cut
 * (porsager/postgres#1154, #1208): a write that was about to happen blocks that connection's place for ever, and the end
 * of a transaction writes to a socket that is gone, which throws where nobody can catch it and ends the process. So a
 * pool is replaced once one of its connections was cut, and a transaction whose connection is gone is never spoken to.
 */
export function openPool(url: string, connections: number): { current(): Pool; close(): Promise<void> } {
  let ended = false;
  let pool = make();

  function make(): Pool {
    const made: Pool = { client: undefined as never, spoiled: false };
    const renew = () => {
      if (ended || made.spoiled) return;
      made.spoiled = true;
      pool = make();
      void made.client.end({ timeout: END_SECONDS }).catch(() => {});
    };
    made.client = quietAfterLoss(
      postgres(url, {
        max: connections,
        onnotice: () => {},
        connect_timeout: CONNECT_SECONDS,
        // Asked on each new connection for array columns, of which we have none; cut in the middle, it rejects unheard.
        fetch_types: false,
        connection: { application_name: "sanad" },
        onclose: renew,
      }),
      renew,
    );
    return made;
  }

  return {
    current: () => pool,
    close() {
      ended = true;
      return pool.client.end({ timeout: END_SECONDS });
    },
  };
}

/** Wraps `begin`: once the connection is lost, nothing more is written in the transaction, not even its rollback. */
function quietAfterLoss(client: postgres.Sql, onLoss: () => void): postgres.Sql {
  const begin = client.begin.bind(client) as Begin;
  const guarded: Begin = async (work) => {
    let lost = false;
    try {
      return await begin(async (tx) => {
        const { unsafe } = tx;
        tx.unsafe = ((...query: Parameters<typeof unsafe>) => {
          if (lost) throw new ConnectionLost();
          return unsafe(...query);
        }) as typeof unsafe;
        try {
          const result = await work(tx);
          if (!lost) return result;
        } catch (error) {
          if (!lost && !endsConnection(error)) throw error;
          onLoss();
        }
        // `begin` itself ends with the connection; what would follow here is the write that nobody can catch.
        return new Promise<never>(() => {});
      });
    } catch (error) {
      lost = true;
      throw error;
    }
  };
  client.begin = guarded as typeof client.begin;
  return client;
}

type Begin = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => Promise<T>;

class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
  readonly code = "CONNECTION_CLOSED";
}

/** True where PostgreSQL hangs up after it, or has. drizzle wraps what the driver throws. */
function endsConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (typeof code !== "string") return endsConnection(error.cause);
  return !/^[0-9A-Z]{5}$/.test(code) && isStoreAway(code);
}
