CREATE TABLE "screening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"entry" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended" text,
	"result" text,
	"priority" smallint
);
--> statement-breakpoint
CREATE TABLE "screening_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"screening_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"message_id" uuid,
	"body" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"screening_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"officer_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "team" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "escalations" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "ref_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "alert_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "alert_attempts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "alert_lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "focal_point" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "address" ADD COLUMN "contact_time" text;--> statement-breakpoint
ALTER TABLE "address" ADD COLUMN "opening_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_answer" ADD CONSTRAINT "screening_answer_screening_id_screening_id_fk" FOREIGN KEY ("screening_id") REFERENCES "public"."screening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_change" ADD CONSTRAINT "screening_change_screening_id_screening_id_fk" FOREIGN KEY ("screening_id") REFERENCES "public"."screening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "screening_conversation" ON "screening" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "screening_contact" ON "screening" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_answer_order" ON "screening_answer" USING btree ("screening_id","n");--> statement-breakpoint
CREATE INDEX "screening_answer_contact" ON "screening_answer" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "screening_change_screening" ON "screening_change" USING btree ("screening_id");--> statement-breakpoint
CREATE INDEX "screening_change_contact" ON "screening_change" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "conversation_due" ON "conversation" USING btree ("due_at") WHERE "conversation"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "alarm_alert" ON "alarm" USING btree ("alert_due_at") WHERE "alarm"."alert_due_at" is not null;--> statement-breakpoint
CREATE INDEX "address_opening" ON "address" USING btree ("opening_due_at") WHERE "address"."opening_due_at" is not null;--> statement-breakpoint
-- Who waits already is called for within the hour.
UPDATE "conversation" SET "due_at" = now() + interval '60 minutes' WHERE "status" = 'waiting';--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_countdown" CHECK ("conversation"."status" <> 'waiting' or "conversation"."due_at" is not null);--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_owner" CHECK ("conversation"."status" <> 'officer' or "conversation"."officer_id" is not null);