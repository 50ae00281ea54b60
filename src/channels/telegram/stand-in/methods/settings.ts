import { badRequest } from "../api-failure.ts";
import type { Params } from "../params.ts";
import { changed, type Json } from "../state.ts";
import type { Method, Methods } from "./method.ts";

export const settingMethods: Methods = {
  setMyCommands(state, params) {
    state.commands.set(place(params), commands(params));
    changed(state);
    return true;
  },
  getMyCommands: (state, params) => state.commands.get(place(params)) ?? [],
  deleteMyCommands(state, params) {
    state.commands.delete(place(params));
    return true;
  },
  setMyName: setsText("name", 64),
  getMyName: getsText("name"),
  setMyDescription: setsText("description", 512),
  getMyDescription: getsText("description"),
  setMyShortDescription: setsText("short_description", 120),
  getMyShortDescription: getsText("short_description"),
  setChatMenuButton(_, params) {
    const button = params.json("menu_button") as Json | undefined;
    if (button && !["commands", "web_app", "default"].includes(String(button.type))) {
      throw badRequest("can't parse menu button: MenuButton has unsupported type");
    }
    return true;
  },
};

function commands(params: Params): Json[] {
  const value = params.json("commands");
  if (!Array.isArray(value)) throw badRequest("expected an Array of BotCommand");
  if (value.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const item of value as Json[]) {
    const { command, description } = item ?? {};
    if (typeof command !== "string" || typeof description !== "string") {
      throw badRequest("can't parse BotCommand: expected an Object with command and description");
    }
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return value as Json[];
}

function place(params: Params): string {
  return `${JSON.stringify(params.json("scope") ?? { type: "default" })} ${language(params)}`;
}

function language(params: Params): string {
  const code = params.string("language_code");
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest("invalid language code specified");
  return code;
}

function setsText(kind: string, limit: number): Method {
  return (state, params) => {
    const text = params.string(kind);
    if (text.length > limit) throw badRequest(`bot ${kind} is too long`);
    state.texts.set(`${kind} ${language(params)}`, text);
    return true;
  };
}

function getsText(kind: string): Method {
  return (state, params) => {
    const own = state.texts.get(`${kind} ${language(params)}`);
    return { [kind]: own || (state.texts.get(`${kind} `) ?? "") };
  };
}
