CREATE TABLE "blob" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blob_removal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"address_id" uuid NOT NULL,
	"lane" text DEFAULT 'general' NOT NULL,
	"status" text NOT NULL,
	"priority" smallint DEFAULT 4 NOT NULL,
	"risk" text DEFAULT 'none' NOT NULL,
	"reason" text,
	"language" text NOT NULL,
	"campaign" text,
	"intake" "bytea",
	"opened_at" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	"officer_id" text,
	"claimed_at" timestamp (3) with time zone,
	"unanswered_since" timestamp (3) with time zone,
	"lapses" smallint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"last_in_at" timestamp (3) with time zone,
	"expired_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"score" smallint NOT NULL,
	"comment" "bytea",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"direction" text NOT NULL,
	"author" text NOT NULL,
	"officer_id" text,
	"kind" text NOT NULL,
	"body" "bytea" NOT NULL,
	"edited" "bytea",
	"edited_at" timestamp (3) with time zone,
	"ref_hash" "bytea",
	"risk" text DEFAULT 'none' NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sequence" bigint,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"heard_at" timestamp (3) with time zone,
	"heard_by" text,
	"late" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"conversation_id" uuid,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_update" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"fault" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"replayed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"message_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"address_id" uuid,
	"message_id" uuid,
	"payload" "bytea",
	"payload_id" uuid,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"hash" text PRIMARY KEY NOT NULL,
	"source" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"scope" text NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "setting_scope_name_pk" PRIMARY KEY("scope","name")
);
--> statement-breakpoint
CREATE TABLE "officer" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"role" text NOT NULL,
	"language" text NOT NULL,
	"gender" text,
	"on_duty_until" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer_account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"officer_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"invited_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"officer_id" text
);
--> statement-breakpoint
CREATE TABLE "officer_rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer_session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"officer_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "officer_two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"hash" "bytea",
	"sealed" "bytea",
	"version" bigint NOT NULL,
	"reachable" boolean DEFAULT true NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"revision" text,
	"session" "bytea",
	"session_due_at" timestamp (3) with time zone,
	"last_sent_at" timestamp (3) with time zone,
	"last_sequence" bigint
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"given" boolean NOT NULL,
	"revision" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_id" uuid,
	"pseudonym" integer NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_address_id_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."address"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_account" ADD CONSTRAINT "officer_account_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_two_factor" ADD CONSTRAINT "officer_two_factor_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_key_id_data_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_key"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "blob_message" ON "blob" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "blob_contact" ON "blob" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_open" ON "conversation" USING btree ("address_id","lane") WHERE "conversation"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "conversation_queue" ON "conversation" USING btree ("status","priority","waiting_since") WHERE "conversation"."status" in ('waiting', 'officer');--> statement-breakpoint
CREATE INDEX "conversation_changed" ON "conversation" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "conversation_unexpired" ON "conversation" USING btree ("closed_at") WHERE "conversation"."status" = 'closed' and "conversation"."expired_at" is null;--> statement-breakpoint
CREATE INDEX "conversation_contact" ON "conversation" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "message_conversation" ON "message" USING btree ("conversation_id","sent_at","sequence","seq");--> statement-breakpoint
CREATE INDEX "message_ref" ON "message" USING btree ("ref_hash") WHERE "message"."ref_hash" is not null;--> statement-breakpoint
CREATE INDEX "message_contact" ON "message" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "alarm_open" ON "alarm" USING btree ("raised_at") WHERE "alarm"."acknowledged_at" is null;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("due_at") WHERE "job"."state" <> 'dead';--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at","id") WHERE "outbox"."state" <> 'dead';--> statement-breakpoint
CREATE INDEX "outbox_address" ON "outbox" USING btree ("address_id","id");--> statement-breakpoint
CREATE INDEX "receipt_at" ON "receipt" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_email" ON "officer" USING btree ("email");--> statement-breakpoint
CREATE INDEX "officer_on_duty" ON "officer" USING btree ("on_duty_until") WHERE "officer"."on_duty_until" is not null;--> statement-breakpoint
CREATE INDEX "officer_account_officer" ON "officer_account" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_account_provider" ON "officer_account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_invitation_hash" ON "officer_invitation" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_rate_limit_key" ON "officer_rate_limit" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_session_token" ON "officer_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "officer_session_officer" ON "officer_session" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "officer_two_factor_officer" ON "officer_two_factor" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "officer_two_factor_secret" ON "officer_two_factor" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "officer_verification_identifier" ON "officer_verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "address_hash" ON "address" USING btree ("channel","hash");--> statement-breakpoint
CREATE INDEX "address_contact" ON "address" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "address_due" ON "address" USING btree ("session_due_at") WHERE "address"."session_due_at" is not null;--> statement-breakpoint
CREATE INDEX "consent_contact" ON "consent" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_one_of_each" ON "data_key" USING btree ("owner") WHERE "data_key"."owner" in ('system', 'lookup', 'auth');