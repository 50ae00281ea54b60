import { v7 } from "uuid";

/** Makes row ids: UUIDs that grow with time, so that indexes stay compact. Ids are made before the insert, for sealing. */
export type Ids = () => string;

export const timeOrderedIds: Ids = () => v7();
