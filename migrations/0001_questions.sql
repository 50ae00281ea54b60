CREATE TABLE "question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"topic" text,
	"answer" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text
);
--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "question_message" ON "question" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "question_open" ON "question" USING btree ("asked_at","id") WHERE "question"."state" = 'open';--> statement-breakpoint
CREATE INDEX "question_settled" ON "question" USING btree ("settled_by","settled_at") WHERE "question"."state" <> 'open';--> statement-breakpoint
CREATE INDEX "question_conversation" ON "question" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "question_contact" ON "question" USING btree ("contact_id");