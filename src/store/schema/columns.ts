import { customType, timestamp } from "drizzle-orm/pg-core";

/** Sealed values and keyed hashes. Nothing that a person wrote, and no address, stands in any other kind of column. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A moment, to the millisecond. */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
