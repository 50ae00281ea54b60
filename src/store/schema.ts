/** The whole schema: what drizzle, its migrations and better-auth's adapter are given. */
export * from "./schema/conversation.ts";
export * from "./schema/line.ts";
export * from "./schema/officers.ts";
export * from "./schema/people.ts";
export * from "./schema/question.ts";
export * from "./schema/screening.ts";
