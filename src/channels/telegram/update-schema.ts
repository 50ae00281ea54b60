import { z } from "zod";

// What we only use when it is there and well formed must not cost us the message: it falls back to undefined.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = lenient(z.string());
const count = lenient(z.number().nonnegative());

const User = z.object({
  id: z.int(),
  is_bot: z.boolean().catch(false),
  first_name: text,
  last_name: text,
  username: text,
  language_code: text,
});

const Chat = z.object({ id: z.int(), type: z.string(), first_name: text, last_name: text });

const File = z.object({
  file_id: z.string().min(1),
  file_size: count,
  mime_type: text,
  file_name: text,
  duration: count,
});

const Photo = z.object({ file_id: z.string().min(1), file_size: count, width: z.number(), height: z.number() });

const Sticker = z.object({
  file_id: z.string().min(1),
  file_size: count,
  is_animated: z.boolean().catch(false),
  is_video: z.boolean().catch(false),
});

const Location = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

const Entity = z.object({ type: z.string(), offset: z.int(), length: z.int() });

const Message = z.looseObject({
  message_id: z.int(),
  date: z.int().nonnegative(),
  chat: Chat,
  from: lenient(User),
  sender_chat: lenient(z.unknown()),
  edit_date: lenient(z.int()),
  text,
  caption: text,
  entities: lenient(z.array(Entity)),
  caption_entities: lenient(z.array(Entity)),
  reply_to_message: lenient(z.object({ from: lenient(User) })),
  voice: lenient(File),
  audio: lenient(File),
  video: lenient(File),
  video_note: lenient(File),
  document: lenient(File),
  animation: lenient(File),
  photo: lenient(z.array(Photo).min(1)),
  sticker: lenient(Sticker),
  location: lenient(Location),
  contact: lenient(z.object({ phone_number: z.string(), first_name: text, last_name: text })),
});

const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  // Old messages come as three fields only ("inaccessible"), with a date of 0.
  message: lenient(z.object({ chat: Chat })),
  inline_message_id: text,
  data: text,
});

const Membership = z.object({
  chat: Chat,
  from: User,
  date: z.int().nonnegative(),
  new_chat_member: z.object({ status: z.string(), is_member: lenient(z.boolean()) }),
});

/** The parts of an update that we read; everything else passes through unread. */
export const updateSchema = {
  id: z.looseObject({ update_id: z.int() }),
  message: Message,
  callbackQuery: CallbackQuery,
  membership: Membership,
};

export type TelegramUser = z.infer<typeof User>;
export type TelegramMessage = z.infer<typeof Message>;
export type TelegramCallbackQuery = z.infer<typeof CallbackQuery>;
export type TelegramMembership = z.infer<typeof Membership>;
