/** Keeps sealed bytes by id, in a folder or a bucket. It never sees what they say. */
export interface BlobStore {
  put(id: string, sealed: Uint8Array): Promise<void>;
  /** Null when there is none. */
  get(id: string): Promise<Uint8Array | null>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
}
