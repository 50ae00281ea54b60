import { expect, test } from "vitest";
import { isStoreAway } from "./store-away.ts";

test.each([
  ["57P01", "an administrator ended the connection"],
  ["57P03", "the server is starting up"],
  ["53300", "too many connections"],
  ["53100", "the disk is full"],
  ["08006", "the connection failed"],
  ["25006", "a standby took over"],
  ["55000", "the database lets nobody in"],
  ["CONNECTION_CLOSED", "postgres.js lost the connection"],
  ["CONNECT_TIMEOUT", "nobody answers there"],
  ["ECONNREFUSED", "nobody listens there"],
  ["ECONNRESET", "the other side is gone"],
  ["EPIPE", "the other side is gone"],
  ["ENOTFOUND", "the name is not known just now"],
])("%s is the store's: %s", (code) => {
  expect(isStoreAway(code)).toBe(true);
});

test.each([
  ["22P05", "a character that it does not take"],
  ["23505", "a row that stands there"],
  ["42703", "a column that is not there"],
  ["ERR_INVALID_ARG_TYPE", "a call that is wrong"],
  ["ENOENT", "a file that is not there"],
  ["", "an error of ours"],
])("%j is ours: %s", (code) => {
  expect(isStoreAway(code)).toBe(false);
});
